/** Of whom a profile is: its host element, what opens it over the page, and the property in which that hands pages on. */
export const PROFILES = {
  'clerk-user-profile-page': {
    host: 'user-profile',
    opener: 'user-button',
    prop: 'userProfileProps',
  },
  'clerk-organization-profile-page': {
    host: 'organization-profile',
    opener: 'organization-switcher',
    prop: 'organizationProfileProps',
  },
} as const

/** The element that carries a page of one. */
export type ProfilePageTag = keyof typeof PROFILES

/** A child of `<UserProfile>`, or a page of the profile that a user button opens, as its markup carries it. */
export interface ProfilePageItem {
  label: string
  url?: string
  /** Somewhere else, and not a page of the profile. */
  isLink?: boolean
}

/** Labels of pages that are there anyway: alone they only move them. astro-sdk.md §9.4. */
const BUILT_IN = new Set(['account', 'security', 'general', 'members', 'billing', 'apiKeys'])

export const isBuiltInPage = ({ label, url }: ProfilePageItem): boolean =>
  BUILT_IN.has(label) && !url
