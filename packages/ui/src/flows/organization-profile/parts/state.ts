import { activeMembership, type MembershipModel } from '../../../model/organization.ts'
import type { View } from '../../../view/view.ts'
import { ownPath, type ProfileState } from '../../user-profile/parts/state.ts'

/** What the profile of an organization remembers beside what every profile does. */
export interface OrganizationState extends ProfileState {
  /** Which of the lists of people is shown. */
  tab: Tab
  /** Who is looked for. */
  query: string
  /** Of the list, from 1. */
  page: number
  /** Who looks at which organization. */
  of: string
  /** How often something was changed that a list shows. */
  changes: number
}

export type Tab = 'members' | 'invitations' | 'requests'

export type OrganizationView = View<OrganizationState>

/** Whose profile it is: the organization that the session works in, with what who is signed in may do there. */
export const membershipOf = (v: View): MembershipModel | null => activeMembership(v.client)

/** Whether the role of who is signed in grants something. The server has the last word. */
export const may = (
  v: View,
  permission: `${'profile' | 'memberships' | 'domains' | 'api_keys'}:${string}`,
) => membershipOf(v)?.permissions.includes(`org:sys_${permission}`) ?? false

/** Whether they see its domains. */
export const hasDomains = (v: View): boolean =>
  v.environment.organization_settings.domains.enabled && may(v, 'domains:read')

/** Path of the Frontend API below that of the organization. */
export const pathOf = (v: View, path = ''): string =>
  `/organizations/${membershipOf(v)?.organization.id}${path}`

/** The same, as forms are sent there. */
export const formPath = (v: View, path = '', method?: 'PATCH' | 'PUT' | 'DELETE'): string =>
  ownPath(v, pathOf(v, path), method)
