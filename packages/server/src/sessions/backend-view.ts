import type { BackendSessionJSON } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import type { OwnedSession } from './load.ts'
import { sessionActivityJSON, sharedFields } from './view.ts'

/** A session as the Backend API shows it. Backend API §3.4. */
export function backendSessionJSON(
  { settings, clock }: Context,
  { session, owner }: OwnedSession,
): BackendSessionJSON {
  return {
    ...sharedFields(settings, { session, owner, now: clock.now() }),
    client_id: session.client_id,
    user_id: session.user_id,
    latest_activity: sessionActivityJSON(session),
  }
}
