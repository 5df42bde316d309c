import type { ReverificationConfig } from '@dooryard/protocol'

interface ReverificationErrorJSON<Config extends ReverificationConfig | undefined> {
  clerk_error: {
    type: 'forbidden'
    reason: 'reverification-error'
    metadata: { reverification: Config | undefined }
  }
}

/** What an endpoint answers when the session has to be verified once more; Clerk's hooks understand it. §6.4. */
export function reverificationError<Config extends ReverificationConfig>(
  missingConfig?: Config,
): ReverificationErrorJSON<Config> {
  return {
    clerk_error: {
      type: 'forbidden',
      reason: 'reverification-error',
      metadata: { reverification: missingConfig },
    },
  }
}

/** The same as a response with status 403. */
export function reverificationErrorResponse(missingConfig?: ReverificationConfig): Response {
  return Response.json(reverificationError(missingConfig), { status: 403 })
}
