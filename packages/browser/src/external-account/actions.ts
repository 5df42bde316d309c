import type { ExternalAccountJSON, UserJSON } from '@dooryard/protocol'
import { resourceOf } from '../connection/answer.ts'
import type { Method, Send } from '../connection/http.ts'
import type { WiredCore } from '../core/core.ts'
import { leaveForProvider } from '../verification/leave-for-provider.ts'
import { externalAccountFields } from './external-account.ts'
import type {
  CreateExternalAccountParams,
  ExternalAccountResource,
  ReauthorizeExternalAccountParams,
} from './types.ts'

export type ExternalAccountMethods = ReturnType<typeof externalAccountMethods>

/** Frontend API §3.10. */
export function externalAccountMethods(core: WiredCore, send: Send) {
  const call = (path: string, method: Method, body?: object) =>
    send(`/me${path}`, { method, body, takesClient: true })
  const show = (account: ExternalAccountResource, json: ExternalAccountJSON) =>
    Object.assign(account, externalAccountFields(core, json))

  return {
    externalAccount: {
      async reload(account: ExternalAccountResource) {
        const { external_accounts } = resourceOf<UserJSON>(await call('', 'GET'))
        const json = external_accounts.find(({ id }) => id === account.id)
        return json ? show(account, json) : account
      },
      async reauthorize(
        account: ExternalAccountResource,
        params: ReauthorizeExternalAccountParams = {},
      ) {
        const path = `/external_accounts/${account.id}/reauthorize`
        const body = connectionBody(core, params)
        return show(account, resourceOf<ExternalAccountJSON>(await call(path, 'PATCH', body)))
      },
      startRedirect: async ({ verification }: ExternalAccountResource) =>
        leaveForProvider(core, verification),
      destroy: async ({ id }: ExternalAccountResource) =>
        void (await call(`/external_accounts/${id}`, 'DELETE')),
    },
  }
}

/** What the server is asked when an account is to be connected. */
export function connectionBody(
  { platform }: WiredCore,
  { redirectUrl = '', additionalScopes, ...params }: CreateExternalAccountParams,
): object {
  const back = new URL(redirectUrl, platform.href()).href
  return { ...params, redirectUrl: back, additionalScope: additionalScopes }
}
