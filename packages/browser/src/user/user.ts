import type { UserJSON } from '@dooryard/protocol'
import { camelize } from '@dooryard/protocol'
import type { Core } from '../core/core.ts'
import { remote } from '../core/remote.ts'
import type { MethodsOf } from '../core/resource.ts'
import type { EmailAddressMethods } from '../email-address/actions.ts'
import { createEmailAddress } from '../email-address/email-address.ts'
import type { ExternalAccountMethods } from '../external-account/actions.ts'
import { createExternalAccount } from '../external-account/external-account.ts'
import type { OrganizationMethods } from '../organization/actions.ts'
import { createMembership } from '../organization/organization.ts'
import type { PasskeyMethods } from '../passkey/actions.ts'
import { createPasskey } from '../passkey/passkey.ts'
import type { PhoneNumberMethods } from '../phone-number/actions.ts'
import { createPhoneNumber } from '../phone-number/phone-number.ts'
import type { UserMethods } from './actions.ts'
import type { UserResource } from './types.ts'

export function createUser(
  core: Core<UserMethods & OrganizationMethods>,
  json: UserJSON,
): UserResource {
  const methods: MethodsOf<UserResource> = Object.assign(remote(core, 'user'), {
    isPrimaryIdentification: ({ id }: { id: string }) =>
      [user.primaryEmailAddressId, user.primaryPhoneNumberId, user.primaryWeb3WalletId].includes(
        id,
      ),
  })
  const user = Object.assign(methods, userFields(core, json)) as UserResource
  return user
}

export function userFields(
  core: Core<
    EmailAddressMethods &
      ExternalAccountMethods &
      OrganizationMethods &
      PasskeyMethods &
      PhoneNumberMethods
  >,
  json: UserJSON,
): object {
  const fields = camelize<UserResource>(json)
  const all = <Json, Item>(items: Json[] = [], create: (own: typeof core, json: Json) => Item) =>
    items.map((item) => create(core, item))
  const emailAddresses = all(json.email_addresses, createEmailAddress)
  const phoneNumbers = all(json.phone_numbers, createPhoneNumber)
  const primary = <Item extends { id: string }>(items: Item[], id: string | null) =>
    items.find((item) => item.id === id) ?? null
  const isVerified = (item: { verification: { status: string | null } | null }) =>
    item.verification?.status === 'verified'
  return {
    ...fields,
    emailAddresses,
    phoneNumbers,
    externalAccounts: all(json.external_accounts, createExternalAccount),
    passkeys: all(json.passkeys, createPasskey),
    organizationMemberships: all(json.organization_memberships, createMembership),
    fullName: [fields.firstName, fields.lastName].filter(Boolean).join(' ') || null,
    primaryEmailAddress: primary(emailAddresses, fields.primaryEmailAddressId),
    primaryPhoneNumber: primary(phoneNumbers, fields.primaryPhoneNumberId),
    primaryWeb3Wallet: primary(fields.web3Wallets, fields.primaryWeb3WalletId),
    hasVerifiedEmailAddress: emailAddresses.some(isVerified),
    hasVerifiedPhoneNumber: phoneNumbers.some(isVerified),
  }
}
