import { Cookie, parseCookies, Query } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { readParameter } from '../http/query.ts'
import { findClientByTokenHash } from './storage.ts'
import type { ClientRow } from './table.ts'
import { hashToken, isBrowserToken, isCookieToken } from './token.ts'

/** A browser as it presented itself, and what this request changed about that. */
export interface Browser {
  /** How the client token travels: in the cookie `__client`, or as `__clerk_db_jwt` in development. */
  readonly carrier: 'cookie' | 'dev_browser'
  /** The development-browser token that was presented; becomes the client's once there is one. */
  readonly presented: string | null
  client: ClientRow | null
  /** A new token that the answer hands out. */
  issued: string | null
  /** The answer takes the token away. */
  dropped: boolean
  /** Sessions were created, ended or switched. */
  sessionsChanged: boolean
}

/**
 * Finds the client that a request presents. Two `__client` cookies are as good as none, and cleared (SES-3).
 *
 * @throws {ApiError} 401 for a development-browser token that this instance did not make.
 */
export async function readBrowser(ctx: Context, request: Request, url: URL): Promise<Browser> {
  const presented = readDevelopmentToken(ctx, url)
  const named = await findClientOf(ctx, presented)
  // A handshake gives a development token to browsers that have the cookie already: it goes on naming their client.
  const byCookie = named ? null : await findClientOf(ctx, readClientCookie(request))
  return {
    carrier: presented === null || byCookie ? 'cookie' : 'dev_browser',
    presented,
    client: named ?? byCookie,
    issued: null,
    dropped: presented === null && hasSeveralClientCookies(request),
    sessionsChanged: false,
  }
}

async function findClientOf(ctx: Context, token: string | null): Promise<ClientRow | null> {
  return token === null ? null : findClientByTokenHash(ctx.db, hashToken(token), ctx.clock.now())
}

/** The token in the query; with live keys it counts for nothing (SES-11). */
function readDevelopmentToken({ keys }: Context, url: URL): string | null {
  const token = readParameter(url, Query.devBrowser)
  if (!token || keys.instanceType !== 'development') return null
  if (!isBrowserToken(keys, token)) throw apiError('dev_browser_unauthenticated')
  return token
}

export function readClientCookie(request: Request): string | null {
  const token = parseCookies(request.headers.get('cookie')).get(Cookie.client)
  return isCookieToken(token) ? token : null
}

export function hasSeveralClientCookies(request: Request): boolean {
  const names = (request.headers.get('cookie') ?? '').split(';')
  return names.filter((pair) => pair.trim().startsWith(`${Cookie.client}=`)).length > 1
}
