import { noteSessions } from '../clients/state.ts'
import { ownSession } from '../frontend-api/call.ts'
import { wrapped } from '../frontend-api/reply.ts'
import { changing, type Route, route } from '../frontend-api/route.ts'
import { createBackupCodes } from './create-backup-codes.ts'
import { backupCodeJSON } from './view.ts'

export const backupCodeRoutes: Route[] = [
  route({
    ...changing,
    caller: 'session',
    method: 'POST',
    path: '/me/backup_codes',
    rate: 'attempt',
    form: 'profile',
    audit: ['backup_codes.created'],
    async handle(call) {
      const { ctx, actor } = call
      const created = await createBackupCodes(ctx, actor, ownSession(call).owner.user.id)
      noteSessions(call.browser)
      return wrapped(backupCodeJSON(created, ctx.clock.now()), { codes: created.codes })
    },
  }),
]
