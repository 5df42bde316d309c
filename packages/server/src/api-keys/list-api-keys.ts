import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import type { Page } from '../http/list-fields.ts'
import { requireOwner } from './owner.ts'
import { countApiKeys, type KeyFilters, listApiKeys as listRows } from './storage.ts'
import type { ApiKeyRow } from './table.ts'

/** @throws {ApiError} as `requireOwner`. */
export async function listApiKeys(
  ctx: Context,
  actor: Actor,
  {
    subject,
    page,
    ...rest
  }: Omit<KeyFilters, 'owner' | 'now'> & {
    subject: string
    page: Page
  },
): Promise<{ rows: ApiKeyRow[]; total: number }> {
  const owner = await requireOwner(ctx, actor, { subject, to: 'read' })
  const filters = { ...rest, owner, now: ctx.clock.now() }
  const rows = await listRows(ctx.db, filters, page)
  return { rows, total: await countApiKeys(ctx.db, filters) }
}
