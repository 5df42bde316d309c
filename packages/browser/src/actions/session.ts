import type { SessionJSON } from '@dooryard/protocol'
import { sessionFields } from '../resources/session.ts'
import type { Runtime } from '../runtime.ts'
import type { SessionResource, SessionTouchParams } from '../types/session.ts'
import { resourceOf } from './resource-of.ts'

async function send(
  runtime: Runtime,
  session: SessionResource,
  step: string,
  body?: object,
): Promise<SessionResource> {
  const actions = await runtime.actions()
  const answer = await actions.send<{ client?: unknown }>(`/client/sessions/${session.id}${step}`, {
    method: step ? 'POST' : 'GET',
    body,
  })
  const json = resourceOf<SessionJSON>(answer)
  if (!answer.client) {
    runtime.tokens.remember(json.last_active_token?.jwt)
    runtime.applySession(json)
  }
  return Object.assign(session, sessionFields(json))
}

/** Frontend API §3.9. */
export const session = {
  reload: (runtime: Runtime, session: SessionResource) => send(runtime, session, ''),
  end: (runtime: Runtime, session: SessionResource) => send(runtime, session, '/end'),
  remove: (runtime: Runtime, session: SessionResource) => send(runtime, session, '/remove'),
  touch: (
    runtime: Runtime,
    session: SessionResource,
    { intent, organization = session.lastActiveOrganizationId }: TouchParams = {},
  ) => send(runtime, session, '/touch', { activeOrganizationId: organization, intent }),
}

interface TouchParams extends SessionTouchParams {
  organization?: string | null
}
