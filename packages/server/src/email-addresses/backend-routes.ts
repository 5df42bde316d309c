import { backendEndpoints } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import { flag, optional, required, text } from '../http/fields.ts'
import { createEmailAddress } from '../users/create-email-address.ts'
import { deleteEmailAddress } from '../users/delete-email-address.ts'
import { updateEmailAddress } from '../users/update-email-address.ts'
import { emailAddress } from './field.ts'
import { requireEmailAddress } from './load.ts'
import { emailAddressJSON } from './view.ts'

const at = backendEndpoints.emailAddresses

const getOne = backendRoute(at.getEmailAddress, {
  audit: null,
  handle: async ({ ctx, actor, params }) =>
    emailAddressJSON(await requireEmailAddress(ctx, actor, params.emailAddressId)),
})

const create = backendRoute(at.createEmailAddress, {
  audit: ['email_address.created'],
  body: {
    user_id: required(text({ max: 64 })),
    email_address: required(emailAddress),
    verified: optional(flag),
    primary: optional(flag),
  },
  async handle({ ctx, actor, body: { user_id: userId, email_address: emailAddress, ...flags } }) {
    const row = await createEmailAddress(ctx, actor, { userId, emailAddress, ...flags })
    return emailAddressJSON(row)
  },
})

const update = backendRoute(at.updateEmailAddress, {
  audit: ['email_address.updated'],
  body: { verified: optional(flag), primary: optional(flag) },
  handle: async ({ ctx, actor, params, body }) =>
    emailAddressJSON(await updateEmailAddress(ctx, actor, { id: params.emailAddressId, ...body })),
})

const remove = backendRoute(at.deleteEmailAddress, {
  audit: ['email_address.deleted'],
  async handle({ ctx, actor, params }) {
    await deleteEmailAddress(ctx, actor, params.emailAddressId)
    return { object: 'email_address', id: params.emailAddressId, deleted: true }
  },
})

/** Backend API §2.6. */
export const emailAddressBackendRoutes: readonly BackendRoute[] = [getOne, create, update, remove]
