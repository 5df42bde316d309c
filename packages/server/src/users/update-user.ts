import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { changeUser } from './change-user.ts'
import type { UpdateUserInput } from './fields.ts'
import { requireFreshProof } from './fresh-proof.ts'
import { claim, identifiersOf } from './identifiers.ts'
import { requireUser } from './load.ts'
import { toPasswordDigest } from './password-input.ts'
import { toProfileChange } from './profile.ts'
import { replacePassword } from './replace-password.ts'
import { setPrimaryEmailAddress } from './set-primary-email-address.ts'
import { setPrimaryPhoneNumber } from './set-primary-phone-number.ts'
import { updateUserRow } from './storage.ts'
import type { UserWithEmails } from './view.ts'

interface Change {
  userId: string
  input: Partial<UpdateUserInput>
  /** What is changed in the same transaction. */
  also?: (ctx: Context, owner: UserWithEmails) => Promise<void>
}

/**
 * Changes what the request speaks of, all of it or nothing. What people may say of themselves is for the routes to choose.
 *
 * @throws {ApiError} 404, 422 naming the field, or 403 until they verified again that it is them (PW-9).
 */
export async function updateUser(
  ctx: Context,
  actor: Actor,
  { userId, input, also }: Change,
): Promise<UserWithEmails> {
  if (actor.kind === 'user') assertNamesInUse(ctx, input)
  const change = toProfileChange(ctx, input)
  const digest = await newDigest(ctx, actor, { userId, input })
  return changeUser(ctx, actor, { userId, type: 'user.updated' }, async (ctx, owner) => {
    const { primary_email_address_id: primary, primary_phone_number_id: number } = input
    if (
      isOther(change.username, owner.user.username) ||
      isOther(primary, owner.user.primary_email_address_id) ||
      isOther(number, owner.user.primary_phone_number_id)
    ) {
      await requireFreshProof(ctx, actor, owner.user)
    }
    await claim(() => updateUserRow(ctx.db, userId, { ...change, updated_at: ctx.clock.now() }))
    if (input.primary_email_address_id !== undefined) {
      await setPrimaryEmailAddress(ctx, owner, {
        emailAddressId: input.primary_email_address_id,
        // People are told of what is done in their name; the site says whether (AUD-3).
        notify: input.notify_primary_email_address_changed ?? actor.kind === 'user',
      })
    }
    if (input.primary_phone_number_id !== undefined) {
      await setPrimaryPhoneNumber(ctx, owner, input.primary_phone_number_id)
    }
    if (digest !== null) {
      await replacePassword(ctx, actor, {
        owner: await requireUser(ctx, actor, userId),
        digest,
        keepOtherSessions: input.sign_out_of_other_sessions === false,
      })
    }
    await also?.(ctx, owner)
  })
}

/** Whether a request changes what somebody is found by, or written to at. */
const isOther = (next: string | null | undefined, now: string | null) =>
  next !== undefined && next !== now

/** Names that the settings leave out cannot be set by a call of the person either (GR-3). */
function assertNamesInUse({ settings: { names } }: Context, input: Change['input']): void {
  const unused = [
    names.firstName === 'off' && input.first_name && 'first_name',
    names.lastName === 'off' && input.last_name && 'last_name',
  ].find(Boolean)
  if (unused) throw apiError('form_param_unknown', { param: unused })
}

/** Hashes before the transaction: it takes long, and the write lock is everybody's. */
async function newDigest(ctx: Context, actor: Actor, { userId, input }: Omit<Change, 'also'>) {
  const isGiven = input.password !== undefined || input.password_digest !== undefined
  const identifiers = isGiven ? identifiersOf(await requireUser(ctx, actor, userId)) : []
  return toPasswordDigest(ctx, input, [...identifiers, input.username])
}
