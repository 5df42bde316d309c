import { backendEndpoints } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import { deletePasskey } from './delete-passkey.ts'

const remove = backendRoute(backendEndpoints.users.deleteUserPasskey, {
  audit: ['passkey.deleted'],
  async handle({ ctx, actor, params }) {
    const { userId, passkeyIdentificationId: id } = params
    await deletePasskey(ctx, actor, { userId, id })
    return { object: 'passkey', id, deleted: true }
  },
})

/** Backend API §2.1. */
export const passkeyBackendRoutes: readonly BackendRoute[] = [remove]
