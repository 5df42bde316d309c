/** A child of `<UserProfile>`, or a page of the profile that a user button opens, as its markup carries it. */
export interface ProfilePageItem {
  label: string
  url?: string
  /** Somewhere else, and not a page of the profile. */
  isLink?: boolean
}

/** Labels of pages that are there anyway: alone they only move them. astro-sdk.md §9.4. */
const BUILT_IN = new Set(['account', 'security', 'billing', 'apiKeys'])

export const isBuiltInPage = ({ label, url }: ProfilePageItem): boolean =>
  BUILT_IN.has(label) && !url
