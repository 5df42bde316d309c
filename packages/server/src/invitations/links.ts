import { Query, safeRedirect } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { allowedOrigins, isAllowedOrigin } from '../http/origin.ts'

/** Below the path of the Frontend API. */
export const ACCEPT_PATH = '/tickets/accept'

type Place = Pick<Context, 'address' | 'basePath' | 'development' | 'keys' | 'siteOrigin'>

/**
 * Where the link of an invitation leads: to this server, which knows by then whether there is an account. Its origin is one that
 * was configured (OTP-9); a development server takes the one by which it was called. Where nobody said, it is an address within the site.
 */
export function acceptUrl(place: Place, ticket: string): string {
  return `${originOfLinks(place)}${place.basePath}/v1${ACCEPT_PATH}?ticket=${ticket}`
}

const originOfLinks = ({ address, development, keys, siteOrigin }: Place): string => {
  if (!keys.embedded) return address
  return siteOrigin || (development ? address : '')
}

/** Whether a mail can lead here: somebody said where this site is. */
export const isReachable = (place: Place): boolean => originOfLinks(place) !== ''

/** @throws {ApiError} 422 where a mail would lead to no address that a mail program can open. */
export function assertReachable(place: Place): void {
  if (isReachable(place)) return
  throw apiError('form_param_value_invalid', {
    param: 'notify',
    longMessage:
      'Nobody said where this site is, so that no mail can lead there. Write site: "https://example.com" into astro.config, or send ' +
      'the link yourself, with notify: false.',
  })
}

/** Where links may lead: this server's site, by whatever address it was called, and the origins that are allowed. */
const rulesFor = (ctx: Context, url: URL) => {
  const base = ctx.keys.embedded ? url.origin : ctx.siteOrigin
  const own = ctx.siteOrigin ? [ctx.siteOrigin] : []
  return { base, allowedOrigins: [...own, ...allowedOrigins(ctx, url)] }
}

/** @throws {ApiError} 422 for a target that no link of this site may have (RED-1). */
export function assertTarget(ctx: Context, target: string): void {
  const url = new URL(ctx.address || NOWHERE)
  const origin = URL.canParse(target) ? new URL(target).origin : ''
  if (safeRedirect(target, rulesFor(ctx, url)) !== null) return
  if (ctx.development && isAllowedOrigin(ctx, origin, url)) return
  throw apiError('form_param_value_invalid', {
    param: 'redirect_url',
    longMessage: 'Use a path of the site, or an address of an origin in allowedOrigins.',
  })
}

const NOWHERE = 'https://site.invalid'

export type TicketStatus = 'sign_in' | 'sign_up' | 'complete'

/** The page that an invitation leads to, with its ticket and what is to be done with it. Frontend API §3.8. */
export function landingUrl(
  ctx: Context,
  {
    url,
    target,
    ticket,
    status,
  }: {
    /** By which this server was called. */
    url: URL
    target: string | null
    ticket: string
    status: TicketStatus
  },
): string {
  const { signIn, signUp } = ctx.settings.pages
  const rules = rulesFor(ctx, url)
  const page = status === 'sign_up' ? signUp : signIn
  const landing = new URL(
    (target && safeRedirect(target, rules)) ?? safeRedirect(page, rules) ?? rules.base,
  )
  landing.searchParams.set(Query.ticket, ticket)
  landing.searchParams.set(Query.status, status)
  return landing.href
}
