import { createId } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { type Db, write } from '../db/database.ts'
import { type EventType, recordEvent, type Visitor } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { emailAddressChangedLetter } from '../mail/letters.ts'
import { takenError } from '../users/identifiers.ts'
import { findUser, updateUser } from '../users/storage.ts'
import type { UserRow } from '../users/table.ts'
import { endOpenAttempts } from '../verifications/open-attempts.ts'
import {
  deleteEmailAddress,
  findEmailAddress,
  findVerifiedEmailAddress,
  insertEmailAddress,
  listEmailAddresses,
  updateEmailAddress,
} from './storage.ts'
import type { EmailAddressRow } from './table.ts'

/** @throws {ApiError} 422 when somebody has proven the address; unproven ones block nobody (OTP-13). */
export async function assertAddressIsFree(
  db: Db,
  emailAddress: string,
  exceptId?: string,
): Promise<void> {
  const holder = await findVerifiedEmailAddress(db, emailAddress)
  if (holder && holder.id !== exceptId) {
    throw takenError('email_address')
  }
}

export interface NewEmailAddress {
  userId: string
  emailAddress: string
  /** The site vouches for it; no code is sent. */
  verified?: boolean | undefined
  primary?: boolean | undefined
  visitor: Visitor
}

/** @throws {ApiError} 422 when the user does not exist or the address is taken. */
export function createEmailAddress(
  ctx: Context,
  { userId, emailAddress, verified = false, primary = false, visitor }: NewEmailAddress,
): Promise<EmailAddressRow> {
  return write(ctx, async (ctx) => {
    const user = await findUser(ctx.db, userId)
    if (!user) throw apiError('form_resource_not_found', { param: 'user_id' })
    const own = await listEmailAddresses(ctx.db, [userId])
    if (own.some((row) => row.email_address === emailAddress)) {
      throw takenError('email_address')
    }
    await assertAddressIsFree(ctx.db, emailAddress)
    const row = newRow(ctx, { userId, emailAddress, verified })
    await insertEmailAddress(ctx.db, row)
    if (primary) await setPrimaryEmailAddress(ctx, { user, emailAddressId: row.id })
    else if (own.length === 0)
      await updateUser(ctx.db, userId, { primary_email_address_id: row.id })
    await record(ctx, { type: 'email_address.created', id: row.id, visitor })
    return row
  })
}

export interface EmailAddressChange {
  id: string
  verified?: boolean | undefined
  primary?: boolean | undefined
  visitor: Visitor
}

/** @throws {ApiError} 404, or 422 when somebody else proved the address first. */
export function changeEmailAddress(
  ctx: Context,
  { id, verified, primary, visitor }: EmailAddressChange,
): Promise<EmailAddressRow> {
  return write(ctx, async (ctx) => {
    const row = await requireRow(ctx.db, id)
    if (verified !== undefined) await setVerified(ctx, { row, verified })
    if (primary) {
      const user = (await findUser(ctx.db, row.user_id))!
      await setPrimaryEmailAddress(ctx, { user, emailAddressId: id })
    }
    await record(ctx, { type: 'email_address.updated', id, visitor })
    return requireRow(ctx.db, id)
  })
}

/** @throws {ApiError} 404, or 400 for the last thing that the user could be found by. */
export async function removeEmailAddress(
  ctx: Context,
  { id, visitor }: { id: string; visitor: Visitor },
): Promise<void> {
  await write(ctx, async (ctx) => {
    const row = await requireRow(ctx.db, id)
    const user = (await findUser(ctx.db, row.user_id))!
    const others = (await listEmailAddresses(ctx.db, [row.user_id])).filter((own) => own.id !== id)
    if (others.length === 0 && user.username === null) {
      throw apiError('identification_deletion_failed')
    }
    await deleteEmailAddress(ctx.db, id)
    if (user.primary_email_address_id === id) {
      const next = others.find(({ verified_at }) => verified_at !== null) ?? others[0]
      await updateUser(ctx.db, user.id, { primary_email_address_id: next?.id ?? null })
    }
    await settle(ctx, user.id)
    await record(ctx, { type: 'email_address.deleted', id, visitor })
  })
}

