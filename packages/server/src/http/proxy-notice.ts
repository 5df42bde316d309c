import type { Context } from '../context.ts'

const told = new WeakSet<Context>()

/** Says once that a proxy seems to stand in front of the server although none is trusted. */
export function noticeProxy(ctx: Context, request: Request): void {
  if (ctx.settings.trustedProxyHops > 0 || told.has(ctx)) return
  if (!request.headers.has('x-forwarded-for')) return
  told.add(ctx)
  ctx.log.warn(
    'A request carries X-Forwarded-For, but no proxy is trusted, so the header does not count. If a proxy stands in ' +
      'front of the site, set DOORYARD_TRUSTED_PROXIES to the number of proxies: without it all visitors share one ' +
      'limit, and the site does not know that it is reached by https.',
  )
}
