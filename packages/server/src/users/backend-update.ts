import type { Context } from '../context.ts'
import { type Db, write } from '../db/database.ts'
import { setPrimaryEmailAddress } from '../email-addresses/backend-rules.ts'
import { type EventType, recordEvent, type Visitor } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import type { MetadataInput, UpdateUserInput } from './backend-input.ts'
import { toPasswordDigest } from './backend-password.ts'
import { assertUniqueFields, toProfileChange } from './backend-profile.ts'
import { replacePassword } from './credentials.ts'
import { identifiersOf } from './identifiers.ts'
import { loadUser } from './load.ts'
import { type Metadata, mergeMetadata, serializeMetadata } from './metadata.ts'
import { findUser, updateUser } from './storage.ts'
import type { UserRow } from './table.ts'

export interface UserChange<Input> {
  userId: string
  input: Input
  visitor: Visitor
}

/**
 * Changes what the request speaks of, all of it or nothing.
 *
 * @throws {ApiError} 404, or 422 naming the field.
 */
export async function updateUserFromBackend(
  ctx: Context,
  { userId, input, visitor }: UserChange<UpdateUserInput>,
): Promise<void> {
  const change = toProfileChange(ctx, input)
  const digest = await newDigest(ctx, userId, input)
  await write(ctx, async (ctx) => {
    const user = await requireUser(ctx.db, userId)
    await assertUniqueFields(ctx.db, { id: userId, ...change })
    await updateUser(ctx.db, userId, { ...change, updated_at: ctx.clock.now() })
    await record(ctx, { type: 'user.updated', userId, visitor })
    if (input.primary_email_address_id !== undefined) {
      await setPrimaryEmailAddress(ctx, {
        user,
        emailAddressId: input.primary_email_address_id,
        notify: input.notify_primary_email_address_changed ?? false,
      })
    }
    if (digest !== null) {
      await replacePassword(ctx, {
        owner: (await loadUser(ctx.db, userId))!,
        actorId: 'secret_key',
        digest,
        visitor,
        keepOtherSessions: input.sign_out_of_other_sessions === false,
      })
    }
  })
}

/** Merges what is given; `null` deletes a key. */
export function mergeUserMetadata(ctx: Context, change: UserChange<MetadataInput>): Promise<void> {
  return changeMetadata(ctx, change, (stored, given) => mergeMetadata(stored, given))
}

/** Replaces each given field as a whole. */
export function replaceUserMetadata(
  ctx: Context,
  change: UserChange<MetadataInput>,
): Promise<void> {
  return changeMetadata(ctx, change, (_, given) => given)
}

async function changeMetadata(
  ctx: Context,
  { userId, input, visitor }: UserChange<MetadataInput>,
  combine: (stored: Metadata, given: Metadata) => Metadata,
): Promise<void> {
  await write(ctx, async (ctx) => {
    const user = await requireUser(ctx.db, userId)
    const names = ['public_metadata', 'private_metadata', 'unsafe_metadata'] as const
    const change = Object.fromEntries(
      names.flatMap((name) => {
        const given = input[name]
        if (given === undefined) return []
        return [[name, serializeMetadata(combine(JSON.parse(user[name]), given), name)]]
      }),
    )
    await updateUser(ctx.db, userId, { ...change, updated_at: ctx.clock.now() })
    await record(ctx, { type: 'user.updated', userId, visitor })
  })
}

/** Hashes before the transaction: it takes long, and the write lock is everybody's. */
async function newDigest(ctx: Context, userId: string, input: UpdateUserInput) {
  if (input.password === undefined && input.password_digest === undefined) {
    return toPasswordDigest(ctx, input, [])
  }
  const owner = await loadUser(ctx.db, userId)
  if (!owner) throw apiError('resource_not_found')
  return toPasswordDigest(ctx, input, [...identifiersOf(owner), input.username])
}

async function requireUser(db: Db, id: string): Promise<UserRow> {
  const user = await findUser(db, id)
  if (!user) throw apiError('resource_not_found')
  return user
}

function record(
  ctx: Context,
  { type, userId, visitor }: { type: EventType; userId: string; visitor: Visitor },
): Promise<void> {
  return recordEvent(ctx, { type, actorId: 'secret_key', targetId: userId, visitor })
}
