import type { Dependent } from '../context.ts'
import { LIVE } from '../users/own-sessions.ts'

export const sessionsOfUser: Dependent = {
  async endSessions({ db, clock }, userId, keep = '') {
    await db
      .updateTable('sessions')
      .set({ status: 'revoked', updated_at: clock.now() })
      .where('user_id', '=', userId)
      .where('status', 'in', LIVE)
      .where('id', '!=', keep)
      .execute()
  },
}
