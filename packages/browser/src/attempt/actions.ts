import { Query, type VerificationJSON } from '@dooryard/protocol'
import { resourceOf } from '../connection/answer.ts'
import type { Method, Send } from '../connection/http.ts'
import type { WiredCore } from '../core/core.ts'
import { ClerkRuntimeError } from '../core/errors.ts'
import type { Outcome } from '../core/resource.ts'
import type { FinalizeParams } from '../session/types.ts'
import type { VerificationResource } from '../verification/types.ts'
import type { Attempt } from './attempt.ts'
import type { AuthenticateWithPopupParams, LeavingUrls } from './types.ts'

/** What sign-ins and sign-ups have in common. */
export type AttemptActions = ReturnType<typeof attemptActions>

const isTakenMeanwhile = (error: unknown) =>
  (error as { errors?: { code: string }[] }).errors?.[0]?.code === 'client_state_invalid'

const noAttempt = () =>
  new ClerkRuntimeError('There is no attempt yet. Call create() first.', {
    code: 'attempt_missing',
  })

export interface Ways {
  /** Makes a session the active one. */
  activate(params: FinalizeParams & { session: string; redirectUrl?: string }): Promise<void>
  /** Asks the server for the client. */
  refresh(): Promise<void>
  navigate(to: string): unknown
}

interface AttemptFields {
  id?: string | undefined
  createdSessionId: string | null
}

// biome-ignore lint/suspicious/noExplicitAny: sign-ins and sign-ups go the same way
type AnyAttempt<Resource> = Attempt<Resource, any>

export function attemptActions(core: WiredCore, send: Send, { activate, ...ways }: Ways) {
  async function call<Resource>(
    { kind, apply, current }: AnyAttempt<Resource>,
    path: string,
    body: object | undefined,
    method: Method = 'POST',
  ): Promise<Resource> {
    const options = { method, body, takesClient: true }
    const answer = await send<{ client?: unknown }>(`/client/${kind}s${path}`, options)
    const json = resourceOf(answer)
    const snapshot = core.snapshot()
    if (!answer.client && snapshot) core.applyClient({ ...snapshot, [kind]: json })
    // After the client: an attempt that is complete is no longer the client's, but whoever holds it reads the result.
    apply(json)
    return current()
  }

  return {
    /** Begins an attempt; it replaces the one that was. Another tab may have begun one in the same moment, and has the new token then. */
    async begin<Resource>(attempt: AnyAttempt<Resource>, params: object): Promise<Resource> {
      const begin = () => call(attempt, '', { locale: core.platform.language(), ...params })
      try {
        return await begin()
      } catch (error) {
        if (!isTakenMeanwhile(error)) throw error
        return begin()
      }
    },

    /** A step of the attempt that exists; '' is the attempt itself. */
    async proceed<Resource extends AttemptFields>(
      attempt: AnyAttempt<Resource>,
      step: string,
      params?: object,
      method?: Method,
    ): Promise<Resource> {
      const { id } = attempt.live
      if (id) return call(attempt, `/${id}${step && `/${step}`}`, params, method)
      throw noAttempt()
    },

    /** Until the link that was asked for was opened, or is void. The attempt stays as it was until `reload`. */
    async waitForLink<Json extends object>(
      { kind, live }: AnyAttempt<AttemptFields>,
      proofIn: (json: Json) => VerificationJSON | null | undefined,
      signal?: AbortSignal,
    ): Promise<void> {
      const { waitForLink } = await import('../verification/wait-for-link.ts')
      const { id } = live
      if (!id) throw noAttempt()
      const look = async () => proofIn(resourceOf<Json>(await send(`/client/${kind}s/${id}`)))
      await waitForLink(core.platform, look, signal)
    },

    /** To a provider: in this window, or in the one that was opened for it. `begin` asks the server where that is. */
    async leave(
      params: AuthenticateWithPopupParams,
      begin: (urls: LeavingUrls) => Promise<VerificationResource>,
    ): Promise<void> {
      const { leave } = await import('./leave.ts')
      return leave({ core, activate, ...ways }, params, begin)
    },
    /** Activates the session that a complete attempt made. */
    async finalize({ live }: AnyAttempt<AttemptFields>, params?: FinalizeParams): Promise<void> {
      const session = live.createdSessionId
      if (session) return activate({ ...params, session })
      throw new ClerkRuntimeError('The attempt is not complete: it has no session.', {
        code: 'attempt_incomplete',
      })
    },

    reset({ kind }: AnyAttempt<unknown>): void {
      const snapshot = core.snapshot()
      core.applyClient(snapshot && { ...snapshot, [kind]: null })
    },

    /** The ticket of an invitation or sign-in link, from the page's address. */
    ticketOfPage: () => new URL(core.platform.href()).searchParams.get(Query.ticket) ?? '',
  }
}

/** Turns an action that throws into one that answers `{ error }`. */
export function outcome<Parameters extends unknown[]>(
  action: (...parameters: Parameters) => unknown,
) {
  return async (...parameters: Parameters): Outcome => {
    try {
      await action(...parameters)
      return { error: null }
    } catch (error) {
      return { error: error as Error }
    }
  }
}
