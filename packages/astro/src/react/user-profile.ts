import { type Profile, profile } from './profile.ts'

export const UserProfile: Profile<'UserProfile'> = /* @__PURE__ */ profile(
  'UserProfile',
  'user-profile',
)
