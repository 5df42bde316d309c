import { backendEndpoints } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import { apiError } from '../http/api-error.ts'
import { required, text } from '../http/fields.ts'
import { toPage } from '../http/list-fields.ts'
import { deleteApiKey, requireApiKey, revokeApiKey, updateApiKey } from './change-api-key.ts'
import { createApiKey } from './create-api-key.ts'
import { changeFields, keyFields, keyListFields, revokeFields } from './fields.ts'
import { listApiKeys } from './list-api-keys.ts'
import { verifyApiKey } from './verify-api-key.ts'
import { apiKeyJSON } from './view.ts'

const at = backendEndpoints.apiKeys

const list = backendRoute(at.list, {
  audit: null,
  query: keyListFields,
  async handle({ ctx, actor, query }) {
    const { rows, total } = await listApiKeys(ctx, actor, {
      subject: query.subject,
      query: query.query,
      includeInvalid: query.include_invalid,
      page: toPage(query),
    })
    return { data: rows.map((row) => apiKeyJSON(row, ctx.clock.now())), total_count: total }
  },
})

const create = backendRoute(at.create, {
  audit: ['api_key.created'],
  body: keyFields,
  async handle({ ctx, actor, body }) {
    const { seconds_until_expiration, created_by, ...input } = body
    const { row, secret } = await createApiKey(ctx, actor, {
      ...input,
      secondsUntilExpiration: seconds_until_expiration,
      createdBy: created_by,
    })
    return apiKeyJSON(row, ctx.clock.now(), secret)
  },
})

const getOne = backendRoute(at.get, {
  audit: null,
  async handle({ ctx, actor, params }) {
    const row = await requireApiKey(ctx, actor, { id: params.apiKeyId, to: 'read' })
    return apiKeyJSON(row, ctx.clock.now())
  },
})

const update = backendRoute(at.update, {
  audit: ['api_key.updated'],
  body: changeFields,
  async handle({ ctx, actor, params, body }) {
    const { seconds_until_expiration: secondsUntilExpiration, ...change } = body
    const id = params.apiKeyId
    const row = await updateApiKey(ctx, actor, { id, ...change, secondsUntilExpiration })
    return apiKeyJSON(row, ctx.clock.now())
  },
})

const revoke = backendRoute(at.revoke, {
  audit: ['api_key.revoked'],
  body: revokeFields,
  async handle({ ctx, actor, params, body }) {
    const input = { id: params.apiKeyId, reason: body.revocation_reason }
    return apiKeyJSON(await revokeApiKey(ctx, actor, input), ctx.clock.now())
  },
})

const remove = backendRoute(at.delete, {
  audit: ['api_key.deleted'],
  async handle({ ctx, actor, params }) {
    await deleteApiKey(ctx, actor, params.apiKeyId)
    return { object: 'api_key', id: params.apiKeyId, deleted: true }
  },
})

/** There is none to give: its hash is kept, and nothing else (KEY-1). */
const getSecret = backendRoute(at.getSecret, {
  audit: null,
  async handle({ ctx, actor, params }) {
    await requireApiKey(ctx, actor, { id: params.apiKeyId, to: 'read' })
    throw apiError('api_key_secret_not_kept')
  },
})

const verify = backendRoute(at.verify, {
  audit: null,
  body: { secret: required(text({ max: 512 })) },
  handle: async ({ ctx, body }) =>
    apiKeyJSON(await verifyApiKey(ctx, body.secret), ctx.clock.now()),
})

/** Backend API §2.9. */
export const apiKeyBackendRoutes: readonly BackendRoute[] = [
  list,
  create,
  verify,
  getOne,
  update,
  revoke,
  remove,
  getSecret,
]
