import { backendEndpoints } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import type { Context } from '../context.ts'
import { flag, optional, required, text } from '../http/fields.ts'
import { pageFields, toPage } from '../http/list-fields.ts'
import { countIdentifiers, listIdentifiers } from '../restrictions/storage.ts'
import type { ListedIdentifierRow } from '../restrictions/table.ts'
import { addIdentifier, removeIdentifier } from './change-list.ts'

const { allowlistIdentifiers: allowlist, blocklistIdentifiers: blocklist } = backendEndpoints

const identifier = required(text({ max: 320 }))
const page = { ...pageFields, paginated: optional(flag) }

/** Backend API §2.5. */
export const listedIdentifierBackendRoutes: readonly BackendRoute[] = [
  backendRoute(allowlist.getAllowlistIdentifierList, {
    audit: null,
    query: page,
    async handle({ ctx, query }) {
      const data = await show(ctx, 'allow', toPage(query))
      return query.paginated ? { data, total_count: await countIdentifiers(ctx.db, 'allow') } : data
    },
  }),
  backendRoute(allowlist.createAllowlistIdentifier, {
    audit: ['allowlist_identifier.created', 'invitation.created'],
    body: { identifier, notify: optional(flag) },
    async handle({ ctx, actor, body: { identifier, notify = false } }) {
      const given = { list: 'allow', identifier, notify } as const
      return identifierJSON(ctx, await addIdentifier(ctx, actor, given))
    },
  }),
  backendRoute(allowlist.deleteAllowlistIdentifier, {
    audit: ['allowlist_identifier.deleted'],
    async handle({ ctx, actor, params: { allowlistIdentifierId: id } }) {
      await removeIdentifier(ctx, actor, { list: 'allow', id })
      return { object: 'allowlist_identifier', id, deleted: true }
    },
  }),
  backendRoute(blocklist.getBlocklistIdentifierList, {
    audit: null,
    query: page,
    async handle({ ctx, query }) {
      const data = await show(ctx, 'block', toPage(query))
      return { data, total_count: await countIdentifiers(ctx.db, 'block') }
    },
  }),
  backendRoute(blocklist.createBlocklistIdentifier, {
    audit: ['blocklist_identifier.created', 'instance.updated'],
    body: { identifier },
    handle: async ({ ctx, actor, body }) =>
      identifierJSON(ctx, await addIdentifier(ctx, actor, { list: 'block', ...body })),
  }),
  backendRoute(blocklist.deleteBlocklistIdentifier, {
    audit: ['blocklist_identifier.deleted'],
    async handle({ ctx, actor, params: { blocklistIdentifierId: id } }) {
      await removeIdentifier(ctx, actor, { list: 'block', id })
      return { object: 'blocklist_identifier', id, deleted: true }
    },
  }),
]

const show = async (ctx: Context, list: 'allow' | 'block', page: ReturnType<typeof toPage>) =>
  (await listIdentifiers(ctx.db, list, page)).map((row) => identifierJSON(ctx, row))

/** Backend API §3.6. */
const identifierJSON = ({ keys }: Context, row: ListedIdentifierRow) => ({
  object: `${row.list}list_identifier`,
  id: row.id,
  instance_id: keys.id,
  identifier: row.identifier,
  identifier_type: row.identifier_type,
  ...(row.list === 'allow' && row.invitation_id && { invitation_id: row.invitation_id }),
  created_at: row.created_at,
  updated_at: row.updated_at,
})
