import { type Profile, profile } from './profile.ts'

export const OrganizationProfile: Profile<'OrganizationProfile'> = /* @__PURE__ */ profile(
  'OrganizationProfile',
  'organization-profile',
)
