import { backendEndpoints } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import { apiError } from '../http/api-error.ts'
import { required, text } from '../http/fields.ts'
import { switchedPageFields, toPage } from '../http/list-fields.ts'
import { findOverlay } from '../instance/storage.ts'
import { parseOverlay } from '../settings/overlay.ts'
import { REDIRECT_URL_MAX } from '../settings/redirect-url.ts'
import { createRedirectUrl, deleteRedirectUrl, type RedirectUrl } from './change.ts'

const at = backendEndpoints.redirectUrls

const list = backendRoute(at.getRedirectUrlList, {
  audit: null,
  query: switchedPageFields,
  async handle({ ctx, query }) {
    const { redirectUrls = [] } = parseOverlay(await findOverlay(ctx.db))
    const { limit, offset } = toPage(query)
    const data = redirectUrls.slice(offset, offset + limit).map(redirectUrlJSON)
    return query.paginated ? { data, total_count: redirectUrls.length } : data
  },
})

const getOne = backendRoute(at.getRedirectUrl, {
  audit: null,
  async handle({ ctx, params }) {
    const { redirectUrls = [] } = parseOverlay(await findOverlay(ctx.db))
    const found = redirectUrls.find(({ id }) => id === params.redirectUrlId)
    if (!found) throw apiError('resource_not_found')
    return redirectUrlJSON(found)
  },
})

const create = backendRoute(at.createRedirectUrl, {
  audit: ['instance.updated'],
  body: { url: required(text({ max: REDIRECT_URL_MAX })) },
  handle: async ({ ctx, actor, body }) =>
    redirectUrlJSON(await createRedirectUrl(ctx, actor, body.url)),
})

const remove = backendRoute(at.deleteRedirectUrl, {
  audit: ['instance.updated'],
  async handle({ ctx, actor, params }) {
    await deleteRedirectUrl(ctx, actor, params.redirectUrlId)
    return { object: 'redirect_url', id: params.redirectUrlId, deleted: true }
  },
})

/** Backend API §2.5. */
export const redirectUrlBackendRoutes: readonly BackendRoute[] = [list, getOne, create, remove]

/** Backend API §3.6. */
const redirectUrlJSON = ({ id, url, createdAt }: RedirectUrl) => ({
  object: 'redirect_url',
  id,
  url,
  created_at: createdAt,
  updated_at: createdAt,
})
