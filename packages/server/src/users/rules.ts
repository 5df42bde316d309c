import { isRecent } from '../clock.ts'
import type { Context } from '../context.ts'
import { isUniqueViolation } from '../db/constraint.ts'
import { type Db, write } from '../db/database.ts'
import { findEmailAddressOfUser } from '../email-addresses/storage.ts'
import { recordEvent, type Visitor } from '../events/events.ts'
import { type ApiError, apiError } from '../http/api-error.ts'
import { limitPasswords } from '../passwords/limit.ts'
import { assertNewPassword } from '../passwords/rules.ts'
import type { Actor } from '../sessions/actor.ts'
import { FRESH_PROOF } from '../settings/numbers.ts'
import { endOpenAttempts } from '../verifications/open-attempts.ts'
import { replacePassword } from './credentials.ts'
import { identifiersOf, takenError } from './identifiers.ts'
import { loadUser } from './load.ts'
import { forgiveGuesses, lockedError, takeGuess } from './lockout.ts'
import { type Metadata, mergeMetadata, serializeMetadata } from './metadata.ts'
import { deleteUser, findUser, updateUser } from './storage.ts'
import type { UserRow } from './table.ts'
import { requireUsername } from './username.ts'
import { canDeleteSelf } from './view.ts'

interface By {
  visitor: Visitor
}

export interface ProfileInput {
  first_name?: string | null | undefined
  last_name?: string | null | undefined
  username?: string | null | undefined
  primary_email_address_id?: string | undefined
}

/** Changes what people may change about themselves. Frontend API §3.10. */
export async function updateProfile(
  ctx: Context,
  by: By,
  { user }: Actor,
  input: ProfileInput,
): Promise<void> {
  const { primary_email_address_id: primary, ...profile } = input
  assertNamesInUse(ctx, input)
  const change = { ...profile, ...toUsername(ctx, input.username) }
  await write(ctx, async (ctx) => {
    if (primary) await assertVerifiedAddress(ctx.db, primary, user.id)
    try {
      await updateUser(ctx.db, user.id, {
        ...change,
        ...(primary && { primary_email_address_id: primary }),
        updated_at: ctx.clock.now(),
      })
    } catch (error) {
      if (isUniqueViolation(error)) throw takenError('username')
      throw error
    }
    await recordUpdate(ctx, { user, by })
  })
}

/** Names that the settings leave out cannot be set by a call either (GR-3). */
function assertNamesInUse({ settings: { names } }: Context, input: ProfileInput): void {
  if (names.firstName === 'off' && input.first_name) throw unknownParam('first_name')
  if (names.lastName === 'off' && input.last_name) throw unknownParam('last_name')
}

const unknownParam = (param: string) => apiError('form_param_unknown', { param })

function toUsername(
  { settings: { identifiers } }: Context,
  typed: string | null | undefined,
): { username?: string | null } {
  if (typed === undefined) return {}
  if (identifiers.username === 'off') throw unknownParam('username')
  if (typed !== null) return { username: requireUsername(typed) }
  if (identifiers.username === 'required') throw apiError('form_param_nil', { param: 'username' })
  return { username: null }
}

async function assertVerifiedAddress(db: Db, id: string, userId: string): Promise<void> {
  const address = await findEmailAddressOfUser(db, id, userId)
  const param = 'primary_email_address_id'
  if (!address) throw apiError('form_resource_not_found', { param })
  if (address.verified_at === null) throw apiError('form_verification_needed', { param })
}

/** Merges into the metadata that people write themselves; it grants nothing (AZ-5). */
export async function updateMetadata(
  ctx: Context,
  by: By,
  { user }: Actor,
  patch: Metadata,
): Promise<void> {
  await write(ctx, async (ctx) => {
    const current = await findUser(ctx.db, user.id)
    if (!current) throw apiError('resource_not_found')
    const merged = mergeMetadata(JSON.parse(current.unsafe_metadata), patch)
    await updateUser(ctx.db, user.id, {
      unsafe_metadata: serializeMetadata(merged, 'unsafe_metadata'),
      updated_at: ctx.clock.now(),
    })
    await recordUpdate(ctx, { user, by })
  })
}

export interface PasswordChange {
  newPassword: string
  currentPassword?: string | undefined
  keepOtherSessions: boolean
}

