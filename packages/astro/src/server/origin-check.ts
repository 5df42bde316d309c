import type { MiddlewareHandler } from 'astro'
import type { ServerConfig } from './config.ts'
import type { RequestContext } from './context.ts'
import { callsAction, isMissedMount, isMountedRoute } from './mount.ts'
import { publicUrl } from './public-url.ts'
import { seldom } from './seldom.ts'

/**
 * Astro's check of where forms come from, in Astro's place: against the address that the visitor used. Behind a proxy
 * that ends TLS Astro knows no such address, and would refuse every form of the site. What goes to the mounted server
 * is checked there, more strictly (CSRF-1); an action on its way is the site's.
 */
export function bindOriginCheck(config: ServerConfig): MiddlewareHandler {
  return (context, next) => {
    const isForServer = isMountedRoute(context) || isMissedMount(context, config)
    if (context.isPrerendered || (isForServer && !callsAction(context))) return next()
    const { origin } = publicUrl(context, config)
    return isForeignForm(context.request, origin) ? refuse(context, origin) : next()
  }
}

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']
const FORM_TYPE = /application\/x-www-form-urlencoded|multipart\/form-data|text\/plain/i

/** What a form of any site can send, from another site. No content type at all is such a thing too. */
function isForeignForm({ method, headers }: Request, origin: string): boolean {
  if (SAFE_METHODS.includes(method) || headers.get('origin') === origin) return false
  const type = headers.get('content-type')
  return type === null || FORM_TYPE.test(type)
}

/** What is taken as a token, in the place of cookies. Browsers send other schemes (`Basic`) by themselves, wherever a call comes from. */
const BY_HAND = /^(?:Bearer |[^ ]+$)/

/**
 * A call that changes something, made by a page of another origin in the name of a visitor whose cookies came along (CSRF-7).
 * Astro looks at what forms can send; this holds for JSON too. Browsers name the origin, and whoever sends a token by
 * hand has no visitor's cookies to misuse.
 */
export function isForeignCall(
  { method, headers }: Request,
  origin: string,
  parties: readonly string[],
): boolean {
  if (SAFE_METHODS.includes(method)) return false
  if (BY_HAND.test(headers.get('authorization') ?? '')) return false
  const from = headers.get('origin')
  return from !== null && from !== origin && !parties.includes(from)
}

const isToldNow = seldom()

function refuse({ request, url }: RequestContext, own: string): Response {
  const from = request.headers.get('origin')?.slice(0, 200) ?? 'nowhere'
  if (isToldNow(`${from} ${own}`)) {
    console.warn(
      `A form to ${url.pathname} was refused: it came from ${JSON.stringify(from)}, and the site knows itself as ${own}. ` +
        'If that is one site behind a proxy, set DOORYARD_TRUSTED_PROXIES to the number of proxies.',
    )
  }
  return new Response(REFUSED, { status: 403, headers: REFUSED_HEADERS })
}

/** Names no address: whoever sends the form chooses those (XSS-4). The log has them. */
const REFUSED =
  'Cross-site form submissions are forbidden: this form came from another address than the one this site knows as its own. ' +
  'The log of the site names both.'

const REFUSED_HEADERS = {
  'content-type': 'text/plain; charset=utf-8',
  'x-content-type-options': 'nosniff',
}
