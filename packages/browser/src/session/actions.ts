import { camelize, type SessionJSON, type SessionVerificationJSON } from '@dooryard/protocol'
import { resourceOf } from '../connection/answer.ts'
import { applySession } from '../connection/apply-session.ts'
import type { Send } from '../connection/http.ts'
import type { Core } from '../core/core.ts'
import { ceremony } from '../passkey/actions.ts'
import type { AttemptFactorParams, PrepareFactorParams } from '../verification/types.ts'
import { createVerification } from '../verification/verification.ts'
import { createSession, sessionFields } from './session.ts'
import type {
  SessionResource,
  SessionTouchParams,
  SessionVerificationResource,
  StartVerificationParams,
} from './types.ts'

export type SessionMethods = ReturnType<typeof sessionMethods>

/** Frontend API §3.9. */
export function sessionMethods(core: Core, send: Send) {
  async function call(
    session: SessionResource,
    step: string,
    body?: object,
  ): Promise<SessionResource> {
    const answer = await send<{ client?: unknown }>(`/client/sessions/${session.id}${step}`, {
      method: step ? 'POST' : 'GET',
      body,
    })
    const json = resourceOf<SessionJSON>(answer)
    if (!answer.client) {
      core.tokens.remember(json.last_active_token?.jwt)
      applySession(core, json)
    }
    return Object.assign(session, sessionFields(json))
  }

  async function verify(
    { id }: SessionResource,
    step: string,
    body: object,
  ): Promise<SessionVerificationResource> {
    const path = `/client/sessions/${id}/verify${step}`
    const { session, ...json } = resourceOf<SessionVerificationJSON>(
      await send(path, { method: 'POST', body, takesClient: true }),
    )
    return {
      ...camelize<SessionVerificationResource>(json),
      firstFactorVerification: createVerification(core, json.first_factor_verification),
      secondFactorVerification: createVerification(core, json.second_factor_verification),
      session: createSession(core as Core<SessionMethods>, session, null),
    }
  }

  const step =
    <Params extends object>(path: string) =>
    (session: SessionResource, params: Params) =>
      verify(session, path, params)

  return {
    session: {
      startVerification: step<StartVerificationParams>(''),
      prepareFirstFactorVerification: step<PrepareFactorParams>('/prepare_first_factor'),
      attemptFirstFactorVerification: step<AttemptFactorParams>('/attempt_first_factor'),
      prepareSecondFactorVerification: step<PrepareFactorParams>('/prepare_second_factor'),
      attemptSecondFactorVerification: step<AttemptFactorParams>('/attempt_second_factor'),
      async verifyWithPasskey(
        session: SessionResource,
        { level = 'first_factor' }: { level?: 'first_factor' | 'second_factor' } = {},
      ) {
        const { assertSupported, getCredential } = await ceremony()
        assertSupported()
        const way = { strategy: 'passkey' }
        const asked = await verify(session, `/prepare_${level}`, way)
        const isFirst = level === 'first_factor'
        const { nonce } = isFirst ? asked.firstFactorVerification : asked.secondFactorVerification
        const publicKeyCredential = await getCredential(nonce, false)
        return verify(session, `/attempt_${level}`, { ...way, publicKeyCredential })
      },
      reload: (session: SessionResource) => call(session, ''),
      end: (session: SessionResource) => call(session, '/end'),
      remove: (session: SessionResource) => call(session, '/remove'),
      touch: (
        session: SessionResource,
        { intent, organization = session.lastActiveOrganizationId }: TouchParams = {},
      ) => call(session, '/touch', { activeOrganizationId: organization, intent }),
    },
  }
}

interface TouchParams extends SessionTouchParams {
  organization?: string | null
}
