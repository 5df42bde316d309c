import type { ImageJSON, PublicUserDataJSON, UserJSON } from '@dooryard/protocol'
import { isBefore, MINUTE, toSeconds } from '../clock.ts'
import type { Context } from '../context.ts'
import type { EmailAddressRow } from '../email-addresses/table.ts'
import { emailAddressJSON } from '../email-addresses/view.ts'
import type { ShownAccount } from '../external-accounts/table.ts'
import { externalAccountJSON } from '../external-accounts/view.ts'
import type { Membership } from '../memberships/table.ts'
import { membershipJSON } from '../memberships/view.ts'
import type { PhoneNumberRow } from '../phone-numbers/table.ts'
import { phoneNumberJSON } from '../phone-numbers/view.ts'
import type { Settings } from '../settings/schema.ts'
import { hasSecondFactor } from './second-factor.ts'
import { passkeyJSON, readPasskeys } from './shown-passkeys.ts'
import type { UserRow } from './table.ts'

/** What views of people need to know. */
export interface UserViewContext {
  settings: Settings
  now: number
  /** Where pictures are served, without a slash at the end. */
  pictures: string
  /** Opens what is sealed of ways through other sites. */
  providerKey: Buffer
}

export interface UserWithEmails {
  user: UserRow
  emailAddresses: EmailAddressRow[]
  externalAccounts: ShownAccount[]
  phoneNumbers: PhoneNumberRow[]
  /** Of organizations; read with one user or a few, never with a list. */
  memberships: Membership[]
}

export function userViewContext(ctx: Context): UserViewContext {
  const { address, basePath, settings, clock, keys } = ctx
  const pictures = `${address}${basePath}/v1/pictures`
  return { settings, now: clock.now(), pictures, providerKey: keys.providerKey }
}

/** A person as their own browser sees them: private metadata and digests never get here (AZ-4). */
export function userJSON(view: UserViewContext, owner: UserWithEmails): UserJSON {
  const { settings, now, pictures } = view
  const { user, emailAddresses, externalAccounts, phoneNumbers } = owner
  const lockedFor = lockLeft(settings, user, now)
  const locked = lockedFor > 0
  const { enabled, maxAttempts } = settings.lockout
  return {
    object: 'user',
    id: user.id,
    external_id: user.external_id,
    username: user.username,
    first_name: user.first_name,
    last_name: user.last_name,
    locale: user.locale,
    ...pictureFields(user, pictures),
    profile_image_id: user.picture ?? '',
    primary_email_address_id: user.primary_email_address_id,
    primary_phone_number_id: user.primary_phone_number_id,
    primary_web3_wallet_id: null,
    email_addresses: emailAddresses.map((row) => emailAddressJSON(row, externalAccounts)),
    phone_numbers: phoneNumbers.map((row) => phoneNumberJSON(row)),
    web3_wallets: [],
    external_accounts: externalAccounts.map((account) => externalAccountJSON(account)),
    passkeys: readPasskeys(user).map((passkey) => passkeyJSON(passkey)),
    enterprise_accounts: [],
    saml_accounts: [],
    organization_memberships: ownMembershipsJSON(view, owner),
    password_enabled: user.password_digest !== null,
    totp_enabled: user.totp_enabled === 1,
    backup_code_enabled: user.backup_code_enabled === 1,
    two_factor_enabled: hasSecondFactor(user),
    public_metadata: JSON.parse(user.public_metadata),
    unsafe_metadata: JSON.parse(user.unsafe_metadata),
    delete_self_enabled: canDeleteSelf(settings, user),
    create_organization_enabled: mayCreateOrganizations(settings, user),
    create_organizations_limit: user.create_organizations_limit,
    last_sign_in_at: user.last_sign_in_at,
    last_active_at: user.last_active_at,
    legal_accepted_at: user.legal_accepted_at,
    password_last_updated_at: user.password_updated_at,
    mfa_enabled_at: user.mfa_enabled_at,
    mfa_disabled_at: user.mfa_disabled_at,
    banned: user.banned === 1,
    locked,
    lockout_expires_in_seconds: locked ? toSeconds(lockedFor) : null,
    verification_attempts_remaining: enabled
      ? Math.max(maxAttempts - (locked ? maxAttempts : user.failed_attempts), 0)
      : null,
    created_at: user.created_at,
    updated_at: user.updated_at,
  }
}

/** Milliseconds for which guesses are refused. */
export function lockLeft({ lockout }: Settings, { locked_until }: UserRow, now: number): number {
  return isBefore(locked_until, { now, length: lockout.minutes * MINUTE }) ? locked_until! - now : 0
}

function ownMembershipsJSON(view: UserViewContext, owner: UserWithEmails) {
  if (!view.settings.organizations.enabled) return []
  const person = publicUserDataJSON(view, owner)
  return owner.memberships.map((own) => membershipJSON(view, own, person))
}

export function mayCreateOrganizations({ organizations }: Settings, user: UserRow): boolean {
  const { enabled, usersMayCreate } = organizations
  const said = user.create_organization_enabled
  return said === null ? enabled && usersMayCreate : said === 1
}

export function canDeleteSelf({ actions }: Settings, user: UserRow): boolean {
  return user.delete_self_enabled === null ? actions.deleteSelf : user.delete_self_enabled === 1
}

export function publicUserDataJSON(
  { pictures }: UserViewContext,
  owner: UserWithEmails,
): PublicUserDataJSON {
  const { user } = owner
  return {
    first_name: user.first_name,
    last_name: user.last_name,
    ...pictureFields(user, pictures),
    identifier: primaryEmailAddress(owner) ?? user.username ?? primaryPhoneNumber(owner) ?? '',
    user_id: user.id,
    username: user.username,
    banned: user.banned === 1,
    deprovisioned: false,
  }
}

export function primaryEmailAddress({
  user,
  emailAddresses,
}: Pick<UserWithEmails, 'user' | 'emailAddresses'>): string | null {
  const primary = emailAddresses.find(({ id }) => id === user.primary_email_address_id)
  return primary?.email_address ?? null
}

export function primaryPhoneNumber({
  user,
  phoneNumbers,
}: Pick<UserWithEmails, 'user' | 'phoneNumbers'>): string | null {
  const primary = phoneNumbers.find(({ id }) => id === user.primary_phone_number_id)
  return primary?.phone_number ?? null
}

/** Who has uploaded none has a drawn one. */
export function pictureFields({ id, picture }: UserRow, pictures: string) {
  return { image_url: `${pictures}/${picture ?? `${id}.svg`}`, has_image: picture !== null }
}

export function imageJSON({ pictures }: UserViewContext, { picture }: UserRow): ImageJSON {
  const url = picture && `${pictures}/${picture}`
  return { object: 'image', id: picture ?? '', name: picture, public_url: url }
}
