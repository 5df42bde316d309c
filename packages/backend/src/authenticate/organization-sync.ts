import type { SessionAuthObject } from '../auth-objects/session.ts'
import { compilePattern, type PathMatcher } from '../routing/path-pattern.ts'
import type { OrganizationSyncOptions } from './options.ts'
import type { RequestView } from './request-view.ts'

/** What a page is about, by its URL. Without id and slug: the personal account. */
export interface OrganizationTarget {
  id?: string | undefined
  slug?: string | undefined
}

export interface OrganizationMatchers {
  organization: PathMatcher[]
  personal: PathMatcher[]
}

const NO_MATCHERS: OrganizationMatchers = { organization: [], personal: [] }
const compiled = new WeakMap<OrganizationSyncOptions, OrganizationMatchers>()

/** @throws {Error} for an invalid pattern. Backend API §4.9. */
export function compileOrganizationPatterns(
  options: OrganizationSyncOptions | undefined,
): OrganizationMatchers {
  if (!options) return NO_MATCHERS
  const known = compiled.get(options)
  if (known) return known
  const matchers = {
    organization: (options.organizationPatterns ?? []).map(compilePattern),
    personal: (options.personalAccountPatterns ?? []).map(compilePattern),
  }
  compiled.set(options, matchers)
  return matchers
}

/** Organization patterns win over personal ones, and `:id` over `:slug`. */
export function findOrganizationTarget(
  url: URL,
  matchers: OrganizationMatchers,
): OrganizationTarget | null {
  for (const match of matchers.organization) {
    const { id, slug } = match(url.pathname) ?? {}
    if (id) return { id }
    if (slug) return { slug }
  }
  return matchers.personal.some((match) => match(url.pathname)) ? {} : null
}

/** True when the session would have to become active in another organization. */
export function needsActivation(
  target: OrganizationTarget,
  auth: Pick<SessionAuthObject, 'orgId' | 'orgSlug'>,
): boolean {
  if (target.slug) return target.slug !== auth.orgSlug
  if (target.id) return target.id !== auth.orgId
  return Boolean(auth.orgId)
}

/**
 * Somebody asked for this page and sees it. What is fetched ahead changes nothing, nor do frames in pages of others
 * (CSRF-3, CSRF-6); a form that a page of an organization sends is of that organization.
 */
export function isSeen(view: RequestView): boolean {
  if (view.header('sec-purpose')?.includes('prefetch')) return false
  const destination = view.header('sec-fetch-dest')
  if (!destination) return view.header('accept')?.startsWith('text/html') ?? false
  const isOwnFrame = destination === 'iframe' && view.header('sec-fetch-site') !== 'cross-site'
  return destination === 'document' || isOwnFrame
}
