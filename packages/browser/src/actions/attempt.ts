import { Query } from '@dooryard/protocol'
import { ClerkRuntimeError } from '../errors.ts'
import type { Attempt } from '../resources/attempt.ts'
import type { RemoteMethod, Runtime } from '../runtime.ts'
import type { Outcome } from '../types/resource.ts'
import type { FinalizeParams } from '../types/session.ts'
import { setActive } from './activation.ts'
import type { RequestOptions } from './http.ts'
import { resourceOf } from './resource-of.ts'

// biome-ignore lint/suspicious/noExplicitAny: sign-ins and sign-ups go the same way
type AnyAttempt<Resource> = Attempt<Resource, any>

/** Begins an attempt; it replaces the one that was. */
export const begin = <Resource extends object>(
  runtime: Runtime,
  attempt: AnyAttempt<Resource>,
  params: object,
) => call(runtime, attempt, '', { locale: runtime.platform.language(), ...params })

/** A step of the attempt that exists; '' is the attempt itself. */
export function proceed<Resource extends { id?: string | undefined }>(
  runtime: Runtime,
  attempt: AnyAttempt<Resource>,
  step: string,
  params?: object,
  method?: RequestOptions['method'],
): Promise<Resource> {
  const { id } = attempt.live
  if (!id) {
    throw new ClerkRuntimeError('There is no attempt yet. Call create() first.', {
      code: 'attempt_missing',
    })
  }
  return call(runtime, attempt, `/${id}${step && `/${step}`}`, params, method)
}

async function call<Resource>(
  runtime: Runtime,
  { kind, apply, current }: AnyAttempt<Resource>,
  path: string,
  body?: object,
  method: RequestOptions['method'] = 'POST',
): Promise<Resource> {
  const actions = await runtime.actions()
  const options = { method, body, takesClient: true }
  const answer = await actions.send<{ client?: unknown }>(`/client/${kind}s${path}`, options)
  const json = resourceOf(answer)
  const snapshot = runtime.snapshot()
  if (!answer.client && snapshot) runtime.applyClient({ ...snapshot, [kind]: json })
  // After the client: an attempt that is complete is no longer the client's, but whoever holds it reads the result.
  apply(json)
  return current()
}

/** Activates the session that a complete attempt made. */
export function finalize(
  runtime: Runtime,
  { live }: AnyAttempt<{ createdSessionId: string | null }>,
  params?: FinalizeParams,
): Promise<void> {
  if (!live.createdSessionId) {
    throw new ClerkRuntimeError('The attempt is not complete: it has no session.', {
      code: 'attempt_incomplete',
    })
  }
  return setActive(runtime, { ...params, session: live.createdSessionId })
}

/** The ticket of an invitation or sign-in link, from the page's address. */
export function ticketOfPage(runtime: Runtime): string {
  return new URL(runtime.platform.href()).searchParams.get(Query.ticket) ?? ''
}

/** Turns an action that throws into one that answers `{ error }`. */
export function outcome(action: RemoteMethod) {
  return async (...parameters: Parameters<RemoteMethod>): Outcome => {
    try {
      await action(...parameters)
      return { error: null }
    } catch (error) {
      return { error: error as Error }
    }
  }
}
