import type { UserJSON } from '@dooryard/protocol'
import { camelize } from '../json.ts'
import { remote } from '../remote.ts'
import type { Runtime } from '../runtime.ts'
import type { UserResource } from '../types/user.ts'
import { createEmailAddress } from './email-address.ts'

export function createUser(runtime: Runtime, json: UserJSON): UserResource {
  const user = userFields(runtime, json) as UserResource
  return Object.assign(
    user,
    remote<UserResource>(runtime, 'user', user, [
      'reload',
      'update',
      'updateMetadata',
      'updatePassword',
      'removePassword',
      'delete',
      'createEmailAddress',
      'getSessions',
    ]),
    {
      isPrimaryIdentification: ({ id }: { id: string }) =>
        [user.primaryEmailAddressId, user.primaryPhoneNumberId, user.primaryWeb3WalletId].includes(
          id,
        ),
    },
  )
}

export function userFields(runtime: Runtime, json: UserJSON): object {
  const fields = camelize<UserResource>(json)
  const emailAddresses = json.email_addresses.map((email) => createEmailAddress(runtime, email))
  const primary = <Item extends { id: string }>(items: Item[], id: string | null) =>
    items.find((item) => item.id === id) ?? null
  const isVerified = (item: { verification: { status: string | null } | null }) =>
    item.verification?.status === 'verified'
  return {
    ...fields,
    emailAddresses,
    fullName: [fields.firstName, fields.lastName].filter(Boolean).join(' ') || null,
    primaryEmailAddress: primary(emailAddresses, fields.primaryEmailAddressId),
    primaryPhoneNumber: primary(fields.phoneNumbers, fields.primaryPhoneNumberId),
    primaryWeb3Wallet: primary(fields.web3Wallets, fields.primaryWeb3WalletId),
    hasVerifiedEmailAddress: emailAddresses.some(isVerified),
    hasVerifiedPhoneNumber: fields.phoneNumbers.some(isVerified),
  }
}
