/** Where people sign in and sign up. */
export interface FlowPages {
  signInUrl: string
  /** Undefined: on the sign-in page, which then takes in people with and without an account. UI components §1.7. */
  signUpUrl: string | undefined
}

interface Given {
  signInUrl?: string | undefined
  signUpUrl?: string | undefined
}

interface Place {
  base: string
  trailingSlash: 'always' | 'never' | 'ignore'
  /** A locale of the site, where Astro shows only pages whose address names one (`prefixDefaultLocale`). */
  pageLocale?: string | undefined
}

export const FLOW_PAGE_NAMES = [
  'sign-in',
  'sign-up',
  'user',
  'organization',
  'create-organization',
  'waitlist',
] as const

export type FlowPageName = (typeof FLOW_PAGE_NAMES)[number]

/** The route of a page that comes with the embedded server, for sites without pages of their own. */
export function flowPagePattern(
  name: FlowPageName,
  { pageLocale }: Pick<Place, 'pageLocale'> = {},
): string {
  return `/__clerk/${pageLocale ? `${pageLocale}/` : ''}${name}`
}

/** True for the route of such a page, whatever its locale. */
export function isFlowPagePattern(pattern: string): boolean {
  return /^\/__clerk\/([^/[]+\/)?(sign-(in|up)|user|(create-)?organization|waitlist)$/.test(pattern)
}

/** The pages that a site names; for what it leaves out, those that come with the embedded server. */
export function flowPages(place: Place, { signInUrl, signUpUrl }: Given): FlowPages {
  return {
    signInUrl: signInUrl || ownPage(place, 'sign-in'),
    signUpUrl: signUpUrl || (isPath(signInUrl) ? undefined : ownPage(place, 'sign-up')),
  }
}

/** The address of a page that comes with the embedded server. */
export function ownPage(place: Place, name: FlowPageName): string {
  const { base, trailingSlash } = place
  return `${base}${flowPagePattern(name, place)}${trailingSlash === 'always' ? '/' : ''}`
}

/** True for an address within the site, which alone can be a page that takes in everybody. */
export function isPath(address: string | undefined): boolean {
  return /^\/(?!\/)/.test(address ?? '')
}
