import { type BackendUserJSON, backendEndpoints } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { emailAddress } from '../email-addresses/field.ts'
import { emailAddressJSON } from '../email-addresses/view.ts'
import { apiError } from '../http/api-error.ts'
import { file, flag, optional, required, text } from '../http/fields.ts'
import { toPage } from '../http/list-fields.ts'
import {
  changeSecondFactors,
  importSecondFactors,
  toImportedFactors,
} from '../totps/import-second-factors.ts'
import { backendUserJSON } from './backend-view.ts'
import { banUsers, unbanUsers } from './ban-user.ts'
import { createUser } from './create-user.ts'
import { deleteUser } from './delete-user.ts'
import {
  createUserFields,
  metadataFields,
  toUserFilters,
  updateUserFields,
  userFilterFields,
  userIdsFields,
  userListFields,
} from './fields.ts'
import { requireUser, withEmails } from './load.ts'
import { lockUser, unlockUser } from './lock-user.ts'
import { markPasswordCompromised } from './mark-password-compromised.ts'
import { toNewUser } from './new-user.ts'
import { positionOf, type UserOrder } from './order.ts'
import { removePassword } from './remove-password.ts'
import { replaceEmailAddresses } from './replace-email-addresses.ts'
import { countUsers, searchUsers } from './search.ts'
import { removePicture, setPicture } from './set-picture.ts'
import { findUser } from './storage.ts'
import { updateMetadata } from './update-metadata.ts'
import { updateUser } from './update-user.ts'
import { verifyPassword } from './verify-password.ts'
import { type UserWithEmails, userViewContext } from './view.ts'

const at = backendEndpoints.users

const NEWEST_FIRST: UserOrder = { column: 'created_at', direction: 'desc' }

const list = backendRoute(at.getUserList, {
  audit: null,
  query: userListFields,
  async handle({ ctx, query }) {
    const order = query.order_by ?? NEWEST_FIRST
    const page = toPage(query)
    const after = await findCursor(ctx, { cursor: query.starting_after, order, ...page })
    const rows = await searchUsers(ctx.db, { filters: toUserFilters(query), order, page, after })
    return (await withEmails(ctx.db, rows)).map((owner) => show(ctx, owner))
  },
})

const count = backendRoute(at.getCount, {
  audit: null,
  query: { ...userFilterFields, paginated: optional(flag) },
  handle: async ({ ctx, query }) => ({
    object: 'total_count',
    total_count: await countUsers(ctx.db, toUserFilters(query)),
  }),
})

const create = backendRoute(at.createUser, {
  audit: ['user.created'],
  body: createUserFields,
  async handle({ ctx, actor, body }) {
    const input = await toNewUser(ctx, body)
    const factors = await toImportedFactors(ctx, body)
    const created = await write(ctx, async (ctx) => {
      const owner = await createUser(ctx, actor, input)
      return importSecondFactors(ctx, actor, { owner, ...factors })
    })
    return show(ctx, created)
  },
})

const getOne = backendRoute(at.getUser, {
  audit: null,
  handle: async ({ ctx, actor, params }) => show(ctx, await requireUser(ctx, actor, params.userId)),
})

const update = backendRoute(at.updateUser, {
  audit: ['user.updated', 'user.password_changed', 'totp.created', 'backup_codes.created'],
  body: updateUserFields,
  async handle({ ctx, actor, params, body }) {
    const factors = await toImportedFactors(ctx, body)
    const changed = await updateUser(ctx, actor, {
      userId: params.userId,
      input: body,
      also: (ctx, owner) => changeSecondFactors(ctx, actor, { owner, ...factors }),
    })
    return show(ctx, changed)
  },
})

const metadata = (
  [
    [at.updateUserMetadata, 'merge'],
    [at.replaceUserMetadata, 'replace'],
  ] as const
).map(([endpoint, how]) =>
  backendRoute(endpoint, {
    audit: ['user.updated'],
    body: metadataFields,
    async handle({ ctx, actor, params, body }) {
      const change = { userId: params.userId, input: body, how }
      return show(ctx, await updateMetadata(ctx, actor, change))
    },
  }),
)

const remove = backendRoute(at.deleteUser, {
  audit: ['user.deleted'],
  async handle({ ctx, actor, params }) {
    await deleteUser(ctx, actor, params.userId)
    return { object: 'user', id: params.userId, deleted: true }
  },
})

