import type { BackendUserJSON } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import type { Context } from '../context.ts'
import { replaceEmailAddress } from '../email-addresses/backend-rules.ts'
import { emailAddress } from '../email-addresses/field.ts'
import { emailAddressJSON } from '../email-addresses/view.ts'
import { apiError } from '../http/api-error.ts'
import { flag, optional, required, text } from '../http/fields.ts'
import { pageFields, toPage } from '../http/list-fields.ts'
import { createUserFromBackend } from './backend-create.ts'
import {
  createUserFields,
  metadataFields,
  toUserFilters,
  updateUserFields,
  userFilterFields,
  userIdsFields,
  userListFields,
} from './backend-input.ts'
import {
  markPasswordCompromised,
  removeUserPassword,
  verifyUserPassword,
} from './backend-password.ts'
import {
  banUsers,
  deleteUserFromBackend,
  lockUser,
  unbanUsers,
  unlockUser,
} from './backend-status.ts'
import { mergeUserMetadata, replaceUserMetadata, updateUserFromBackend } from './backend-update.ts'
import { backendUserJSON } from './backend-view.ts'
import { loadUser, loadUsers, withEmails } from './load.ts'
import { countUsers, searchUsers, type UserOrder } from './search.ts'
import { findUser } from './storage.ts'
import { userViewContext } from './view.ts'

const NEWEST_FIRST: UserOrder = { column: 'created_at', direction: 'desc' }

const listUsers = backendRoute({
  method: 'GET',
  path: '/users',
  audit: null,
  query: userListFields,
  async handle({ ctx, query }) {
    const order = query.order_by ?? NEWEST_FIRST
    const page = toPage(query)
    const after = await findCursor(ctx, { cursor: query.starting_after, order, ...page })
    const rows = await searchUsers(ctx.db, { filters: toUserFilters(query), order, page, after })
    const context = userViewContext(ctx)
    return (await withEmails(ctx.db, rows)).map((owner) => backendUserJSON(context, owner))
  },
})

const countUsersRoute = backendRoute({
  method: 'GET',
  path: '/users/count',
  audit: null,
  query: { ...userFilterFields, paginated: optional(flag) },
  handle: async ({ ctx, query }) => ({
    object: 'total_count',
    total_count: await countUsers(ctx.db, toUserFilters(query)),
  }),
})

const createUser = backendRoute({
  method: 'POST',
  path: '/users',
  audit: ['user.created'],
  body: createUserFields,
  handle: async ({ ctx, body, visitor }) =>
    showUser(ctx, await createUserFromBackend(ctx, body, visitor)),
})

const getUser = backendRoute({
  method: 'GET',
  path: '/users/:id',
  audit: null,
  handle: ({ ctx, params }) => showUser(ctx, params.id!),
})

const updateUser = backendRoute({
  method: 'PATCH',
  path: '/users/:id',
  audit: ['user.updated', 'user.password_changed'],
  body: updateUserFields,
  async handle({ ctx, params, body, visitor }) {
    await updateUserFromBackend(ctx, { userId: params.id!, input: body, visitor })
    return showUser(ctx, params.id!)
  },
})

const mergeMetadata = backendRoute({
  method: 'PATCH',
  path: '/users/:id/metadata',
  audit: ['user.updated'],
  body: metadataFields,
  async handle({ ctx, params, body, visitor }) {
    await mergeUserMetadata(ctx, { userId: params.id!, input: body, visitor })
    return showUser(ctx, params.id!)
  },
})

const replaceMetadata = backendRoute({
  method: 'PUT',
  path: '/users/:id/metadata',
  audit: ['user.updated'],
  body: metadataFields,
  async handle({ ctx, params, body, visitor }) {
    await replaceUserMetadata(ctx, { userId: params.id!, input: body, visitor })
    return showUser(ctx, params.id!)
  },
})

const deleteUser = backendRoute({
  method: 'DELETE',
  path: '/users/:id',
  audit: ['user.deleted'],
  async handle({ ctx, params, visitor }) {
    await deleteUserFromBackend(ctx, { userId: params.id!, visitor })
    return { object: 'user', id: params.id!, deleted: true }
  },
})

const banUser = backendRoute({
  method: 'POST',
  path: '/users/:id/ban',
  audit: ['user.banned'],
  async handle({ ctx, params, visitor }) {
    await banUsers(ctx, { userIds: [params.id!], visitor })
    return showUser(ctx, params.id!)
  },
})

const unbanUser = backendRoute({
  method: 'POST',
  path: '/users/:id/unban',
  audit: ['user.unbanned'],
  async handle({ ctx, params, visitor }) {
    await unbanUsers(ctx, { userIds: [params.id!], visitor })
    return showUser(ctx, params.id!)
  },
})

const banMany = backendRoute({
  method: 'POST',
  path: '/users/ban',
  audit: ['user.banned'],
  body: userIdsFields,
  async handle({ ctx, body, visitor }) {
    await banUsers(ctx, { userIds: body.user_ids, visitor })
    return showUsers(ctx, body.user_ids)
  },
})

