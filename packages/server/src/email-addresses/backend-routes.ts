import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import { apiError } from '../http/api-error.ts'
import { flag, optional, required, text } from '../http/fields.ts'
import { changeEmailAddress, createEmailAddress, removeEmailAddress } from './backend-rules.ts'
import { emailAddress } from './field.ts'
import { findEmailAddress } from './storage.ts'
import { emailAddressJSON } from './view.ts'

const getOne = backendRoute({
  method: 'GET',
  path: '/email_addresses/:id',
  audit: null,
  async handle({ ctx, params }) {
    const row = await findEmailAddress(ctx.db, params.id!)
    if (!row) throw apiError('resource_not_found')
    return emailAddressJSON(row)
  },
})

const create = backendRoute({
  method: 'POST',
  path: '/email_addresses',
  audit: ['email_address.created'],
  body: {
    user_id: required(text({ max: 64 })),
    email_address: required(emailAddress),
    verified: optional(flag),
    primary: optional(flag),
  },
  handle: async ({ ctx, body, visitor }) =>
    emailAddressJSON(
      await createEmailAddress(ctx, {
        userId: body.user_id,
        emailAddress: body.email_address,
        verified: body.verified,
        primary: body.primary,
        visitor,
      }),
    ),
})

const update = backendRoute({
  method: 'PATCH',
  path: '/email_addresses/:id',
  audit: ['email_address.updated'],
  body: { verified: optional(flag), primary: optional(flag) },
  handle: async ({ ctx, params, body, visitor }) =>
    emailAddressJSON(
      await changeEmailAddress(ctx, {
        id: params.id!,
        verified: body.verified,
        primary: body.primary,
        visitor,
      }),
    ),
})

const remove = backendRoute({
  method: 'DELETE',
  path: '/email_addresses/:id',
  audit: ['email_address.deleted'],
  async handle({ ctx, params, visitor }) {
    await removeEmailAddress(ctx, { id: params.id!, visitor })
    return { object: 'email_address', id: params.id!, deleted: true }
  },
})

/** Backend API §2.6. */
export const emailAddressBackendRoutes: readonly BackendRoute[] = [getOne, create, update, remove]
