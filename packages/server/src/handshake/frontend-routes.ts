import { Query, safeRedirect } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import type { Call } from '../frontend-api/call.ts'
import { redirect } from '../frontend-api/reply.ts'
import { type Route, reading, route } from '../frontend-api/route.ts'
import { apiError } from '../http/api-error.ts'
import { choice, clearable, optional, required, text } from '../http/fields.ts'
import { allowedOrigins, isAllowedOrigin } from '../http/origin.ts'
import { answerHandshake } from './answer-handshake.ts'

/** Parameters of an earlier handshake, which the page must not get back. */
const STALE = [Query.handshake, Query.handshakeNonce, Query.devBrowser, Query.help]

export const handshakeRoutes: Route[] = [
  route({
    ...reading,
    path: '/client/handshake',
    caller: 'client',
    origin: 'navigation',
    query: {
      redirect_url: required(text({ max: 4096 })),
      format: optional(choice(['token', 'nonce'])),
      organization_id: clearable(text({ max: 64 })),
    },
    async handle({ ctx, browser, request, url, query, headers }) {
      const target = checkTarget(ctx, query.redirect_url, url)
      const { location, cookies } = await answerHandshake(ctx, {
        browser,
        target,
        format: query.format ?? 'token',
        organization: follows({ ctx, request, url, target }) ? query.organization_id : undefined,
      })
      for (const cookie of cookies) headers.append('set-cookie', cookie)
      return redirect(location)
    },
  }),
]

interface Coming extends Pick<Call, 'ctx' | 'request' | 'url'> {
  target: URL
}

/**
 * A page that somebody sees changes the organization in which they work. What other pages fetch changes nothing, nor do frames in
 * them; nor does who says to come from the site that this server is within, which asks for no handshake: a link anywhere could say so
 * (CSRF-3, CSRF-6).
 */
function follows({ ctx, request: { headers }, url, target }: Coming): boolean {
  if (ctx.keys.embedded && target.origin === url.origin) return false
  const kind = headers.get('sec-fetch-dest') ?? 'document'
  const isOwnFrame = kind === 'iframe' && headers.get('sec-fetch-site') !== 'cross-site'
  return kind === 'document' || isOwnFrame
}

/**
 * Nothing is appended to a target outside the first-party list (RED-5).
 *
 * @throws {ApiError} 422.
 */
function checkTarget(ctx: Context, wanted: string, url: URL): URL {
  const origin = URL.canParse(wanted) ? new URL(wanted).origin : ''
  const own = isAllowedOrigin(ctx, origin, url) ? [origin] : []
  const rules = { base: url.origin, allowedOrigins: [...allowedOrigins(ctx, url), ...own] }
  const target = safeRedirect(wanted, rules)
  if (!target) throw apiError('redirect_url_not_associated_with_instance')
  const clean = new URL(target)
  for (const name of STALE) clean.searchParams.delete(name)
  return clean
}