const unbanMany = backendRoute({
  method: 'POST',
  path: '/users/unban',
  audit: ['user.unbanned'],
  body: userIdsFields,
  async handle({ ctx, body, visitor }) {
    await unbanUsers(ctx, { userIds: body.user_ids, visitor })
    return showUsers(ctx, body.user_ids)
  },
})

const lock = backendRoute({
  method: 'POST',
  path: '/users/:id/lock',
  audit: ['user.locked'],
  async handle({ ctx, params, visitor }) {
    await lockUser(ctx, { userId: params.id!, visitor })
    return showUser(ctx, params.id!)
  },
})

const unlock = backendRoute({
  method: 'POST',
  path: '/users/:id/unlock',
  audit: ['user.unlocked'],
  async handle({ ctx, params, visitor }) {
    await unlockUser(ctx, { userId: params.id!, visitor })
    return showUser(ctx, params.id!)
  },
})

const verifyPassword = backendRoute({
  method: 'POST',
  path: '/users/:id/verify_password',
  audit: ['user.locked'],
  body: { password: required(text({ max: 4096 })) },
  async handle({ ctx, params, body, visitor }) {
    await verifyUserPassword(ctx, { userId: params.id!, password: body.password, visitor })
    return { verified: true }
  },
})

const removePassword = backendRoute({
  method: 'POST',
  path: '/users/:id/remove_password',
  audit: ['user.password_removed'],
  body: { sign_out_of_other_sessions: optional(flag) },
  async handle({ ctx, params, body, visitor }) {
    await removeUserPassword(ctx, {
      userId: params.id!,
      signOut: body.sign_out_of_other_sessions,
      visitor,
    })
    return showUser(ctx, params.id!)
  },
})

const setCompromised = backendRoute({
  method: 'POST',
  path: '/users/:id/password/set_compromised',
  audit: ['user.updated'],
  body: { revoke_all_sessions: optional(flag) },
  async handle({ ctx, params, body, visitor }) {
    await markPasswordCompromised(ctx, {
      userId: params.id!,
      compromised: true,
      revokeAllSessions: body.revoke_all_sessions,
      visitor,
    })
    return showUser(ctx, params.id!)
  },
})

const unsetCompromised = backendRoute({
  method: 'POST',
  path: '/users/:id/password/unset_compromised',
  audit: ['user.updated'],
  async handle({ ctx, params, visitor }) {
    await markPasswordCompromised(ctx, { userId: params.id!, compromised: false, visitor })
    return showUser(ctx, params.id!)
  },
})

const putEmailAddress = backendRoute({
  method: 'PUT',
  path: '/users/:id/email_address',
  audit: ['email_address.created', 'email_address.deleted'],
  body: { email_address: required(emailAddress) },
  async handle({ ctx, params, body, visitor }) {
    const change = { userId: params.id!, emailAddress: body.email_address, visitor }
    return emailAddressJSON(await replaceEmailAddress(ctx, change))
  },
})

/** Organizations belong to a later release; a user is in none, which is an answer and not an error. */
const nothingOf = (path: string) =>
  backendRoute({
    method: 'GET',
    path,
    audit: null,
    query: { ...pageFields, paginated: optional(flag), status: optional(text()) },
    async handle({ ctx, params }) {
      if (!(await findUser(ctx.db, params.id!))) throw apiError('resource_not_found')
      return { data: [], total_count: 0 }
    },
  })

/** Backend API §2.1. */
export const userBackendRoutes: readonly BackendRoute[] = [
  listUsers,
  countUsersRoute,
  createUser,
  banMany,
  unbanMany,
  getUser,
  updateUser,
  deleteUser,
  mergeMetadata,
  replaceMetadata,
  banUser,
  unbanUser,
  lock,
  unlock,
  verifyPassword,
  removePassword,
  setCompromised,
  unsetCompromised,
  putEmailAddress,
  nothingOf('/users/:id/organization_memberships'),
  nothingOf('/users/:id/organization_invitations'),
]

async function showUser(ctx: Context, id: string): Promise<BackendUserJSON> {
  const owner = await loadUser(ctx.db, id)
  if (!owner) throw apiError('resource_not_found')
  return backendUserJSON(userViewContext(ctx), owner)
}

async function showUsers(ctx: Context, ids: string[]): Promise<BackendUserJSON[]> {
  const context = userViewContext(ctx)
  const users = await loadUsers(ctx.db, ids)
  return ids.flatMap((id) => {
    const owner = users.get(id)
    return owner ? [backendUserJSON(context, owner)] : []
  })
}

interface CursorQuery {
  cursor: string | undefined
  order: UserOrder
  offset: number
}

/** A cursor is the id of a user, and works in the order of creation only (AZ-16). */
async function findCursor(ctx: Context, { cursor, order, offset }: CursorQuery) {
  if (cursor === undefined) return null
  if (order.column !== 'created_at' || offset > 0) {
    throw apiError('form_conditional_param_disallowed', {
      param: 'starting_after',
      longMessage: 'A cursor goes with the order created_at and no offset.',
    })
  }
  const user = await findUser(ctx.db, cursor)
  if (!user) throw apiError('form_resource_not_found', { param: 'starting_after' })
  return user
}
