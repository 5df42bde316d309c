import type { Context } from '../context.ts'

const told = new WeakSet<Context>()

/** Hosts whose plain http browsers take for as safe as https. */
const OWN_MACHINE = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/

/** Says once why nobody stays signed in: cookies for https only, on a site that is reached by http. */
export function noticeHttp(ctx: Context, { protocol, hostname, origin }: URL): void {
  if (ctx.development || protocol === 'https:' || OWN_MACHINE.test(hostname) || told.has(ctx))
    return
  told.add(ctx)
  ctx.log.warn(
    `Somebody signs in at ${origin}, and browsers forget it at once: the cookies are for https. Let the site be reached ` +
      'by https; where that ends in a proxy before it, set DOORYARD_TRUSTED_PROXIES to the number of proxies.',
  )
}
