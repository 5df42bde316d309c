import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { type EventType, recordEvent } from '../events/events.ts'
import { withSettingsNow } from '../instance/request-settings.ts'
import type { SystemPermission } from '../settings/organization-roles.ts'
import { requireOrganization, type Standing } from './require-organization.ts'

interface Change<Result> {
  id: string
  permission?: SystemPermission
  type: EventType
  work(ctx: Context, standing: Standing): Promise<Result>
  details?(result: Result): Record<string, unknown>
}

/**
 * What rules that change something in an organization have in common: one transaction with its event, by roles as they are now.
 *
 * @throws {ApiError} as `requireOrganization` does.
 */
export function changeOrganization<Result>(
  ctx: Context,
  actor: Actor,
  { id, permission, type, work, details }: Change<Result>,
): Promise<Result> {
  return write(ctx, async (ctx) => {
    const now = await withSettingsNow(ctx)
    const standing = await requireOrganization(now, actor, { id, permission })
    const result = await work(now, standing)
    await recordEvent(ctx, actor, {
      type,
      targetId: id,
      ...(details && { details: details(result) }),
    })
    return result
  })
}
