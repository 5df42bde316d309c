import {
  camelize,
  type OrganizationJSON,
  type OrganizationMembershipJSON,
} from '@dooryard/protocol'
import type { Core } from '../core/core.ts'
import { remote } from '../core/remote.ts'
import type { OrganizationMethods } from './actions.ts'
import type { OrganizationMembershipResource, OrganizationResource } from './types.ts'

export const createOrganization = (
  core: Core<OrganizationMethods>,
  json: OrganizationJSON,
): OrganizationResource =>
  Object.assign(remote(core, 'organization'), camelize<OrganizationResource>(json))

export const createMembership = (
  core: Core<OrganizationMethods>,
  json: OrganizationMembershipJSON,
): OrganizationMembershipResource =>
  Object.assign(
    remote(core, 'organizationMembership'),
    camelize<OrganizationMembershipResource>(json),
    {
      organization: createOrganization(core, json.organization),
    },
  )

interface Within {
  lastActiveOrganizationId: string | null
  user: { organizationMemberships: OrganizationMembershipResource[] } | null
}

/** By what somebody is in the organization that a session works in; undefined: it works in none. */
export const activeMembership = (
  session: Within | null | undefined,
): OrganizationMembershipResource | undefined =>
  session?.user?.organizationMemberships.find(
    ({ organization }) => organization.id === session.lastActiveOrganizationId,
  )
