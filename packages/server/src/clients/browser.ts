import { Query } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { readParameter } from '../http/query.ts'
import type { OwnedSession } from '../sessions/load.ts'
import { readClientCookie } from './presented.ts'
import { findClientByTokenHash } from './storage.ts'
import type { ClientRow } from './table.ts'
import { hashToken, isBrowserToken } from './token.ts'

/** A browser as it presented itself, and what this request changed about that. */
export interface Browser {
  /** How the client token travels: in the client cookie, or as `__clerk_db_jwt` in development. */
  readonly carrier: 'cookie' | 'dev_browser'
  /** The development-browser token that was presented; becomes the client's once there is one. */
  readonly presented: string | null
  /** The client token came in the plain cookie, which gives way to that of the instance. */
  readonly hasPlainCookie: boolean
  client: ClientRow | null
  /** The client's signed-in sessions, once they were read (`browserSessions`). */
  sessions: readonly OwnedSession[] | null
  /** A new token that the answer hands out. */
  issued: string | null
  /** The answer takes the token away. */
  dropped: boolean
  /** Sessions were created, ended or switched. */
  sessionsChanged: boolean
}

/** A browser that presented nothing. */
export const strangersBrowser = (): Browser => ({
  carrier: 'cookie',
  presented: null,
  hasPlainCookie: false,
  client: null,
  sessions: null,
  issued: null,
  dropped: false,
  sessionsChanged: false,
})

/**
 * Finds the client that a request presents. Two client cookies are as good as none, and cleared (SES-3).
 *
 * @throws {ApiError} 401 for a development-browser token that this instance did not make.
 */
export async function readBrowser(ctx: Context, request: Request, url: URL): Promise<Browser> {
  const presented = readDevelopmentToken(ctx, url)
  const named = await findClientByToken(ctx, presented)
  // A handshake gives a development token to browsers that have the cookie already: it goes on naming their client.
  const cookie = readClientCookie(ctx.keys, request, url)
  const byCookie = named ? null : await findClientByToken(ctx, cookie.token)
  return {
    ...strangersBrowser(),
    carrier: presented === null || byCookie ? 'cookie' : 'dev_browser',
    presented,
    hasPlainCookie: cookie.isPlain,
    client: named ?? byCookie,
    dropped: presented === null && cookie.isAmbiguous,
  }
}

/** The client that a token names, while it lasts; null also without a token. */
export async function findClientByToken(
  ctx: Context,
  token: string | null,
): Promise<ClientRow | null> {
  return token === null ? null : findClientByTokenHash(ctx.db, hashToken(token), ctx.clock.now())
}

/** The token in the query; with live keys it counts for nothing (SES-11). */
function readDevelopmentToken({ keys }: Context, url: URL): string | null {
  const token = readParameter(url, Query.devBrowser)
  if (!token || keys.instanceType !== 'development') return null
  if (!isBrowserToken(keys, token)) throw apiError('dev_browser_unauthenticated')
  return token
}
