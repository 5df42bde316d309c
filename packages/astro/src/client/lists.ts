import type {
  OrganizationInvitationResource,
  OrganizationMembershipResource,
  UserOrganizationInvitationResource,
} from '@dooryard/browser'
import type { ReadableAtom } from 'nanostores'
import { type ListStore, listOf } from './list-store.ts'
import { select } from './select.ts'
import { $organizationStore, $userStore } from './stores.ts'

/** What the visitor is in each of their organizations; null: nobody is signed in, undefined: not known yet. */
export const $organizationListStore: ReadableAtom<
  OrganizationMembershipResource[] | null | undefined
> = /* @__PURE__ */ select($userStore, (user) => (user ? user.organizationMemberships : user))

/** To which organizations the visitor is invited. */
export const $userInvitationListStore: ListStore<UserOrganizationInvitationResource> =
  /* @__PURE__ */ listOf($userStore, 'user', (user, part) =>
    user.getOrganizationInvitations({ ...part, status: 'pending' }),
  )

/** Who is in the organization in which the session works. */
export const $membershipListStore: ListStore<OrganizationMembershipResource> =
  /* @__PURE__ */ listOf($organizationStore, 'organization', (organization, part) =>
    organization.getMemberships(part),
  )

/** Whom that organization has invited. */
export const $invitationListStore: ListStore<OrganizationInvitationResource> =
  /* @__PURE__ */ listOf($organizationStore, 'organization', (organization, part) =>
    organization.getInvitations({ ...part, status: ['pending'] }),
  )
