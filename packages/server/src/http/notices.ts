import type { Context } from '../context.ts'

/** What each server has told; what a request only copies of its context counts as the same server. */
const told = new WeakMap<Context['log'], Set<string>>()

function tellOnce({ log }: Context, notice: string, message: string): void {
  const before = told.get(log) ?? new Set()
  if (before.has(notice)) return
  told.set(log, before.add(notice))
  log.warn(message)
}

/** Says once that a proxy seems to stand in front of the server although none is trusted. */
export function noticeProxy(ctx: Context, request: Request): void {
  if (ctx.settings.trustedProxyHops > 0 || !request.headers.has('x-forwarded-for')) return
  tellOnce(
    ctx,
    'proxy',
    'A request carries X-Forwarded-For, but no proxy is trusted, so the header does not count. If a proxy stands in ' +
      'front of the site, set DOORYARD_TRUSTED_PROXIES to the number of proxies: without it all visitors share one ' +
      'limit, and the site does not know that it is reached by https.',
  )
}

/** Hosts whose plain http browsers take for as safe as https. */
const OWN_MACHINE = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/

/** Says once why nobody stays signed in: cookies for https only, on a site that is reached by http. */
export function noticeHttp(ctx: Context, { protocol, hostname, origin }: URL): void {
  if (ctx.development || protocol === 'https:' || OWN_MACHINE.test(hostname)) return
  tellOnce(
    ctx,
    'http',
    `Somebody signs in at ${origin}, and browsers forget it at once: the cookies are for https. Let the site be reached ` +
      'by https; where that ends in a proxy before it, set DOORYARD_TRUSTED_PROXIES to the number of proxies.',
  )
}
