import { backendEndpoints } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import { required, text } from '../http/fields.ts'
import { releasePhoneNumbers } from '../own-numbers/release.ts'
import { requireUser } from '../users/load.ts'
import { checkTotp } from './check-totp.ts'
import { deleteTotp } from './delete-totp.ts'

const at = backendEndpoints.users

const check = backendRoute(at.verifyTOTP, {
  audit: ['user.locked'],
  body: { code: required(text({ max: 32 })) },
  handle: async ({ ctx, actor, params, body }) => ({
    verified: true,
    code_type: await checkTotp(ctx, actor, { userId: params.userId, code: body.code }),
  }),
})

const remove = backendRoute(at.deleteUserTOTP, {
  audit: ['totp.deleted', 'backup_codes.deleted'],
  async handle({ ctx, actor, params }) {
    await deleteTotp(ctx, actor, params.userId)
    return { user_id: params.userId }
  },
})

/** All second factors. */
const disable = backendRoute(at.disableUserMFA, {
  audit: ['totp.deleted', 'backup_codes.deleted', 'phone_number.updated'],
  async handle({ ctx, actor, params }) {
    const { user } = await requireUser(ctx, actor, params.userId)
    if (user.totp_enabled) await deleteTotp(ctx, actor, params.userId)
    await releasePhoneNumbers(ctx, actor, params.userId)
    return { user_id: params.userId }
  },
})

/** Backend API §2.1. */
export const totpBackendRoutes: readonly BackendRoute[] = [check, remove, disable]
