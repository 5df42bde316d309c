import { type Call, ownSession } from '../frontend-api/call.ts'
import { wrapped } from '../frontend-api/reply.ts'
import { changing, type Route, reading, route } from '../frontend-api/route.ts'
import {
  choice,
  flag,
  type Kind,
  line,
  optional,
  repeated,
  required,
  text,
} from '../http/fields.ts'
import { pageFields, toPage } from '../http/list-fields.ts'
import { commaList, role } from '../organizations/fields.ts'
import { loadOrganizations } from '../organizations/load.ts'
import { assertOn, requireOrganization } from '../organizations/require-organization.ts'
import { welcome } from '../users/dependents.ts'
import { acceptAsMember, provenAddresses } from './accept-as-member.ts'
import { guestJSON } from './guest-view.ts'
import { inviteToOrganization } from './invite-to-organization.ts'
import { revokeGuest } from './revoke-guest.ts'
import { countGuests, type GuestFilters, listGuests } from './storage.ts'
import type { InvitationRow } from './table.ts'

const shared = {
  ...changing,
  method: 'POST',
  caller: 'session',
  rate: 'account',
  impersonator: 'must_not',
  form: 'organization',
} as const

const read = { ...reading, caller: 'session' } as const

const list = {
  ...pageFields,
  paginated: optional(flag),
  status: commaList(choice(['pending', 'accepted', 'revoked', 'expired', 'completed'])),
}

const emailAddress = line({ max: 320 })

const MAX_GUESTS = 50

/** What people type into one field of a form: addresses, with commas or space between them. */
const addressList: Kind<string[]> = (raw, encoding) => {
  const result = text({ max: MAX_GUESTS * 320 })(raw, encoding)
  if ('problem' in result) return result
  const addresses = result.value.split(/[\s,;]+/).filter(Boolean)
  if (addresses.length > MAX_GUESTS) {
    const longMessage = `Invite at most ${MAX_GUESTS} people at once.`
    return { problem: 'form_param_value_invalid', longMessage }
  }
  const isTooLong = addresses.some((address) => address.length > 320)
  return isTooLong ? { problem: 'form_param_format_invalid' } : { value: addresses }
}

/** Frontend API §3.11, §3.10. */
export const guestRoutes: Route[] = [
  route({
    ...read,
    path: '/organizations/:id/invitations',
    query: list,
    async handle(call) {
      const { ctx, actor, params } = call
      const asked = { id: params.id!, permission: 'org:sys_memberships:read' } as const
      await requireOrganization(ctx, actor, asked)
      return reply(call, { organizationId: params.id! })
    },
  }),
  route({
    ...read,
    path: '/organizations/:id/invitations/pending',
    query: list,
    async handle(call) {
      const { ctx, actor, params } = call
      const asked = { id: params.id!, permission: 'org:sys_memberships:read' } as const
      await requireOrganization(ctx, actor, asked)
      return reply(
        { ...call, query: { ...call.query, status: ['pending'] } },
        { organizationId: params.id! },
      )
    },
  }),
  route({
    ...shared,
    path: '/organizations/:id/invitations',
    audit: ['organization_invitation.created'],
    body: { email_address: required(emailAddress), role: required(role), notify: optional(flag) },
    async handle(call) {
      const { body } = call
      const guest = { emailAddress: body.email_address, role: body.role, notify: body.notify }
      const [made] = await invite(call, [guest])
      return wrapped(made)
    },
  }),
  route({
    ...shared,
    path: '/organizations/:id/invitations/bulk',
    audit: ['organization_invitation.created'],
    body: {
      email_address: repeated(addressList),
      role: required(role),
      notify: optional(flag),
    },
    async handle(call) {
      const { email_address: lists = [], role, notify } = call.body
      const guests = lists.flat().map((emailAddress) => ({ emailAddress, role, notify }))
      return wrapped(await invite(call, guests))
    },
  }),
  route({
    ...shared,
    path: '/organizations/:id/invitations/:invitationId/revoke',
    audit: ['organization_invitation.revoked'],
    async handle({ ctx, actor, params }) {
      const asked = { organizationId: params.id!, id: params.invitationId! }
      const [shown] = await show(ctx, [await revokeGuest(ctx, actor, asked)])
      return wrapped(shown)
    },
  }),
  route({
    ...read,
    path: '/me/organization_invitations',
    caller: 'choose-organization',
    query: list,
    async handle(call) {
      const { session, owner } = ownSession(call)
      // Who acts for somebody leaves no trace of theirs (SES-10).
      if (session.actor === null) await welcome(call.ctx, owner.user.id)
      return reply(call, { addresses: provenAddresses(owner) })
    },
  }),
  route({
    ...shared,
    path: '/me/organization_invitations/:id/accept',
    caller: 'choose-organization',
    audit: ['organization_invitation.accepted', 'organization_membership.created'],
    async handle(call) {
      const { ctx, actor, params } = call
      const asked = { id: params.id!, userId: ownSession(call).owner.user.id }
      const [shown] = await show(ctx, [await acceptAsMember(ctx, actor, asked)])
      return wrapped(shown)
    },
  }),
]

interface ListCall extends Pick<Call, 'ctx'> {
  query: {
    limit: number | undefined
    offset: number | undefined
    status: string[] | undefined
  }
}

async function reply({ ctx, query }: ListCall, to: GuestFilters['to']) {
  assertOn(ctx.settings)
  // What Clerk calls complete is accepted here at once.
  const statuses = query.status?.map((status) =>
    status === 'completed' ? 'accepted' : status,
  ) as GuestFilters['statuses']
  const filters = { to, statuses, now: ctx.clock.now() }
  const rows = await listGuests(ctx.db, filters, toPage(query))
  return wrapped({ data: await show(ctx, rows), total_count: await countGuests(ctx.db, filters) })
}

async function show(ctx: Call['ctx'], rows: InvitationRow[]) {
  const organizations = await loadOrganizations(
    ctx,
    rows.map((row) => row.organization_id!),
  )
  return rows.flatMap((row) => {
    const organization = organizations.get(row.organization_id!)
    return organization ? [guestJSON(ctx, row, organization)] : []
  })
}

type Guests = Parameters<typeof inviteToOrganization>[2]['guests']

/** A development server takes the address by which it was called for that of its links (OTP-9). */
async function invite(call: Pick<Call, 'ctx' | 'actor' | 'params' | 'url'>, guests: Guests) {
  const { actor, params, url } = call
  const address = call.ctx.address || (call.ctx.development ? url.origin : '')
  const ctx = { ...call.ctx, address }
  const organizationId = params.id!
  const made = await inviteToOrganization(ctx, actor, { organizationId, guests })
  return show(
    call.ctx,
    made.map(({ row }) => row),
  )
}
