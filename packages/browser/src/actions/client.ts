import type { ClientJSON } from '@dooryard/protocol'
import { type Runtime, unwrap } from '../runtime.ts'
import type { ClientResource } from '../types/client.ts'

async function send(runtime: Runtime, method: 'GET' | 'PUT' | 'DELETE', path = '') {
  const actions = await runtime.actions()
  runtime.applyClient(unwrap<ClientJSON | null>(await actions.send(`/client${path}`, { method })))
  return runtime.client() as ClientResource
}

/** Frontend API §3.3. */
export const client = {
  create: (runtime: Runtime) => send(runtime, 'PUT'),
  reload: (runtime: Runtime) => send(runtime, 'GET'),
  destroy: async (runtime: Runtime) => void (await send(runtime, 'DELETE')),
  removeSessions: (runtime: Runtime) => send(runtime, 'DELETE', '/sessions'),
}
