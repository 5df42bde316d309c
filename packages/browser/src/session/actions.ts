import type { SessionJSON } from '@dooryard/protocol'
import { resourceOf } from '../connection/answer.ts'
import { applySession } from '../connection/apply-session.ts'
import type { Send } from '../connection/http.ts'
import type { Core } from '../core/core.ts'
import { sessionFields } from './session.ts'
import type { SessionResource, SessionTouchParams } from './types.ts'

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

  return {
    session: {
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
