import type { ClientJSON } from '@dooryard/protocol'

/** What a handler answers with; the pipeline makes a response of it. */
export type Reply =
  /** `{ response, client }`; the client is added by the pipeline. */
  | ({ kind: 'wrapped'; resource: unknown } & Ending)
  /** The value itself. */
  | { kind: 'bare'; value: unknown; status?: number; complete?: boolean }
  | { kind: 'redirect'; location: string; status: 303 | 307 }
  | { kind: 'response'; response: Response }

interface Ending {
  /** The flow has reached its end, so a form goes on to its last page. */
  complete?: boolean
  /** What the page of a form shows, this once. */
  codes?: readonly string[] | null
  /** What the client of this answer has in the place of its own. */
  attempts?: Partial<Pick<ClientJSON, 'sign_up'>> | null
}

export const wrapped = (
  resource: unknown,
  { complete = false, codes = null, attempts = null }: Ending = {},
): Reply => ({
  kind: 'wrapped',
  resource,
  complete,
  codes,
  attempts,
})

export const bare = (value: unknown, status = 200, { complete = false } = {}): Reply => ({
  kind: 'bare',
  value,
  status,
  complete,
})

/** Only ever with a location that `safeRedirect` made (RED-1). */
export const redirect = (location: string, status: 303 | 307 = 307): Reply => ({
  kind: 'redirect',
  location,
  status,
})