/** Makes an address, proven, the only one of a user. */
export function replaceEmailAddress(
  ctx: Context,
  { userId, emailAddress, visitor }: { userId: string; emailAddress: string; visitor: Visitor },
): Promise<EmailAddressRow> {
  return write(ctx, async (ctx) => {
    if (!(await findUser(ctx.db, userId))) throw apiError('resource_not_found')
    const own = await listEmailAddresses(ctx.db, [userId])
    const kept = own.find((row) => row.email_address === emailAddress)
    await assertAddressIsFree(ctx.db, emailAddress, kept?.id)
    for (const row of own) {
      if (row === kept) continue
      await deleteEmailAddress(ctx.db, row.id)
      await record(ctx, { type: 'email_address.deleted', id: row.id, visitor })
    }
    const row = kept ?? newRow(ctx, { userId, emailAddress, verified: true })
    if (kept) await setVerified(ctx, { row: kept, verified: true })
    else await insertEmailAddress(ctx.db, row)
    await updateUser(ctx.db, userId, { primary_email_address_id: row.id })
    await settle(ctx, userId)
    await record(ctx, { type: 'email_address.created', id: row.id, visitor })
    return requireRow(ctx.db, row.id)
  })
}

export interface PrimaryChange {
  user: UserRow
  emailAddressId: string
  /** Write to the address that was the primary one until now. */
  notify?: boolean
}

/** @throws {ApiError} 422 for an address that is not the user's, or not proven. */
export async function setPrimaryEmailAddress(
  ctx: Context,
  { user, emailAddressId, notify = false }: PrimaryChange,
): Promise<void> {
  const own = await listEmailAddresses(ctx.db, [user.id])
  const next = own.find(({ id }) => id === emailAddressId)
  const param = 'primary_email_address_id'
  if (!next) throw apiError('form_resource_not_found', { param })
  if (next.verified_at === null) throw apiError('form_verification_needed', { param })
  const previous = own.find(({ id }) => id === user.primary_email_address_id)
  await updateUser(ctx.db, user.id, {
    primary_email_address_id: emailAddressId,
    updated_at: ctx.clock.now(),
  })
  if (notify && previous && previous.id !== emailAddressId) {
    await ctx.mail.send(ctx, emailAddressChangedLetter(previous.email_address, ctx.settings))
  }
}

async function setVerified(
  ctx: Context,
  { row, verified }: { row: EmailAddressRow; verified: boolean },
): Promise<void> {
  if ((row.verified_at !== null) === verified) return
  const now = ctx.clock.now()
  if (verified) await assertAddressIsFree(ctx.db, row.email_address, row.id)
  await updateEmailAddress(ctx.db, row.id, {
    verified_at: verified ? now : null,
    verification_strategy: verified ? 'admin' : null,
    updated_at: now,
  })
  await settle(ctx, row.user_id)
}

/** Codes under way may be going to an address that no longer counts: they end. */
async function settle(ctx: Context, userId: string): Promise<void> {
  await endOpenAttempts(ctx, { userId })
  await updateUser(ctx.db, userId, { updated_at: ctx.clock.now() })
}

function newRow(
  ctx: Context,
  { userId, emailAddress, verified }: { userId: string; emailAddress: string; verified: boolean },
): EmailAddressRow {
  const now = ctx.clock.now()
  return {
    id: createId('identification', ctx.random),
    user_id: userId,
    email_address: emailAddress,
    verified_at: verified ? now : null,
    verification_strategy: verified ? 'admin' : null,
    reserved: 0,
    created_at: now,
    updated_at: now,
  }
}

async function requireRow(db: Db, id: string): Promise<EmailAddressRow> {
  const row = await findEmailAddress(db, id)
  if (!row) throw apiError('resource_not_found')
  return row
}

function record(
  ctx: Context,
  { type, id, visitor }: { type: EventType; id: string; visitor: Visitor },
): Promise<void> {
  return recordEvent(ctx, { type, actorId: 'secret_key', targetId: id, visitor })
}
