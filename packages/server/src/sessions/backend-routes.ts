import { backendEndpoints } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import { sessionTokenCookies } from '../clients/cookies.ts'
import { createSession } from '../clients/create-session.ts'
import { refreshSession } from '../clients/refresh-session.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { choice, flag, integer, type Kind, optional, required, text } from '../http/fields.ts'
import { switchedPageFields, toPage } from '../http/list-fields.ts'
import { isPlainObject } from '../http/read-body.ts'
import { LIFETIMES } from '../settings/numbers.ts'
import { backendSessionJSON } from './backend-view.ts'
import { withOwners } from './load.ts'
import { requireLiveSession, requireSession } from './require-session.ts'
import { revokeSession } from './revoke-session.ts'
import { countSessions, searchSessions } from './search.ts'
import type { SessionRow } from './table.ts'
import { mintSessionToken } from './tokens.ts'
import { verifySession } from './verify-session.ts'

const at = backendEndpoints.sessions

const id = text({ max: 64 })
const token = text({ max: 8192 })

/** What the site's server was sent, for the record; nothing is decided by it. */
const headers: Kind<object> = (raw) =>
  isPlainObject(raw) ? { value: raw } : { problem: 'form_param_type_invalid' }

const list = backendRoute(at.getSessionList, {
  audit: null,
  query: {
    ...switchedPageFields,
    client_id: optional(id),
    user_id: optional(id),
    status: optional(
      choice([
        'abandoned',
        'active',
        'ended',
        'expired',
        'pending',
        'removed',
        'replaced',
        'revoked',
      ]),
    ),
  },
  async handle({ ctx, query }) {
    if (query.client_id === undefined && query.user_id === undefined) {
      throw apiError('form_conditional_param_missing', {
        param: 'user_id',
        longMessage: 'Say whose sessions you want: user_id, client_id or both.',
      })
    }
    const filters = {
      clientId: query.client_id,
      userId: query.user_id,
      status: query.status,
      settings: ctx.settings,
      now: ctx.clock.now(),
    }
    const data = await showSessions(ctx, await searchSessions(ctx.db, filters, toPage(query)))
    if (!query.paginated) return data
    return { data, total_count: await countSessions(ctx.db, filters) }
  },
})

const create = backendRoute(at.createSession, {
  audit: ['session.created'],
  body: { user_id: required(id), active_organization_id: optional(id) },
  async handle({ ctx, actor, body }) {
    const { user_id: userId, active_organization_id: organizationId } = body
    return backendSessionJSON(ctx, await createSession(ctx, actor, { userId, organizationId }))
  },
})

const getOne = backendRoute(at.getSession, {
  audit: null,
  handle: async ({ ctx, actor, params }) =>
    backendSessionJSON(ctx, await requireSession(ctx, actor, params.sessionId)),
})

const revoke = backendRoute(at.revokeSession, {
  audit: ['session.revoked'],
  handle: async ({ ctx, actor, params }) =>
    backendSessionJSON(ctx, await revokeSession(ctx, actor, params.sessionId)),
})

const verify = backendRoute(at.verifySession, {
  audit: null,
  body: { token: required(token) },
  handle: async ({ ctx, actor, params, body }) =>
    backendSessionJSON(
      ctx,
      await verifySession(ctx, actor, { id: params.sessionId, token: body.token }),
    ),
})

const createToken = backendRoute(at.getToken, {
  audit: null,
  body: { expires_in_seconds: optional(integer(LIFETIMES)) },
  async handle({ ctx, actor, params, body }) {
    const { session, owner } = await requireLiveSession(ctx, actor, params.sessionId)
    const lifetime = body.expires_in_seconds
    // For no page in particular.
    const subject = { session, owner, origin: null }
    return { object: 'token', jwt: await mintSessionToken(ctx, { ...subject, lifetime }) }
  },
})

const refresh = backendRoute(at.refreshSession, {
  audit: null,
  query: { suffixed_cookies: optional(flag) },
  body: {
    expired_token: required(token),
    refresh_token: required(text({ max: 256 })),
    request_origin: required(text({ max: 2048 })),
    request_originating_ip: optional(text()),
    request_headers: optional(headers),
    format: optional(choice(['token', 'cookie'])),
  },
  async handle({ ctx, params, body }) {
    const jwt = await refreshSession(ctx, {
      sessionId: params.sessionId,
      expiredToken: body.expired_token,
      refreshToken: body.refresh_token,
      requestOrigin: body.request_origin,
    })
    if (body.format !== 'cookie') return { object: 'token', jwt }
    const cookies = sessionTokenCookies(ctx, new URL(body.request_origin), jwt)
    return { object: 'cookies', cookies }
  },
})

/** Backend API §2.4. */
export const sessionBackendRoutes: readonly BackendRoute[] = [
  list,
  create,
  getOne,
  revoke,
  verify,
  createToken,
  refresh,
]

export async function showSessions(ctx: Context, rows: SessionRow[]) {
  return (await withOwners(ctx, rows)).map((own) => backendSessionJSON(ctx, own))
}
