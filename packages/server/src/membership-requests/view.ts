import type {
  OrganizationMembershipRequestJSON,
  OrganizationMembershipRequestStatus,
} from '@dooryard/protocol'
import type { Context } from '../context.ts'
import type { SuggestionRow } from '../organization-domains/table.ts'
import { loadPeople } from '../organizations/load.ts'
import { publicUserDataJSON, userViewContext } from '../users/view.ts'

/** Clerk calls one that was turned down revoked. */
const STATUS = {
  requested: 'pending',
  accepted: 'accepted',
  rejected: 'revoked',
} as const satisfies Partial<Record<SuggestionRow['status'], OrganizationMembershipRequestStatus>>

export const REQUEST_STATUSES = Object.values(STATUS)

/** What is stored of requests that are shown so. */
export const storedAs = (
  shown: readonly OrganizationMembershipRequestStatus[],
): SuggestionRow['status'][] =>
  (['requested', 'accepted', 'rejected'] as const).filter((status) =>
    shown.includes(STATUS[status]),
  )

/** Requests with who asks, as managers see them: no address is told that a member would not see. Frontend API §4.9. */
export async function showRequests(
  ctx: Context,
  rows: readonly SuggestionRow[],
): Promise<OrganizationMembershipRequestJSON[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ user_id }) => user_id)
  const people = await loadPeople(ctx.db, ids)
  const view = userViewContext(ctx)
  return rows.flatMap((row) => {
    const person = people.get(row.user_id)
    if (!person || row.status === 'pending') return []
    return [
      {
        object: 'organization_membership_request' as const,
        id: row.request_id,
        organization_id: row.organization_id,
        status: STATUS[row.status],
        public_user_data: publicUserDataJSON(view, person),
        created_at: row.requested_at!,
        updated_at: row.updated_at,
      },
    ]
  })
}
