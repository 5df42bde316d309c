import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent, type Visitor } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { toImportedDigest } from '../passwords/imported.ts'
import { assertNewPassword } from '../passwords/rules.ts'
import { endSessionsOfUser } from '../sessions/storage.ts'
import { PASSWORD_MAX_BYTES } from '../settings/numbers.ts'
import type { CreateUserInput, UpdateUserInput } from './backend-input.ts'
import { replacePassword } from './credentials.ts'
import { loadUser } from './load.ts'
import { forgiveGuesses, lockedError, takeGuess } from './lockout.ts'
import { findUser, updateUser, upgradePasswordDigest } from './storage.ts'
import type { UserRow } from './table.ts'

type PasswordInput = Pick<
  CreateUserInput & UpdateUserInput,
  'password' | 'password_digest' | 'password_hasher' | 'skip_password_checks'
>

/**
 * The digest to store for a password, or for a digest of another system; null when neither is given.
 *
 * @throws {ApiError} 422 `form_password_…`, or when the parts of an import do not fit together.
 */
export async function toPasswordDigest(
  ctx: Context,
  input: PasswordInput,
  identifiers: (string | null | undefined)[],
): Promise<string | null> {
  const imported = readImport(input)
  if (imported) return imported
  if (input.password === undefined) return null
  if (input.skip_password_checks) assertHashable(input.password)
  else await assertNewPassword(ctx, input.password, { param: 'password', identifiers })
  return ctx.passwords.hash(input.password)
}

function readImport({ password, password_digest, password_hasher }: PasswordInput): string | null {
  if (password_digest === undefined && password_hasher === undefined) return null
  if (password !== undefined) {
    throw apiError('form_conditional_param_disallowed', {
      param: 'password_digest',
      longMessage: 'Send either a password or a digest.',
    })
  }
  if (password_digest === undefined || password_hasher === undefined) {
    const param = password_digest === undefined ? 'password_digest' : 'password_hasher'
    throw apiError('form_conditional_param_missing', { param })
  }
  const digest = toImportedDigest(password_digest, password_hasher)
  if (digest) return digest
  throw apiError('form_password_digest_invalid_code', { param: 'password_digest' })
}

/** What no caller can skip: there is a password, and hashing it has a bounded cost (PW-3). */
function assertHashable(password: string): void {
  if (password === '') throw apiError('form_password_length_too_short', { param: 'password' })
  if (Buffer.byteLength(password.normalize('NFKC')) > PASSWORD_MAX_BYTES) {
    throw apiError('form_password_size_in_bytes_exceeded', { param: 'password' })
  }
}

/**
 * Checks the password of a user. Guesses feed the counter that sign-ins feed (RATE-3).
 *
 * @throws {ApiError} 422 when it is wrong, 403 when the account is locked, 400 when there is no password.
 */
export async function verifyUserPassword(
  ctx: Context,
  { userId, password, visitor }: { userId: string; password: string; visitor: Visitor },
): Promise<void> {
  const user = await requireUser(ctx, userId)
  if (user.password_digest === null) throw apiError('no_password_set')
  const guess = await takeGuess(ctx, { user, visitor })
  if (guess === 'locked') {
    throw lockedError(ctx, user, 'password')
  }
  const { correct, outdated } = await ctx.passwords.check(password, user.password_digest)
  if (!correct) throw apiError('incorrect_password', { param: 'password' })
  await forgiveGuesses(ctx.db, { user })
  if (outdated) {
    await upgradePasswordDigest(ctx.db, user, await ctx.passwords.hash(password))
  }
}

/** Takes the password away; the user signs in with codes from then on. Devices are signed out unless told otherwise (PW-10). */
export async function removeUserPassword(
  ctx: Context,
  {
    userId,
    signOut = true,
    visitor,
  }: { userId: string; signOut?: boolean | undefined; visitor: Visitor },
): Promise<void> {
  await write(ctx, async (ctx) => {
    const owner = await loadUser(ctx.db, userId)
    if (!owner) throw apiError('resource_not_found')
    if (owner.user.password_digest === null) throw apiError('no_password_set')
    await replacePassword(ctx, {
      owner,
      actorId: 'secret_key',
      digest: null,
      visitor,
      keepOtherSessions: !signOut,
    })
  })
}

/** Marks the password as known to others, or takes the mark away. Marked: a reset is due before anything else (PW-7). */
export async function markPasswordCompromised(
  ctx: Context,
  {
    userId,
    compromised,
    revokeAllSessions = false,
    visitor,
  }: {
    userId: string
    compromised: boolean
    revokeAllSessions?: boolean | undefined
    visitor: Visitor
  },
): Promise<void> {
  await write(ctx, async (ctx) => {
    const user = await findUser(ctx.db, userId)
    if (!user) throw apiError('resource_not_found')
    if (user.password_digest === null) throw apiError('no_password_set')
    const now = ctx.clock.now()
    await updateUser(ctx.db, userId, { password_compromised: Number(compromised), updated_at: now })
    if (revokeAllSessions) await endSessionsOfUser(ctx.db, userId, { status: 'revoked', now })
    await recordEvent(ctx, {
      type: 'user.updated',
      actorId: 'secret_key',
      targetId: userId,
      visitor,
      details: { password_compromised: compromised },
    })
  })
}

async function requireUser(ctx: Context, id: string): Promise<UserRow> {
  const user = await findUser(ctx.db, id)
  if (!user) throw apiError('resource_not_found')
  return user
}
