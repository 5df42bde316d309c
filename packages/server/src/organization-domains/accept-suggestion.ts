import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { withSettingsNow } from '../instance/request-settings.ts'
import { findMembership } from '../memberships/storage.ts'
import { assertOn } from '../organizations/require-organization.ts'
import { requireUser } from '../users/load.ts'
import { isByDomain } from './is-by-domain.ts'
import { assertDomains } from './require-domain.ts'
import { findSuggestion, settleSuggestion } from './suggestions.ts'
import type { SuggestionRow } from './table.ts'

/**
 * Somebody asks to join an organization that was suggested to them, as they still have an address of its domain (AZ-10).
 *
 * @throws {ApiError} 404 for one of somebody else, or without that address; 400 when they have asked already, or are in it.
 */
export function acceptSuggestion(
  ctx: Context,
  actor: Actor,
  { id, userId }: { id: string; userId: string },
): Promise<SuggestionRow> {
  return write(ctx, async (outer) => {
    const ctx = await withSettingsNow(outer)
    assertOn(ctx.settings)
    assertDomains(ctx.settings)
    const owner = await requireUser(ctx, actor, userId)
    const row = await findSuggestion(ctx.db, { id, userId })
    if (!row) throw apiError('resource_not_found')
    if (row.status !== 'pending') throw apiError('organization_suggestion_already_accepted')
    if (!(await isByDomain(ctx, row, owner))) throw apiError('resource_not_found')
    if (await findMembership(ctx.db, row.organization_id, userId)) {
      throw apiError('already_a_member_in_organization')
    }
    const now = ctx.clock.now()
    const change = { status: 'requested', requested_at: now, updated_at: now } as const
    if (!(await settleSuggestion(ctx.db, row, change))) {
      throw apiError('organization_suggestion_already_accepted')
    }
    await recordEvent(ctx, actor, {
      type: 'organization_membership_request.created',
      targetId: row.organization_id,
      details: { request: row.request_id },
    })
    return { ...row, ...change }
  })
}
