import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { withSettingsNow } from '../instance/request-settings.ts'
import { endOf } from './create-api-key.ts'
import { ownerOf, requireOwner } from './owner.ts'
import { deleteApiKeyRow, findApiKey, updateApiKeyRow } from './storage.ts'
import type { ApiKeyRow } from './table.ts'

export interface ApiKeyChange {
  id: string
  /** Whose it is: keys do not change hands. */
  subject?: string | undefined
  description?: string | null | undefined
  scopes?: string[] | undefined
  claims?: Record<string, unknown> | null | undefined
  secondsUntilExpiration?: number | null | undefined
}

/** @throws {ApiError} 404; 422 for another owner than it has; 400 for one that was revoked. */
export async function updateApiKey(
  ctx: Context,
  actor: Actor,
  { id, subject, ...change }: ApiKeyChange,
): Promise<ApiKeyRow> {
  return write(ctx, async (outer) => {
    const ctx = await withSettingsNow(outer)
    const row = await requireApiKey(ctx, actor, { id, to: 'manage' })
    if (subject !== undefined && subject !== ownerOf(row).id) {
      throw apiError('form_param_value_invalid', {
        param: 'subject',
        longMessage: 'An API key stays with whom it was made for. Make another one.',
      })
    }
    const { description, scopes, claims, secondsUntilExpiration: seconds } = change
    const now = ctx.clock.now()
    const end = endOf(change, now)
    const updated = await updateApiKeyRow(ctx.db, id, {
      ...(description !== undefined && { description }),
      ...(scopes !== undefined && { scopes: JSON.stringify(scopes) }),
      ...(claims !== undefined && { claims: claims && JSON.stringify(claims) }),
      ...(seconds !== undefined && { expire_at: end, end_at: end }),
      updated_at: now,
    })
    if (!updated) throw apiError('api_key_revoked')
    await recordEvent(ctx, actor, { type: 'api_key.updated', targetId: id })
    return updated
  })
}

/** Ends it at once and for good. One that was revoked stays as it is, with the reason that was given first. */
export async function revokeApiKey(
  ctx: Context,
  actor: Actor,
  { id, reason = null }: { id: string; reason?: string | null | undefined },
): Promise<ApiKeyRow> {
  return write(ctx, async (outer) => {
    const ctx = await withSettingsNow(outer)
    const row = await requireApiKey(ctx, actor, { id, to: 'manage' })
    const now = ctx.clock.now()
    const end = { revoked_at: now, end_at: now, updated_at: now }
    const revoked = await updateApiKeyRow(ctx.db, id, { ...end, revocation_reason: reason })
    if (!revoked) return row
    await recordEvent(ctx, actor, { type: 'api_key.revoked', targetId: id })
    return revoked
  })
}

/** @throws {ApiError} 404. */
export async function deleteApiKey(ctx: Context, actor: Actor, id: string): Promise<void> {
  await write(ctx, async (ctx) => {
    await requireApiKey(ctx, actor, { id, to: 'manage' })
    await deleteApiKeyRow(ctx.db, id)
    await recordEvent(ctx, actor, { type: 'api_key.deleted', targetId: id })
  })
}

/** @throws {ApiError} 404 for one that the actor does not reach (AZ-1), 403 for a role that does not grant it. */
export async function requireApiKey(
  ctx: Context,
  actor: Actor,
  { id, to }: { id: string; to: 'read' | 'manage' },
): Promise<ApiKeyRow> {
  const row = await findApiKey(ctx.db, id)
  if (!row) throw apiError('resource_not_found')
  await requireOwner(ctx, actor, { subject: ownerOf(row).id, to })
  return row
}
