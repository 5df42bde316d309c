import { backendEndpoints } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import { flag, optional, required, text } from '../http/fields.ts'
import { createPhoneNumber } from '../own-numbers/create.ts'
import { deletePhoneNumber } from '../own-numbers/delete.ts'
import { replacePhoneNumbers } from '../own-numbers/replace.ts'
import { updatePhoneNumber } from '../own-numbers/update.ts'
import { requirePhoneNumber } from './load.ts'
import { readPhoneNumber } from './read.ts'
import { phoneNumberJSON } from './view.ts'

const at = backendEndpoints.phoneNumbers

const flags = {
  verified: optional(flag),
  primary: optional(flag),
  reserved_for_second_factor: optional(flag),
}

const getOne = backendRoute(at.getPhoneNumber, {
  audit: null,
  handle: async ({ ctx, actor, params }) =>
    phoneNumberJSON(await requirePhoneNumber(ctx, actor, params.phoneNumberId)),
})

const create = backendRoute(at.createPhoneNumber, {
  audit: ['phone_number.created'],
  body: {
    user_id: required(text({ max: 64 })),
    phone_number: required(text({ max: 64 })),
    ...flags,
  },
  async handle({ ctx, actor, body }) {
    const row = await createPhoneNumber(ctx, actor, {
      userId: body.user_id,
      phoneNumber: await readPhoneNumber(ctx, body.phone_number),
      verified: body.verified,
      primary: body.primary,
      reservedForSecondFactor: body.reserved_for_second_factor,
    })
    return phoneNumberJSON(row)
  },
})

const update = backendRoute(at.updatePhoneNumber, {
  audit: ['phone_number.updated', 'backup_codes.created', 'backup_codes.deleted'],
  body: flags,
  async handle({ ctx, actor, params, body }) {
    const { row, backupCodes } = await updatePhoneNumber(ctx, actor, {
      id: params.phoneNumberId,
      verified: body.verified,
      primary: body.primary,
      reservedForSecondFactor: body.reserved_for_second_factor,
    })
    return phoneNumberJSON(row, { backupCodes })
  },
})

const remove = backendRoute(at.deletePhoneNumber, {
  audit: ['phone_number.deleted', 'backup_codes.deleted'],
  async handle({ ctx, actor, params }) {
    await deletePhoneNumber(ctx, actor, params.phoneNumberId)
    return { object: 'phone_number', id: params.phoneNumberId, deleted: true }
  },
})

const replace = backendRoute(backendEndpoints.users.replaceUserPhoneNumber, {
  audit: ['phone_number.created', 'phone_number.deleted'],
  body: { phone_number: required(text({ max: 64 })) },
  async handle({ ctx, actor, params, body }) {
    const phoneNumber = await readPhoneNumber(ctx, body.phone_number)
    return phoneNumberJSON(
      await replacePhoneNumbers(ctx, actor, { userId: params.userId, phoneNumber }),
    )
  },
})

/** Backend API §2.1, §2.6. */
export const phoneNumberBackendRoutes: readonly BackendRoute[] = [
  getOne,
  create,
  update,
  remove,
  replace,
]
