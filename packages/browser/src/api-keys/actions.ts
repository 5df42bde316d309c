import { type ApiKeyJSON, camelize } from '@dooryard/protocol'
import { resourceOf } from '../connection/answer.ts'
import type { Method, Send } from '../connection/http.ts'
import { type ListJSON, pageOf, queryOf } from '../connection/list.ts'
import type { APIKeyResource, APIKeysNamespace } from './types.ts'

/** Frontend API §3.13. */
/** `subject`: whose keys are meant where nobody says it. */
export function apiKeyMethods(send: Send, subject: () => string | undefined): APIKeysNamespace {
  const call = async (path: string, method: Method, body: object) =>
    keyOf(resourceOf<ApiKeyJSON>(await send(`/api_keys${path}`, { method, body })))
  return {
    async getAll(params) {
      const query = queryOf({ subject: subject(), ...params } as object)
      return pageOf(resourceOf<ListJSON<ApiKeyJSON>>(await send('/api_keys', { query })), keyOf)
    },
    create: (params) => call('', 'POST', { subject: subject(), ...params }),
    update: ({ apiKeyID, description }) => call(`/${apiKeyID}`, 'PATCH', { description }),
    revoke: ({ apiKeyID, revocationReason }) =>
      call(`/${apiKeyID}/revoke`, 'POST', { revocationReason }),
  }
}

const keyOf = (json: ApiKeyJSON) => camelize<APIKeyResource>(json)
