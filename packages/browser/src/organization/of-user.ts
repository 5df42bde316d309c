import { camelize, type OrganizationMembershipJSON } from '@dooryard/protocol'
import { resourceOf } from '../connection/answer.ts'
import type { Send } from '../connection/http.ts'
import { type ListJSON, pageOf, queryOf } from '../connection/list.ts'
import type { Core } from '../core/core.ts'
import { remote } from '../core/remote.ts'
import type { DeletedObjectResource, PageParams } from '../core/resource.ts'
import type { OrganizationMethods } from './actions.ts'
import { createMembership } from './organization.ts'
import type {
  OrganizationInvitationStatus,
  OrganizationSuggestionResource,
  OrganizationSuggestionStatus,
  UserOrganizationInvitationResource,
} from './types.ts'

export type OrganizationsOfUserMethods = ReturnType<typeof organizationsOfUserMethods>

/** Frontend API §3.10. */
export function organizationsOfUserMethods(given: Core, send: Send) {
  const core = given as Core<OrganizationsOfUserMethods & OrganizationMethods>
  const list = async <Json extends object, Item>(
    path: string,
    params: PageParams,
    create: (json: Json) => Item,
  ) => {
    const query = queryOf(params)
    return pageOf(resourceOf<ListJSON<Json>>(await send(path, { query })), create)
  }
  const accept = async <Own extends { id: string }>(own: Own, folder: string): Promise<Own> => {
    const answer = await send(`/me/${folder}/${own.id}/accept`, { method: 'POST' })
    return Object.assign(own, camelize<Own>(resourceOf(answer)))
  }

  return {
    organizationsOfUser: {
      getOrganizationMemberships: (_: unknown, params?: PageParams) =>
        list<OrganizationMembershipJSON, ReturnType<typeof createMembership>>(
          '/me/organization_memberships',
          { paginated: true, ...params } as PageParams,
          (json) => createMembership(core, json),
        ),
      getOrganizationInvitations: (
        _: unknown,
        params: PageParams & { status?: OrganizationInvitationStatus } = {},
      ) =>
        list('/me/organization_invitations', params, (json: object) =>
          Object.assign(
            remote(core, 'userOrganizationInvitation'),
            camelize<UserOrganizationInvitationResource>(json),
          ),
        ),
      getOrganizationSuggestions: (
        _: unknown,
        params: PageParams & {
          status?: OrganizationSuggestionStatus | OrganizationSuggestionStatus[]
        } = {},
      ) =>
        list('/me/organization_suggestions', params, (json: object) =>
          Object.assign(
            remote(core, 'userOrganizationSuggestion'),
            camelize<OrganizationSuggestionResource>(json),
          ),
        ),
      leaveOrganization: async (_: unknown, organizationId: string) => {
        const path = `/me/organization_memberships/${organizationId}`
        return camelize<DeletedObjectResource>(resourceOf(await send(path, { method: 'DELETE' })))
      },
    },
    userOrganizationInvitation: {
      accept: (own: UserOrganizationInvitationResource) => accept(own, 'organization_invitations'),
    },
    userOrganizationSuggestion: {
      accept: (own: OrganizationSuggestionResource) => accept(own, 'organization_suggestions'),
    },
  }
}
