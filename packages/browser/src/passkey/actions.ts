import { camelize, type PasskeyJSON } from '@dooryard/protocol'
import { resourceOf } from '../connection/answer.ts'
import type { Method, Send } from '../connection/http.ts'
import type { Core } from '../core/core.ts'
import type { DeletedObjectResource } from '../core/resource.ts'
import { verifiedFields } from '../verification/verification.ts'
import { createPasskey } from './passkey.ts'
import type { PasskeyResource } from './types.ts'

export type PasskeyMethods = ReturnType<typeof passkeyMethods>

/** Browser APIs of passkeys: few pages use them. */
export const ceremony = () => import('./ceremony.ts')

/** Frontend API §3.10. */
export function passkeyMethods(core: Core, send: Send) {
  const call = async <Json extends object>(path: string, method: Method, body?: object) =>
    resourceOf<Json>(await send(`/me/passkeys${path}`, { method, body, takesClient: true }))
  const change = async (passkey: PasskeyResource, method: Method, body?: object) =>
    Object.assign(
      passkey,
      verifiedFields(core, await call<PasskeyJSON>(`/${passkey.id}`, method, body)),
    )

  return {
    passkey: {
      reload: (passkey: PasskeyResource) => change(passkey, 'GET'),
      update: (passkey: PasskeyResource, { name }: { name: string }) =>
        change(passkey, 'PATCH', { name }),
      delete: async ({ id }: PasskeyResource) =>
        camelize<DeletedObjectResource>(await call(`/${id}`, 'DELETE')),
    },
  }
}

/** Makes a passkey, and adds it to the user. */
export async function addPasskey(
  core: Core<PasskeyMethods>,
  call: <Json extends object>(path: string, method: Method, body?: object) => Promise<Json>,
): Promise<PasskeyResource> {
  const { assertSupported, createCredential } = await ceremony()
  assertSupported()
  const { id, verification } = await call<PasskeyJSON>('/passkeys', 'POST')
  const publicKeyCredential = await createCredential(verification?.nonce)
  const body = { strategy: 'passkey', publicKeyCredential }
  return createPasskey(core, await call(`/passkeys/${id}/attempt_verification`, 'POST', body))
}
