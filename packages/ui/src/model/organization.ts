import { type AccountModel, activeSession, type ClientModel, type UserModel } from './client.ts'

export interface OrganizationModel {
  id: string
  name: string
  slug: string | null
  imageUrl: string
  hasImage: boolean
  adminDeleteEnabled: boolean
}

/** That somebody belongs to an organization, and with which rights. */
export interface MembershipModel {
  id: string
  /** Its key: `org:admin`. */
  role: string
  roleName: string
  permissions: string[]
  organization: OrganizationModel
}

/** What others in an organization see of somebody. */
export interface PersonModel {
  userId: string
  firstName: string | null
  lastName: string | null
  /** Their address, or what else they sign in with. */
  identifier: string
  imageUrl: string
  hasImage: boolean
  banned?: boolean
}

/** Of the session in use, in the organization that it works in; null: it works in none. */
export function activeMembership(client: ClientModel | null): MembershipModel | null {
  const session = activeSession(client)
  const { organizationMemberships = [] } = (session?.user ?? {}) as Partial<AccountModel>
  const active = session?.lastActiveOrganizationId
  return organizationMemberships.find(({ organization }) => organization.id === active) ?? null
}

/** Whose names are read as those of a user. */
export const userOf = ({ userId: id, identifier, ...person }: PersonModel): UserModel => ({
  ...person,
  id,
  username: null,
  primaryEmailAddressId: null,
  emailAddresses: [{ id, emailAddress: identifier }],
})
