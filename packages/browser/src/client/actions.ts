import type { ClientJSON } from '@dooryard/protocol'
import { unwrap } from '../connection/answer.ts'
import type { Method, Send } from '../connection/http.ts'
import type { Core } from '../core/core.ts'
import type { OrganizationMethods } from '../organization/actions.ts'
import type { SessionMethods } from '../session/actions.ts'
import type { SignInMethods } from '../sign-in/actions.ts'
import type { SignUpMethods } from '../sign-up/actions.ts'
import type { UserMethods } from '../user/actions.ts'
import type { ClientResource } from './types.ts'

/** The methods of the client and of all resources that come with it. */
export type ClientMethods = ReturnType<typeof clientMethods> &
  SessionMethods &
  UserMethods &
  OrganizationMethods &
  SignInMethods &
  SignUpMethods

type Current = () => ClientResource

/** Frontend API §3.3. */
export function clientMethods(core: Core, send: Send) {
  async function call(current: Current, method: Method, path = '') {
    core.applyClient(unwrap<ClientJSON | null>(await send(`/client${path}`, { method })))
    return current()
  }

  return {
    client: {
      create: (current: Current) => call(current, 'PUT'),
      reload: (current: Current) => call(current, 'GET'),
      destroy: async (current: Current) => void (await call(current, 'DELETE')),
      removeSessions: (current: Current) => call(current, 'DELETE', '/sessions'),
    },
  }
}