/**
 * Sets another password. The current one proves that it is the owner; who has none must have signed in within the last
 * ten minutes (PW-9).
 */
export async function changePassword(
  ctx: Context,
  by: By,
  { session, user }: Actor,
  { newPassword, currentPassword, keepOtherSessions }: PasswordChange,
): Promise<void> {
  if (!ctx.settings.strategies.password) throw apiError('feature_not_enabled')
  if (user.password_digest === null) assertFreshProof(ctx, session.first_factor_at)
  else await assertCurrentPassword(ctx, by, { user, typed: currentPassword })

  const owner = await loadUser(ctx.db, user.id)
  if (!owner) throw apiError('resource_not_found')
  if (newPassword === currentPassword) {
    throw apiError('form_new_password_matches_current', { param: 'new_password' })
  }
  await assertNewPassword(ctx, newPassword, {
    param: 'new_password',
    identifiers: identifiersOf(owner),
  })
  const digest = await ctx.passwords.hash(newPassword)
  await write(ctx, async (ctx) => {
    await assertUnchanged(ctx.db, user)
    await replacePassword(ctx, {
      owner,
      digest,
      visitor: by.visitor,
      keepSession: session.id,
      keepOtherSessions,
    })
  })
}

export async function removePassword(
  ctx: Context,
  by: By,
  { session, user }: Actor,
  currentPassword: string,
): Promise<void> {
  if (user.password_digest === null) throw apiError('no_password_set')
  if (!ctx.settings.strategies.emailCode) throw apiError('password_required')
  await assertCurrentPassword(ctx, by, { user, typed: currentPassword })
  const owner = (await loadUser(ctx.db, user.id))!
  // Without a proven address there would be no way back in.
  if (!owner.emailAddresses.some((address) => address.verified_at !== null)) {
    throw apiError('password_required')
  }
  await write(ctx, async (ctx) => {
    await assertUnchanged(ctx.db, user)
    const { visitor } = by
    await replacePassword(ctx, { owner, digest: null, visitor, keepSession: session.id })
  })
}

function assertFreshProof({ clock }: Context, provenAt: number | null): void {
  if (!isRecent(provenAt, { now: clock.now(), length: FRESH_PROOF })) {
    throw apiError('session_reverification_required')
  }
}

/** A guess like any other, in a browser that the owner knows: strangers who lock the account do not lock it here (RATE-2). */
async function assertCurrentPassword(
  ctx: Context,
  { visitor }: By,
  { user, typed }: { user: UserRow; typed: string | undefined },
): Promise<void> {
  if (!typed) throw apiError('form_param_missing', { param: 'current_password' })
  await limitPasswords(ctx, user.id)
  const guess = await takeGuess(ctx, { user, visitor, isKnown: true })
  if (guess === 'locked') throw lockedError(ctx, user, 'password')
  const { correct } = await ctx.passwords.check(typed, user.password_digest)
  if (!correct) throw currentPasswordError()
  await forgiveGuesses(ctx.db, { user, isKnown: true })
}

/** Another request may have changed the password while this one was hashing. */
async function assertUnchanged(db: Db, user: UserRow): Promise<void> {
  const current = await findUser(db, user.id)
  if (current?.password_digest !== user.password_digest) throw currentPasswordError()
}

function currentPasswordError(): ApiError {
  return apiError('form_password_validation_failed', { param: 'current_password' })
}

/** Deletes one's own account, with everything that hangs on it, in one transaction (SES-9, AZ-17). */
export async function deleteSelf(ctx: Context, { visitor }: By, { user }: Actor): Promise<void> {
  await write(ctx, async (ctx) => {
    const current = await findUser(ctx.db, user.id)
    if (!current || !canDeleteSelf(ctx.settings, current)) {
      throw apiError('user_delete_self_not_enabled')
    }
    await endOpenAttempts(ctx, { userId: user.id })
    await deleteUser(ctx.db, user.id)
    await recordEvent(ctx, {
      type: 'user.deleted',
      actorId: user.id,
      targetId: user.id,
      visitor,
    })
  })
}

async function recordUpdate(ctx: Context, { user, by }: { user: UserRow; by: By }) {
  await recordEvent(ctx, {
    type: 'user.updated',
    actorId: user.id,
    targetId: user.id,
    visitor: by.visitor,
  })
}
