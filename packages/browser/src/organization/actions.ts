import {
  camelize,
  type OrganizationInvitationJSON,
  type OrganizationMembershipJSON,
} from '@dooryard/protocol'
import { resourceOf } from '../connection/answer.ts'
import { fileForm } from '../connection/file-form.ts'
import type { Method, Send } from '../connection/http.ts'
import { type ListJSON, pageOf, queryOf } from '../connection/list.ts'
import type { Core } from '../core/core.ts'
import { remote } from '../core/remote.ts'
import type { PageParams } from '../core/resource.ts'
import { createMembership } from './organization.ts'
import type {
  GetDomainsParams,
  GetInvitationsParams,
  GetMembershipRequestParams,
  GetMembersParams,
  GetRolesResponse,
  InviteMemberParams,
  InviteMembersParams,
  MemberParams,
  OrganizationDomainResource,
  OrganizationEnrollmentMode,
  OrganizationInvitationResource,
  OrganizationMembershipRequestResource,
  OrganizationMembershipResource,
  OrganizationResource,
  RoleResource,
  SetOrganizationLogoParams,
  UpdateOrganizationParams,
} from './types.ts'

export type OrganizationMethods = ReturnType<typeof organizationMethods>

type Id = { id: string }

/** Frontend API §3.11. */
export function organizationMethods(given: Core, send: Send) {
  const core = given as Core<OrganizationMethods>
  const call = async <Json extends object>(
    path: string,
    method: Method = 'GET',
    body?: object,
  ): Promise<Json> => resourceOf<Json>(await send(`/organizations${path}`, { method, body }))

  const list = async <Json extends object, Item>(
    path: string,
    params: PageParams | undefined,
    create: (json: Json) => Item,
  ) => {
    const query = queryOf(params)
    const answer = await send(`/organizations${path}`, { query })
    return pageOf(resourceOf<ListJSON<Json>>(answer), create)
  }

  const change = async (organization: OrganizationResource, ...request: Request) =>
    Object.assign(organization, camelize(await call(...at(organization, request))))

  const membership = (json: OrganizationMembershipJSON) => createMembership(core, json)

  const invitation = (json: OrganizationInvitationJSON): OrganizationInvitationResource =>
    Object.assign(
      remote(core, 'organizationInvitation'),
      camelize<OrganizationInvitationResource>(json),
    )

  const request = (json: object): OrganizationMembershipRequestResource =>
    Object.assign(
      remote(core, 'organizationMembershipRequest'),
      camelize<OrganizationMembershipRequestResource>(json),
    )

  const domain = (json: object): OrganizationDomainResource =>
    Object.assign(remote(core, 'organizationDomain'), camelize<OrganizationDomainResource>(json))

  const bulk = async ({ id }: Id, step: string, organizationDomainIds: string[]) => {
    const path = `/${id}/domains/${step}_ownership_verification/bulk`
    const { data, errors } = await call<{ data: object[]; errors: Failure[] }>(path, 'POST', {
      organizationDomainIds,
    })
    return { data: data.map(domain), errors }
  }

  /** Something that belongs to an organization and knows which. */
  const within =
    (folder: string) =>
    async <Part extends Id & { organizationId: string }>(
      part: Part,
      step: string,
      method: Method = 'POST',
      body?: object,
    ): Promise<Part> => {
      const path = `/${part.organizationId}/${folder}/${part.id}${step}`
      return Object.assign(part, camelize<Part>(await call(path, method, body)))
    }
  const ofInvitation = within('invitations')
  const ofRequest = within('membership_requests')
  const ofDomain = within('domains')

  const ofMember = async (
    own: OrganizationMembershipResource,
    method: Method,
    body?: { role: string },
  ) => {
    const { organization, publicUserData } = own
    const path = `/${organization.id}/memberships/${publicUserData?.userId ?? visitor(core)}`
    const { organization: _, ...fields } = camelize<OrganizationMembershipResource>(
      await call(path, method, body),
    )
    return Object.assign(own, fields)
  }

  return {
    organization: {
      reload: (own: OrganizationResource) => change(own, ''),
      update: (own: OrganizationResource, params: UpdateOrganizationParams) =>
        change(own, '', 'PATCH', params),
      setLogo: (own: OrganizationResource, { file }: SetOrganizationLogoParams) =>
        file === null
          ? change(own, '/logo', 'DELETE')
          : change(own, '/logo', 'PUT', fileForm(file)),
      destroy: async ({ id }: Id) => void (await call(`/${id}`, 'DELETE')),

      getRoles: async ({ id }: Id, params?: PageParams): Promise<GetRolesResponse> => {
        const answer = await send(`/organizations/${id}/roles`, { query: queryOf(params) })
        const json = resourceOf<ListJSON<object> & GetRolesResponse>(answer)
        return { ...json, data: json.data.map((role) => camelize<RoleResource>(role)) }
      },
      getMemberships: ({ id }: Id, params?: GetMembersParams) =>
        list(`/${id}/memberships`, { paginated: true, ...params } as PageParams, membership),
      addMember: async ({ id }: Id, params: MemberParams) =>
        membership(await call(`/${id}/memberships`, 'POST', params)),
      updateMember: async ({ id }: Id, { userId, role }: MemberParams) =>
        membership(await call(`/${id}/memberships/${userId}`, 'PATCH', { role })),
      removeMember: async ({ id }: Id, userId: string) =>
        membership(await call(`/${id}/memberships/${userId}`, 'DELETE')),

      getInvitations: ({ id }: Id, params?: GetInvitationsParams) =>
        list(`/${id}/invitations`, params, invitation),
      inviteMember: async ({ id }: Id, params: InviteMemberParams) =>
        invitation(await call(`/${id}/invitations`, 'POST', params)),
      inviteMembers: async ({ id }: Id, { emailAddresses, role }: InviteMembersParams) => {
        const body = { emailAddress: emailAddresses, role }
        const path = `/${id}/invitations/bulk`
        return (await call<OrganizationInvitationJSON[]>(path, 'POST', body)).map(invitation)
      },

      getMembershipRequests: ({ id }: Id, params?: GetMembershipRequestParams) =>
        list(`/${id}/membership_requests`, params, request),

      getDomains: ({ id }: Id, params?: GetDomainsParams) => list(`/${id}/domains`, params, domain),
      getDomain: async ({ id }: Id, { domainId }: { domainId: string }) =>
        domain(await call(`/${id}/domains/${domainId}`)),
      createDomain: async (
        { id }: Id,
        name: string,
        { enrollmentMode }: { enrollmentMode?: OrganizationEnrollmentMode } = {},
      ) => domain(await call(`/${id}/domains`, 'POST', { name, enrollmentMode })),
      prepareOwnershipVerification: (own: Id, ids: string[]) => bulk(own, 'prepare', ids),
      attemptOwnershipVerification: (own: Id, ids: string[]) => bulk(own, 'attempt', ids),
    },

    organizationMembership: {
      update: (own: OrganizationMembershipResource, { role }: { role: string }) =>
        ofMember(own, 'PATCH', { role }),
      destroy: (own: OrganizationMembershipResource) => ofMember(own, 'DELETE'),
    },

    organizationInvitation: {
      revoke: (own: OrganizationInvitationResource) => ofInvitation(own, '/revoke'),
    },

    organizationMembershipRequest: {
      accept: (own: OrganizationMembershipRequestResource) => ofRequest(own, '/accept'),
      reject: (own: OrganizationMembershipRequestResource) => ofRequest(own, '/reject'),
    },

    organizationDomain: {
      reload: (own: OrganizationDomainResource) => ofDomain(own, '', 'GET'),
      prepareAffiliationVerification: (
        own: OrganizationDomainResource,
        params: { affiliationEmailAddress: string },
      ) => ofDomain(own, '/prepare_affiliation_verification', 'POST', params),
      attemptAffiliationVerification: (own: OrganizationDomainResource, params: { code: string }) =>
        ofDomain(own, '/attempt_affiliation_verification', 'POST', params),
      updateEnrollmentMode: (
        own: OrganizationDomainResource,
        params: { enrollmentMode: OrganizationEnrollmentMode; deletePending?: boolean },
      ) => ofDomain(own, '/update_enrollment_mode', 'POST', params),
      delete: async ({ id, organizationId }: OrganizationDomainResource) =>
        void (await call(`/${organizationId}/domains/${id}`, 'DELETE')),
    },
  }
}

type Request = [path: string, method?: Method, body?: object]
type Failure = { id: string; code: string }

const at = ({ id }: Id, [path, ...rest]: Request): Request => [`/${id}${path}`, ...rest]

/** Whoever uses the page. */
function visitor(core: Core): string | undefined {
  const id = core.session()?.id
  return core.snapshot()?.sessions.find((session) => session.id === id)?.user?.id
}
