import { backendEndpoints } from '@dooryard/protocol'
import { type BackendCall, type BackendRoute, backendRoute } from '../backend-api/route.ts'
import {
  choice,
  flag,
  integer,
  line,
  metadata,
  optional,
  required,
  text,
  type Values,
} from '../http/fields.ts'
import { order, switchedPageFields, toPage } from '../http/list-fields.ts'
import { each } from '../http/parse-fields.ts'
import { ITEMS } from '../http/read-body.ts'
import { METADATA_MAX_BYTES } from '../settings/numbers.ts'
import { createInvitations, type InvitationInput } from './create-invitations.ts'
import { deleteInvitation, revokeInvitation } from './revoke-invitation.ts'
import { countInvitations, listInvitations } from './storage.ts'
import { invitationJSON } from './view.ts'

const at = backendEndpoints.invitations

const list = backendRoute(at.getInvitationList, {
  audit: null,
  query: {
    ...switchedPageFields,
    status: optional(choice(['pending', 'accepted', 'revoked', 'expired'])),
    query: optional(line()),
    order_by: order(['created_at', 'email_address', 'expires_at']),
  },
  async handle({ ctx, query }) {
    const now = ctx.clock.now()
    const { column = 'created_at', direction = 'desc' } = query.order_by ?? {}
    const filters = { status: query.status, query: query.query, now }
    const rows = await listInvitations(ctx.db, filters, {
      ...toPage(query),
      order: { column: column === 'expires_at' ? 'expire_at' : column, direction },
    })
    const data = rows.map((row) => invitationJSON(row, { now }))
    if (!query.paginated) return data
    return { data, total_count: await countInvitations(ctx.db, filters) }
  },
})

const fields = {
  email_address: required(line({ max: 320 })),
  expires_in_days: optional(integer({ min: 1, max: 365 })),
  ignore_existing: optional(flag),
  notify: optional(flag),
  public_metadata: optional(metadata({ max: METADATA_MAX_BYTES })),
  redirect_url: optional(text({ max: 2048 })),
  template_slug: optional(choice(['invitation', 'waitlist_invitation'])),
}

type Body = Values<typeof fields>

const toInput = (body: Body): InvitationInput => ({
  emailAddress: body.email_address,
  expiresInDays: body.expires_in_days,
  ignoreExisting: body.ignore_existing,
  notify: body.notify,
  publicMetadata: body.public_metadata,
  redirectUrl: body.redirect_url,
})

async function invite({ ctx, actor }: Pick<BackendCall, 'ctx' | 'actor'>, bodies: readonly Body[]) {
  const made = await createInvitations(ctx, actor, bodies.map(toInput))
  return made.map(({ row, url }) => invitationJSON(row, { now: ctx.clock.now(), url }))
}

const create = backendRoute(at.createInvitation, {
  audit: ['invitation.created'],
  body: fields,
  handle: async (call) => (await invite(call, [call.body]))[0],
})

const createMany = backendRoute(at.createInvitationBulk, {
  audit: ['invitation.created'],
  body: { [ITEMS]: required(each(fields)) },
  handle: (call) => invite(call, call.body[ITEMS]),
})

const revoke = backendRoute(at.revokeInvitation, {
  audit: ['invitation.revoked'],
  async handle({ ctx, actor, params }) {
    const row = await revokeInvitation(ctx, actor, params.invitationId)
    return invitationJSON(row, { now: ctx.clock.now() })
  },
})

const remove = backendRoute(at.deleteInvitation, {
  audit: ['invitation.deleted'],
  async handle({ ctx, actor, params }) {
    await deleteInvitation(ctx, actor, params.invitationId)
    return { object: 'invitation', id: params.invitationId, deleted: true }
  },
})

/** Backend API §2.5. */
export const invitationBackendRoutes: readonly BackendRoute[] = [
  list,
  create,
  createMany,
  revoke,
  remove,
]
