import { type BackendClientJSON, backendEndpoints } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { required, text } from '../http/fields.ts'
import { switchedPageFields, toPage } from '../http/list-fields.ts'
import { showSessions } from '../sessions/backend-routes.ts'
import { readSessionToken } from '../sessions/read-token.ts'
import { isLive } from '../sessions/status.ts'
import { findSession, listSessionsOfClient } from '../sessions/storage.ts'
import { findClientByToken } from './browser.ts'
import { countClients, findClient, searchClients } from './storage.ts'
import type { ClientRow } from './table.ts'

const at = backendEndpoints.clients

const list = backendRoute(at.getClientList, {
  audit: null,
  query: switchedPageFields,
  async handle({ ctx, query }) {
    const now = ctx.clock.now()
    const rows = await searchClients(ctx.db, { now, ...toPage(query) })
    const data = await Promise.all(rows.map((row) => showClient(ctx, row)))
    return query.paginated ? { data, total_count: await countClients(ctx.db, now) } : data
  },
})

const getOne = backendRoute(at.getClient, {
  audit: null,
  async handle({ ctx, params }) {
    const client = await findClient(ctx.db, params.clientId)
    if (!client) throw apiError('resource_not_found')
    return showClient(ctx, client)
  },
})

const verify = backendRoute(at.verifyClient, {
  audit: null,
  body: { token: required(text({ max: 8192 })) },
  async handle({ ctx, body }) {
    const client = await findClientOfToken(ctx, body.token)
    if (!client) throw apiError('cookie_invalid', { param: 'token' })
    return showClient(ctx, client)
  },
})

/** Backend API §2.4. */
export const clientBackendRoutes: readonly BackendRoute[] = [list, getOne, verify]

/** The token is that of the cookie `__client`, or a session token, which names its client through its session. */
async function findClientOfToken(ctx: Context, token: string): Promise<ClientRow | null> {
  const now = ctx.clock.now()
  const presented = await findClientByToken(ctx, token)
  if (presented) return presented
  const claims = await readSessionToken(ctx, token)
  if (!claims || claims.exp * 1000 <= now) return null
  const session = await findSession(ctx.db, claims.sid)
  return session && findClient(ctx.db, session.client_id)
}

/** Backend API §3.4. */
async function showClient(ctx: Context, client: ClientRow): Promise<BackendClientJSON> {
  const all = await showSessions(ctx, await listSessionsOfClient(ctx.db, client.id))
  const sessions = all.filter(({ status }) => isLive(status))
  return {
    object: 'client',
    id: client.id,
    session_ids: sessions.map(({ id }) => id),
    sessions,
    sign_in_id: client.sign_in_id,
    sign_up_id: client.sign_up_id,
    last_active_session_id: client.last_active_session_id,
    last_authentication_strategy: client.last_authentication_strategy,
    created_at: client.created_at,
    updated_at: client.updated_at,
  }
}
