import { type Call, ownSession } from '../frontend-api/call.ts'
import { wrapped } from '../frontend-api/reply.ts'
import { changing, type Route, reading, route } from '../frontend-api/route.ts'
import { file, flag, optional, required, text } from '../http/fields.ts'
import { pageFields, toPage } from '../http/list-fields.ts'
import { UPLOAD_BODY_BYTES } from '../http/read-body.ts'
import type { MembershipRow } from '../memberships/table.ts'
import { roleSetOf } from '../settings/role-sets.ts'
import { addMember } from './add-member.ts'
import { changeRole, removeMember } from './change-member.ts'
import { createOrganization } from './create-organization.ts'
import { commaList, id, organizationName, role } from './fields.ts'
import { listMembers } from './list-members.ts'
import { withBoth } from './load.ts'
import { assertOn, requireOrganization } from './require-organization.ts'
import { countMembers, NEWEST_FIRST, searchMembers } from './search.ts'
import { setLogo } from './set-logo.ts'
import { slug } from './slug.ts'
import { deleteOrganization, updateOrganization } from './update-organization.ts'
import { roleJSON, showMembership, showOrganization } from './view.ts'

const shared = {
  ...changing,
  caller: 'session',
  rate: 'account',
  impersonator: 'may',
  audit: ['organization.updated'],
  form: 'organization',
} as const

/** Rights that are given outlast whoever acts for somebody (SES-10). */
const members = {
  ...shared,
  impersonator: 'must_not',
  audit: ['organization_membership.updated'],
} as const

const read = { ...reading, caller: 'session' } as const

const page = { ...pageFields, paginated: optional(flag) }

/** Frontend API §3.11, §3.10. */
export const organizationRoutes: Route[] = [
  // Whoever has to choose an organization may make one, and sees which they have.
  route({
    ...shared,
    method: 'POST',
    path: '/organizations',
    caller: 'choose-organization',
    audit: ['organization.created'],
    body: { name: required(organizationName), slug: optional(slug) },
    async handle({ ctx, actor, body }) {
      return wrapped(showOrganization(ctx, await createOrganization(ctx, actor, body)))
    },
  }),
  route({
    ...read,
    path: '/me/organization_memberships',
    caller: 'choose-organization',
    query: page,
    async handle(call) {
      const { ctx, query } = call
      assertOn(ctx.settings)
      const userId = ownId(call)
      const asked = { order: NEWEST_FIRST, page: toPage(query) }
      const rows = await searchMembers(ctx.db, { userId }, asked)
      const data = (await withBoth(ctx, rows)).map((one) => showMembership(ctx, one))
      if (!query.paginated) return wrapped(data)
      return wrapped({ data, total_count: await countMembers(ctx.db, { userId }) })
    },
  }),
  route({
    ...shared,
    method: 'DELETE',
    path: '/me/organization_memberships/:id',
    impersonator: 'must_not',
    audit: ['organization_membership.deleted'],
    async handle(call) {
      const { ctx, actor, params } = call
      const member = { organizationId: params.id!, userId: ownId(call) }
      const gone = await removeMember(ctx, actor, member)
      const left = { object: 'organization_membership', id: gone.id, deleted: true }
      return wrapped(left, { complete: true })
    },
  }),
  route({
    ...read,
    path: '/organizations/:id',
    async handle({ ctx, actor, params }) {
      const { organization } = await requireOrganization(ctx, actor, { id: params.id! })
      return wrapped(showOrganization(ctx, organization))
    },
  }),
  route({
    ...shared,
    method: 'PATCH',
    path: '/organizations/:id',
    body: { name: optional(organizationName), slug: optional(slug) },
    async handle({ ctx, actor, params, body }) {
      const change = { id: params.id!, name: body.name, slug: body.slug }
      return wrapped(showOrganization(ctx, await updateOrganization(ctx, actor, change)))
    },
  }),
  route({
    ...shared,
    method: 'DELETE',
    path: '/organizations/:id',
    impersonator: 'must_not',
    audit: ['organization.deleted'],
    async handle({ ctx, actor, params }) {
      const gone = await deleteOrganization(ctx, actor, params.id!)
      const left = { object: 'organization', id: gone.id, slug: gone.slug, deleted: true }
      return wrapped(left, { complete: true })
    },
  }),
  route({
    ...shared,
    method: 'PUT',
    path: '/organizations/:id/logo',
    bodyLimit: UPLOAD_BODY_BYTES,
    body: { file: required(file) },
    async handle({ ctx, actor, params, body }) {
      const changed = await setLogo(ctx, actor, { id: params.id!, file: body.file })
      return wrapped(showOrganization(ctx, changed))
    },
  }),
  route({
    ...shared,
    method: 'DELETE',
    path: '/organizations/:id/logo',
    async handle({ ctx, actor, params }) {
      const changed = await setLogo(ctx, actor, { id: params.id!, file: null })
      return wrapped(showOrganization(ctx, changed))
    },
  }),
  route({
    ...read,
    path: '/organizations/:id/memberships',
    query: { ...page, query: optional(text({ max: 320 })), role: commaList(role) },
    async handle({ ctx, actor, params, query }) {
      const { members, total } = await listMembers(ctx, actor, {
        organizationId: params.id!,
        filters: {
          roles: query.role,
          users: query.query === undefined ? undefined : { shownQuery: query.query },
        },
        page: toPage(query),
      })
      const data = members.map((member) => showMembership(ctx, member))
      return wrapped(query.paginated ? { data, total_count: total } : data)
    },
  }),
  route({
    ...members,
    method: 'POST',
    path: '/organizations/:id/memberships',
    audit: ['organization_membership.created'],
    body: { user_id: required(id), role: required(role) },
    async handle(call) {
      const { ctx, actor, params, body } = call
      const input = { organizationId: params.id!, userId: body.user_id, role: body.role }
      return reply(call, await addMember(ctx, actor, input))
    },
  }),
  route({
    ...members,
    method: 'PATCH',
    path: '/organizations/:id/memberships/:userId',
    body: { role: required(role) },
    async handle(call) {
      const { ctx, actor, params, body } = call
      const change = { organizationId: params.id!, userId: params.userId!, role: body.role }
      return reply(call, await changeRole(ctx, actor, change))
    },
  }),
  route({
    ...members,
    method: 'DELETE',
    path: '/organizations/:id/memberships/:userId',
    audit: ['organization_membership.deleted'],
    async handle(call) {
      const { ctx, actor, params } = call
      const member = { organizationId: params.id!, userId: params.userId! }
      return reply(call, await removeMember(ctx, actor, member))
    },
  }),
  route({
    ...read,
    path: '/organizations/:id/roles',
    query: pageFields,
    async handle({ ctx, actor, params, query }) {
      const { organization } = await requireOrganization(ctx, actor, { id: params.id! })
      const { roles: all } = roleSetOf(ctx.settings, organization)
      const { limit, offset } = toPage(query)
      const data = all.slice(offset, offset + limit).map((role) => roleJSON(ctx.settings, role))
      return wrapped({ data, total_count: all.length, has_role_set_migration: false })
    },
  }),
]

const ownId = (call: Call) => ownSession(call).owner.user.id

async function reply({ ctx }: Call, row: MembershipRow) {
  const [full] = await withBoth(ctx, [row])
  return wrapped(full ? showMembership(ctx, full) : null)
}
