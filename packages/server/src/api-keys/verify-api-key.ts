import { MINUTE } from '../clock.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { managingRoles } from '../settings/organization-roles.ts'
import { isOn, ownerOf } from './owner.ts'
import { hashSecret, isSecret } from './secret.ts'
import { findWorkingKey, noteUse } from './storage.ts'
import type { ApiKeyRow } from './table.ts'

/** How exactly it is known when a key was used: a write for each use would cost more than the use. */
const USE_SHOWN_AFTER = MINUTE

/**
 * The key of a secret, looked for by its hash (SEC-9).
 *
 * @throws {ApiError} 404 for what is no key, or one that does not work (any more): nobody is told which.
 */
export async function verifyApiKey(ctx: Context, secret: string): Promise<ApiKeyRow> {
  const now = ctx.clock.now()
  const row = isSecret(secret)
    ? await findWorkingKey(ctx.db, {
        secretHash: hashSecret(secret),
        roles: managingRoles(ctx.settings, 'api_keys'),
        now,
      })
    : null
  if (!row || !isOn(ctx.settings, ownerOf(row))) throw apiError('resource_not_found')
  const unless = now - USE_SHOWN_AFTER
  if (row.last_used_at === null || row.last_used_at <= unless) {
    ctx.afterwards.add(ctx.db, 'It was not noted that an API key was used.', ({ db }) =>
      noteUse(db, row.id, { now, unless }),
    )
  }
  return row
}
