import { isShownInProfile, KEY, type Profile } from '../user-profile/pages.tsx'
import { may } from './parts/state.ts'

const HOUSE =
  'M2.500 14.500h11M3.500 14.500v-12h6v12M9.500 6.500h3v8M5.500 5.500h2M5.500 8.500h2M5.500 11.500h2'
const PEOPLE =
  'M6 7.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM1.500 13.500c.3-2.700 2-4 4.500-4s4.200 1.300 4.500 4M10.500 2.800a2.300 2.300 0 0 1 0 4.400M12 9.800c1.500.500 2.300 1.700 2.500 3.700'

/** Of an organization. UI components §2.7. */
export const organization: Profile = {
  group: 'organizationProfile',
  pages: {
    general: { icon: HOUSE, route: 'organization-general', kid: 'organizationGeneral' },
    members: {
      icon: PEOPLE,
      route: 'organization-members',
      kid: 'organizationMembers',
      isShown: (v) => may(v, 'memberships:read') || may(v, 'memberships:manage'),
    },
    apiKeys: {
      icon: KEY,
      route: 'organization-api-keys',
      isShown: (v) => isShownInProfile(v, 'orgs_api_keys_enabled') && may(v, 'api_keys:read'),
    },
  },
}
