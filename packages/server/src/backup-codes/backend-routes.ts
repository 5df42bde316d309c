import { backendEndpoints } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import { write } from '../db/database.ts'
import { requireUser } from '../users/load.ts'
import { deleteBackupCodes } from './delete-backup-codes.ts'

const remove = backendRoute(backendEndpoints.users.deleteUserBackupCodes, {
  audit: ['backup_codes.deleted'],
  async handle({ ctx, actor, params }) {
    await write(ctx, async (ctx) => {
      await requireUser(ctx, actor, params.userId)
      await deleteBackupCodes(ctx, actor, params.userId)
    })
    return { user_id: params.userId }
  },
})

/** Backend API §2.1. */
export const backupCodeBackendRoutes: readonly BackendRoute[] = [remove]
