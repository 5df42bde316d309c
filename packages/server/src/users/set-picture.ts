import { createHash } from 'node:crypto'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { PictureError } from '../pictures/errors.ts'
import type { Picture } from '../pictures/picture.ts'
import type { Point } from '../pictures/store.ts'
import { requireUser } from './load.ts'
import { updateUserRow } from './storage.ts'
import type { UserWithEmails } from './view.ts'

/**
 * Gives a user a picture in the place of the one before; with `isFirst` only where there is none.
 *
 * @throws {ApiError} 404, 400 for a file that is no picture, or 413 for one that is too large.
 */
export async function setPicture(
  ctx: Context,
  actor: Actor,
  { userId, file, isFirst = false }: { userId: string; file: Uint8Array; isFirst?: boolean },
): Promise<UserWithEmails> {
  await requireUser(ctx, actor, userId)
  const next = await newPicture(ctx, file)
  const { name } = next
  return ctx.pictures.store.swap(
    ctx,
    { owner: { userId }, next },
    pointTo(actor, { userId, name, isFirst }),
  )
}

/** Takes the picture of a user away: they have the drawn one again. */
export async function removePicture(
  ctx: Context,
  actor: Actor,
  userId: string,
): Promise<UserWithEmails> {
  return ctx.pictures.store.swap(
    ctx,
    { owner: { userId }, next: null },
    pointTo(actor, { userId, name: null }),
  )
}

/** @throws {ApiError} 400 for a file that is no picture, or 413 for one that is too large. */
export async function newPicture(
  ctx: Context,
  file: Uint8Array,
): Promise<{ name: string; picture: Picture }> {
  const picture = await ctx.pictures.take(file).catch(refuse)
  return { name: nameOf(ctx, picture), picture }
}

function refuse(error: unknown): never {
  if (!(error instanceof PictureError)) throw error
  const { code, longMessage } = REFUSALS[error.reason]
  throw apiError(code, { longMessage })
}

const REFUSALS = {
  not_a_picture: {
    code: 'request_body_invalid',
    longMessage: 'Choose a PNG, JPEG, WebP or GIF picture. This file is none, or it is damaged.',
  },
  too_many_bytes: { code: 'image_too_large', longMessage: 'Choose a picture of at most 5 MB.' },
  too_many_pixels: {
    code: 'image_too_large',
    longMessage: 'Choose a picture of at most 4,096 × 4,096 pixels.',
  },
} as const

/** An address never shows another picture, and each is one user's to take away (UPL-3). */
function nameOf({ random }: Context, { kind, bytes }: Picture): string {
  const hash = createHash('sha256').update(random(16)).update(bytes)
  return `${hash.digest('base64url')}.${kind}`
}

function pointTo(
  actor: Actor,
  { userId, name, isFirst = false }: { userId: string; name: string | null; isFirst?: boolean },
): Point<Context, UserWithEmails> {
  return async (ctx) => {
    const { user } = await requireUser(ctx, actor, userId)
    if (isFirst && user.picture !== null) throw new Error('There is one by now.')
    await updateUserRow(ctx.db, userId, { picture: name, updated_at: ctx.clock.now() })
    const details = { picture: name !== null }
    await recordEvent(ctx, actor, { type: 'user.updated', targetId: userId, details })
    return { before: user.picture, result: await requireUser(ctx, actor, userId) }
  }
}
