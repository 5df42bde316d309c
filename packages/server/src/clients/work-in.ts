import type { Context } from '../context.ts'
import type { OwnedSession } from '../sessions/load.ts'
import { setActiveOrganization } from '../sessions/storage.ts'

/**
 * Has a session work in an organization from now on (its id or its slug) or, for null, in none; says whether its user may:
 * they are in it (AZ-11).
 */
export async function workIn(
  ctx: Context,
  { session, owner }: OwnedSession,
  asked: string | null,
  onChange?: () => void,
): Promise<boolean> {
  const { enabled, personalAccounts } = ctx.settings.organizations
  const found = enabled
    ? owner.memberships.find(
        ({ organization: { id, slug } }) => id === asked || (slug !== null && slug === asked),
      )
    : undefined
  if (asked !== null && !found) return false
  if (asked === null && enabled && !personalAccounts) return true
  const next = found?.organization.id ?? null
  if (next === session.last_active_organization_id) return true
  const change = { last_active_organization_id: next, updated_at: ctx.clock.now() }
  await setActiveOrganization(ctx.db, session.id, change)
  Object.assign(session, change)
  onChange?.()
  return true
}
