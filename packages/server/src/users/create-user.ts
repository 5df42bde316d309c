import { createId } from '@dooryard/protocol'
import { type Actor, asUser } from '../actor.ts'
import type { Context } from '../context.ts'
import { insertEmailAddress } from '../email-addresses/storage.ts'
import type { EmailAddressRow } from '../email-addresses/table.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { insertPhoneNumber } from '../phone-numbers/storage.ts'
import type { PhoneNumberRow } from '../phone-numbers/table.ts'
import { claim, takenError } from './identifiers.ts'
import { insertUser } from './storage.ts'
import type { UserRow } from './table.ts'
import type { UserWithEmails } from './view.ts'

export interface NewUser {
  /** The first one becomes the primary one. Normalised. */
  emailAddresses: Pick<
    EmailAddressRow,
    'email_address' | 'verified_at' | 'verification_strategy' | 'reserved'
  >[]
  /** The same; they are no second factors. */
  phoneNumbers?: Pick<
    PhoneNumberRow,
    'phone_number' | 'verified_at' | 'verification_strategy' | 'reserved'
  >[]
  /** What is known of them; for the rest they begin as everybody does. */
  columns: Partial<Omit<UserRow, 'id' | 'primary_email_address_id' | 'primary_phone_number_id'>>
}

/**
 * Makes a user with their addresses, in the given transaction. A visitor who makes one is that user from then on.
 *
 * @throws {ApiError} when somebody has the address, the username or the external id: 422 naming it, or 400
 * `identification_claimed` for a visitor, who was told of what was taken before.
 */
export async function createUser(
  ctx: Context,
  actor: Actor,
  { emailAddresses, phoneNumbers = [], columns }: NewUser,
): Promise<UserWithEmails> {
  const now = ctx.clock.now()
  const id = createId('user', ctx.random)
  const addresses = emailAddresses.map(
    (address, index): EmailAddressRow => ({
      id: createId('identification', ctx.random),
      user_id: id,
      ...address,
      // One millisecond apart, so that they keep their order.
      created_at: now + index,
      updated_at: now,
    }),
  )
  const numbers = phoneNumbers.map(
    (number, index): PhoneNumberRow => ({
      id: createId('identification', ctx.random),
      user_id: id,
      ...number,
      reserved_for_second_factor: 0,
      default_second_factor: 0,
      created_at: now + index,
      updated_at: now,
    }),
  )
  const user: UserRow = {
    ...blank,
    id,
    primary_email_address_id: addresses[0]?.id ?? null,
    primary_phone_number_id: numbers[0]?.id ?? null,
    password_updated_at: columns.password_digest ? now : null,
    created_at: now,
    updated_at: now,
    ...columns,
  }
  const isVisitor = actor.kind === 'visitor'
  await claim(
    async () => {
      await insertUser(ctx.db, user, {
        emailAddress: addresses[0]?.email_address,
        phoneNumber: numbers[0]?.phone_number,
      })
      for (const address of addresses) await insertEmailAddress(ctx.db, address)
      for (const number of numbers) await insertPhoneNumber(ctx.db, number)
    },
    isVisitor ? () => apiError('identification_claimed') : takenError,
  )
  const by = isVisitor ? asUser(actor, { user }) : actor
  await recordEvent(ctx, by, { type: 'user.created', targetId: id })
  return {
    user,
    emailAddresses: addresses,
    externalAccounts: [],
    phoneNumbers: numbers,
    memberships: [],
  }
}

const blank = {
  external_id: null,
  username: null,
  first_name: null,
  last_name: null,
  locale: null,
  picture: null,
  password_digest: null,
  password_compromised: 0,
  public_metadata: '{}',
  private_metadata: '{}',
  unsafe_metadata: '{}',
  totp_enabled: 0,
  passkeys: null,
  backup_code_enabled: 0,
  phone_factor_enabled: 0,
  mfa_enabled_at: null,
  mfa_disabled_at: null,
  banned: 0,
  failed_attempts: 0,
  locked_until: null,
  delete_self_enabled: null,
  bypass_client_trust: 0,
  create_organization_enabled: null,
  create_organizations_limit: null,
  legal_accepted_at: null,
  last_sign_in_at: null,
  last_active_at: null,
}
