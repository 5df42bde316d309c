import { createId } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { isUniqueViolation } from '../db/constraint.ts'
import { insertEmailAddress } from '../email-addresses/storage.ts'
import { recordEvent, type Visitor } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { insertUser } from './storage.ts'
import type { UserRow } from './table.ts'
import type { UserWithEmails } from './view.ts'

export interface NewUser {
  /** The first one becomes the primary one. Normalised. */
  emailAddresses: { emailAddress: string; verifiedAt: number | null; strategy: string | null }[]
  /** Normalised. */
  username: string | null
  firstName: string | null
  lastName: string | null
  passwordDigest: string | null
  /** JSON text. */
  unsafeMetadata?: string
  publicMetadata?: string
  privateMetadata?: string
  locale?: string | null
  externalId?: string | null
  legalAcceptedAt?: number | null
  createdAt?: number
}

/**
 * Makes a user with their addresses, in the given transaction.
 *
 * @throws {ApiError} 400 `identification_claimed` when an address, username or external id is taken: whatever was
 * checked before, the unique indexes decide (DB-5).
 */
export async function createUser(
  ctx: Context,
  input: NewUser,
  visitor: Visitor,
): Promise<UserWithEmails> {
  const now = ctx.clock.now()
  const user = toRow(ctx, input, now)
  const emailAddresses = input.emailAddresses.map(({ emailAddress, verifiedAt, strategy }) => ({
    id: createId('identification', ctx.random),
    user_id: user.id,
    email_address: emailAddress,
    verified_at: verifiedAt,
    verification_strategy: verifiedAt === null ? null : strategy,
    reserved: 0,
    created_at: now,
    updated_at: now,
  }))
  user.primary_email_address_id = emailAddresses[0]?.id ?? null
  try {
    await insertUser(ctx.db, user)
    for (const address of emailAddresses) await insertEmailAddress(ctx.db, address)
  } catch (error) {
    if (isUniqueViolation(error)) throw apiError('identification_claimed')
    throw error
  }
  await recordEvent(ctx, { type: 'user.created', targetId: user.id, visitor })
  return { user, emailAddresses }
}

function toRow(ctx: Context, input: NewUser, now: number): UserRow {
  return {
    id: createId('user', ctx.random),
    external_id: input.externalId ?? null,
    username: input.username,
    first_name: input.firstName,
    last_name: input.lastName,
    locale: input.locale ?? null,
    primary_email_address_id: null,
    password_digest: input.passwordDigest,
    password_updated_at: input.passwordDigest === null ? null : now,
    password_compromised: 0,
    public_metadata: input.publicMetadata ?? '{}',
    private_metadata: input.privateMetadata ?? '{}',
    unsafe_metadata: input.unsafeMetadata ?? '{}',
    banned: 0,
    failed_attempts: 0,
    locked_until: null,
    delete_self_enabled: null,
    create_organization_enabled: null,
    create_organizations_limit: null,
    legal_accepted_at: input.legalAcceptedAt ?? null,
    last_sign_in_at: null,
    last_active_at: null,
    created_at: input.createdAt ?? now,
    updated_at: now,
  }
}