const banning = [
  { verb: 'ban', audit: ['user.banned'], rule: banUsers },
  { verb: 'unban', audit: ['user.unbanned'], rule: unbanUsers },
] as const

/** Listed before those of one user. */
const many = banning.map(({ verb, audit, rule }) =>
  backendRoute(`POST /users/${verb}`, {
    audit,
    body: userIdsFields,
    async handle({ ctx, actor, body }) {
      const owners = await rule(ctx, actor, body.user_ids)
      return owners.map((owner) => show(ctx, owner))
    },
  }),
)

const one = banning.map(({ verb, audit, rule }) =>
  backendRoute(at[`${verb}User`], {
    audit,
    async handle({ ctx, actor, params }) {
      const [owner] = await rule(ctx, actor, [params.userId])
      return show(ctx, owner!)
    },
  }),
)

const lock = backendRoute(at.lockUser, {
  audit: ['user.locked'],
  handle: async ({ ctx, actor, params }) => show(ctx, await lockUser(ctx, actor, params.userId)),
})

const unlock = backendRoute(at.unlockUser, {
  audit: ['user.unlocked'],
  handle: async ({ ctx, actor, params }) => show(ctx, await unlockUser(ctx, actor, params.userId)),
})

const verify = backendRoute(at.verifyPassword, {
  audit: ['user.locked'],
  body: { password: required(text({ max: 4096 })) },
  async handle({ ctx, actor, params, body }) {
    await verifyPassword(ctx, actor, { userId: params.userId, password: body.password })
    return { verified: true }
  },
})

const removeOnes = backendRoute(at.removePassword, {
  audit: ['user.password_removed'],
  body: { sign_out_of_other_sessions: optional(flag) },
  async handle({ ctx, actor, params, body }) {
    const keepOtherSessions = body.sign_out_of_other_sessions === false
    const removal = { userId: params.userId, keepOtherSessions }
    return show(ctx, await removePassword(ctx, actor, removal))
  },
})

const setCompromised = backendRoute(at.setPasswordCompromised, {
  audit: ['user.updated'],
  body: { revoke_all_sessions: optional(flag) },
  async handle({ ctx, actor, params, body }) {
    const revokeAllSessions = body.revoke_all_sessions
    const mark = { userId: params.userId, compromised: true, revokeAllSessions }
    return show(ctx, await markPasswordCompromised(ctx, actor, mark))
  },
})

const unsetCompromised = backendRoute(at.unsetPasswordCompromised, {
  audit: ['user.updated'],
  async handle({ ctx, actor, params }) {
    const mark = { userId: params.userId, compromised: false }
    return show(ctx, await markPasswordCompromised(ctx, actor, mark))
  },
})

const putEmailAddress = backendRoute(at.replaceUserEmailAddress, {
  audit: ['email_address.created', 'email_address.deleted'],
  body: { email_address: required(emailAddress) },
  async handle({ ctx, actor, params, body }) {
    const change = { userId: params.userId, emailAddress: body.email_address }
    return emailAddressJSON(await replaceEmailAddresses(ctx, actor, change))
  },
})

const putPicture = backendRoute(at.updateUserProfileImage, {
  audit: ['user.updated'],
  body: { file: required(file) },
  async handle({ ctx, actor, params, body }) {
    return show(ctx, await setPicture(ctx, actor, { userId: params.userId, file: body.file }))
  },
})

const dropPicture = backendRoute(at.deleteUserProfileImage, {
  audit: ['user.updated'],
  handle: async ({ ctx, actor, params }) =>
    show(ctx, await removePicture(ctx, actor, params.userId)),
})

/** Backend API §2.1. */
export const userBackendRoutes: readonly BackendRoute[] = [
  list,
  count,
  create,
  ...many,
  getOne,
  update,
  remove,
  ...metadata,
  ...one,
  lock,
  unlock,
  verify,
  removeOnes,
  setCompromised,
  unsetCompromised,
  putEmailAddress,
  putPicture,
  dropPicture,
]

const show = (ctx: Context, owner: UserWithEmails): BackendUserJSON =>
  backendUserJSON(userViewContext(ctx), owner)

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
  return positionOf(user)
}
