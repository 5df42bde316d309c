import type { ActorClaim, OrganizationMembershipJSON, UserJSON } from '@dooryard/protocol'
import { toSeconds } from '../clock.ts'

/** What shortcodes say something of: a person as they see themselves, so that nothing private gets into a token (AZ-4). */
export interface ClaimFacts {
  user: ClaimedUser
  /** Of the organization that the session works in. */
  membership: ClaimedMembership | null
  session: { id: string; actor: ActorClaim | null }
}

/** `role`: null of one that is gone, which no token names (AZ-12). */
export type ClaimedMembership = Omit<OrganizationMembershipJSON, 'role'> & { role: string | null }

type ClaimedUser = Omit<UserJSON, 'organization_memberships'> & {
  organization_memberships: readonly ClaimedMembership[]
}

type Read = (facts: ClaimFacts) => unknown

const user = (read: (user: ClaimedUser) => unknown): Read => {
  return (facts) => read(facts.user)
}
const seconds = (time: number | null) => (time === null ? null : toSeconds(time))
const isVerified = (one: { verification: { status: string | null } | null } | undefined) =>
  one?.verification?.status === 'verified'

const email = (user: ClaimedUser) =>
  user.email_addresses.find(({ id }) => id === user.primary_email_address_id)
const phone = (user: ClaimedUser) =>
  user.phone_numbers.find(({ id }) => id === user.primary_phone_number_id)

const none: Read = () => null

const membership = (read: (membership: ClaimedMembership) => unknown): Read => {
  return ({ membership }) => (membership ? read(membership) : null)
}

/** What may stand between `{{` and `}}`, as Clerk calls it. */
const SHORTCODES: Readonly<Record<string, Read>> = {
  'user.id': user(({ id }) => id),
  'user.external_id': user(({ external_id }) => external_id),
  'user.username': user(({ username }) => username),
  'user.first_name': user(({ first_name }) => first_name),
  'user.last_name': user(({ last_name }) => last_name),
  'user.full_name': user(
    ({ first_name, last_name }) => [first_name, last_name].filter(Boolean).join(' ') || null,
  ),
  'user.locale': user(({ locale }) => locale),
  'user.image_url': user(({ image_url }) => image_url),
  'user.has_image': user(({ has_image }) => has_image),
  'user.primary_email_address': user((user) => email(user)?.email_address),
  'user.email_verified': user((user) => isVerified(email(user))),
  'user.primary_phone_number': user((user) => phone(user)?.phone_number),
  'user.phone_number_verified': user((user) => isVerified(phone(user))),
  'user.primary_web3_wallet': none,
  'user.web3_wallet_verified': none,
  'user.two_factor_enabled': user(({ two_factor_enabled }) => two_factor_enabled),
  'user.last_sign_in_at': user(({ last_sign_in_at }) => seconds(last_sign_in_at)),
  'user.created_at': user(({ created_at }) => seconds(created_at)),
  'user.updated_at': user(({ updated_at }) => seconds(updated_at)),
  'user.organizations': user(({ organization_memberships: all }) =>
    Object.fromEntries(all.map(({ organization, role }) => [organization.id, role])),
  ),
  'session.id': ({ session }) => session.id,
  'org.id': membership(({ organization }) => organization.id),
  'org.name': membership(({ organization }) => organization.name),
  'org.slug': membership(({ organization }) => organization.slug),
  'org.role': membership(({ role }) => role),
  'org.image_url': membership(({ organization }) => organization.image_url),
  'org.has_image': membership(({ organization }) => organization.has_image),
}

/** Those that have parts with names that the site chose: `user.public_metadata.plan.name`. */
const OPEN: Readonly<Record<string, Read>> = {
  'user.public_metadata': user(({ public_metadata }) => public_metadata),
  'user.unsafe_metadata': user(({ unsafe_metadata }) => unsafe_metadata),
  'session.actor': ({ session }) => session.actor,
  'org.public_metadata': membership(({ organization }) => organization.public_metadata),
  'org_membership.permissions': membership(({ permissions }) => permissions),
  'org_membership.public_metadata': membership(({ public_metadata }) => public_metadata),
}

export const shortcodeNames: readonly string[] = [...Object.keys(SHORTCODES), ...Object.keys(OPEN)]

/** How a shortcode is read; null: there is none of this name. */
export function shortcode(name: string): Read | null {
  if (Object.hasOwn(SHORTCODES, name)) return SHORTCODES[name]!
  const [group, field, ...path] = name.split('.')
  const whole = `${group}.${field}`
  if (!Object.hasOwn(OPEN, whole)) return null
  return (facts) => path.reduce(partOf, OPEN[whole]!(facts))
}

/** Data alone: what an object inherits is none of its parts (AZ-5). */
function partOf(whole: unknown, name: string): unknown {
  const isObject = typeof whole === 'object' && whole !== null && !Array.isArray(whole)
  return isObject && Object.hasOwn(whole, name) ? whole[name as keyof typeof whole] : null
}
