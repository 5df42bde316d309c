import { backendEndpoints } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import { choice, flag, line, optional, required, type Values } from '../http/fields.ts'
import { order, pageFields, toPage } from '../http/list-fields.ts'
import { each } from '../http/parse-fields.ts'
import { ITEMS } from '../http/read-body.ts'
import { deleteEntry, invitationOf, inviteEntry, rejectEntry } from './change-entry.ts'
import { type EntryInput, joinWaitlist } from './join-waitlist.ts'
import { countEntries, listEntries } from './storage.ts'
import { waitlistEntryJSON } from './view.ts'

const at = backendEndpoints.waitlistEntries

const list = backendRoute(at.list, {
  audit: null,
  query: {
    ...pageFields,
    status: optional(choice(['pending', 'invited', 'completed', 'rejected'])),
    query: optional(line()),
    order_by: order(['created_at', 'invited_at', 'email_address']),
  },
  async handle({ ctx, query }) {
    const { column = 'created_at', direction = 'desc' } = query.order_by ?? {}
    const page = { ...toPage(query), order: { column, direction } }
    const rows = await listEntries(ctx.db, query, page)
    const data = rows.map(async (entry) =>
      waitlistEntryJSON({ entry, invitation: await invitationOf(ctx.db, entry) }, ctx.clock.now()),
    )
    return { data: await Promise.all(data), total_count: await countEntries(ctx.db, query) }
  },
})

const fields = { email_address: required(line({ max: 320 })), notify: optional(flag) }

const toInput = ({ email_address, notify }: Values<typeof fields>): EntryInput => ({
  emailAddress: email_address,
  notify,
})

const create = backendRoute(at.create, {
  audit: ['waitlist_entry.created'],
  body: fields,
  async handle({ ctx, actor, body }) {
    const [entry] = await joinWaitlist(ctx, actor, [toInput(body)])
    const invitation = await invitationOf(ctx.db, entry!)
    return waitlistEntryJSON({ entry: entry!, invitation }, ctx.clock.now())
  },
})

const createMany = backendRoute(at.createBulk, {
  audit: ['waitlist_entry.created'],
  body: { [ITEMS]: required(each(fields)) },
  async handle({ ctx, actor, body }) {
    const entries = await joinWaitlist(ctx, actor, body[ITEMS].map(toInput))
    const views = entries.map(async (entry) =>
      waitlistEntryJSON({ entry, invitation: await invitationOf(ctx.db, entry) }, ctx.clock.now()),
    )
    return Promise.all(views)
  },
})

const invite = backendRoute(at.invite, {
  audit: ['waitlist_entry.invited', 'invitation.created'],
  body: { ignore_existing: optional(flag) },
  async handle({ ctx, actor, params, body }) {
    const ignoreExisting = body.ignore_existing
    const entry = await inviteEntry(ctx, actor, { id: params.waitlistEntryId, ignoreExisting })
    return waitlistEntryJSON(entry, ctx.clock.now())
  },
})

const reject = backendRoute(at.reject, {
  audit: ['waitlist_entry.rejected'],
  handle: async ({ ctx, actor, params }) =>
    waitlistEntryJSON(await rejectEntry(ctx, actor, params.waitlistEntryId), ctx.clock.now()),
})

const remove = backendRoute(at.delete, {
  audit: ['waitlist_entry.deleted'],
  async handle({ ctx, actor, params }) {
    await deleteEntry(ctx, actor, params.waitlistEntryId)
    return { object: 'waitlist_entry', id: params.waitlistEntryId, deleted: true }
  },
})

/** Backend API §2.5. */
export const waitlistBackendRoutes: readonly BackendRoute[] = [
  list,
  create,
  createMany,
  invite,
  reject,
  remove,
]
