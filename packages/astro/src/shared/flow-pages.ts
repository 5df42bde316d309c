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
}

/** The routes of the pages that come with the embedded server, for sites without pages of their own. */
export const FLOW_PAGE_PATTERNS = {
  'sign-in': '/__clerk/sign-in',
  'sign-up': '/__clerk/sign-up',
} as const

export type FlowPageName = keyof typeof FLOW_PAGE_PATTERNS

/** The pages that a site names; for what it leaves out, those that come with the embedded server. */
export function flowPages(place: Place, { signInUrl, signUpUrl }: Given): FlowPages {
  return {
    signInUrl: signInUrl || ownPage(place, 'sign-in'),
    signUpUrl: signUpUrl || (isPath(signInUrl) ? undefined : ownPage(place, 'sign-up')),
  }
}

/** The address of a page that comes with the embedded server. */
export function ownPage({ base, trailingSlash }: Place, name: FlowPageName): string {
  return `${base}${FLOW_PAGE_PATTERNS[name]}${trailingSlash === 'always' ? '/' : ''}`
}

/** True for an address within the site, which alone can be a page that takes in everybody. */
export function isPath(address: string | undefined): boolean {
  return /^\/(?!\/)/.test(address ?? '')
}
