import { createId } from '@dooryard/protocol'
import { type Actor, isSite } from '../actor.ts'
import { SECOND } from '../clock.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { withSettingsNow } from '../instance/request-settings.ts'
import { apiKeyMadeLetter } from '../mail/letters.ts'
import { requireUser } from '../users/load.ts'
import { notifyOwner } from '../users/notify-owner.ts'
import { textKey } from '../users/text-key.ts'
import { requireOwner } from './owner.ts'
import { hashSecret, newSecret } from './secret.ts'
import { insertApiKey, lookAround } from './storage.ts'
import type { ApiKeyRow } from './table.ts'

export interface ApiKeyInput {
  /** A user or an organization. */
  subject: string
  name: string
  description?: string | null | undefined
  /** Null: it never ends. */
  secondsUntilExpiration?: number | null | undefined
  /** What only the site says (KEY-3). */
  scopes?: string[] | undefined
  claims?: Record<string, unknown> | null | undefined
  createdBy?: string | null | undefined
}

/** A key with its secret, which is known now and never again. */
export interface NewApiKey {
  row: ApiKeyRow
  secret: string
}

/**
 * Makes a key.
 *
 * @throws {ApiError} as `requireOwner`; 409 where another one that works is called so, 403 when there are too many.
 */
export async function createApiKey(
  ctx: Context,
  actor: Actor,
  input: ApiKeyInput,
): Promise<NewApiKey> {
  const secret = newSecret(ctx.random)
  return write(ctx, async (outer) => {
    const ctx = await withSettingsNow(outer)
    const owner = await requireOwner(ctx, actor, { subject: input.subject, to: 'manage' })
    const now = ctx.clock.now()
    const nameKey = textKey(input.name)
    const { count, isTaken } = await lookAround(ctx.db, { owner, nameKey, now })
    if (isTaken) throw apiError('token_creation_conflict', { param: 'name' })
    if (count >= ctx.settings.apiKeys.maxPerOwner) throw apiError('token_quota_exceeded')
    const ofMember = actor.kind === 'user' && owner.kind === 'organization'
    const expireAt = endOf(input, now)
    const row: ApiKeyRow = {
      id: createId('apiKey', ctx.random),
      user_id: owner.kind === 'user' ? owner.id : null,
      organization_id: owner.kind === 'organization' ? owner.id : null,
      name: input.name,
      name_key: nameKey,
      description: input.description ?? null,
      scopes: JSON.stringify(input.scopes ?? []),
      claims: input.claims ? JSON.stringify(input.claims) : null,
      secret_hash: hashSecret(secret),
      created_by: isSite(actor) ? (input.createdBy ?? null) : ownIdOf(actor),
      by_member: ofMember ? 1 : 0,
      revoked_at: null,
      revocation_reason: null,
      expire_at: expireAt,
      end_at: expireAt,
      last_used_at: null,
      created_at: now,
      updated_at: now,
    }
    await insertApiKey(ctx.db, row)
    const details = { subject: owner.id }
    await recordEvent(ctx, actor, { type: 'api_key.created', targetId: row.id, details })
    await tellMaker(ctx, actor, row)
    return { row, secret }
  })
}

/** Whoever took somebody's session makes no key that they hear nothing of (AUD-3). What the site makes it tells them itself. */
async function tellMaker(ctx: Context, actor: Actor, { name }: ApiKeyRow): Promise<void> {
  if (actor.kind !== 'user') return
  const maker = await requireUser(ctx, actor, actor.user.id)
  await notifyOwner(ctx, maker, (to, about) => apiKeyMadeLetter(to, about, name))
}

const ownIdOf = (actor: Actor) => (actor.kind === 'user' ? actor.user.id : null)

export const endOf = (
  { secondsUntilExpiration: seconds }: Pick<ApiKeyInput, 'secondsUntilExpiration'>,
  now: number,
) => (seconds == null ? null : now + seconds * SECOND)
