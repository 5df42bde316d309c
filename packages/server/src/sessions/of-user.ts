import type { Dependent } from '../context.ts'
import { forgetBrowsersOf } from '../known-browsers/storage.ts'
import { LIVE } from '../users/own-sessions.ts'
import { findSession } from './storage.ts'

export const sessionsOfUser: Dependent = {
  async endSessions({ db, clock }, userId, keep = '') {
    await db
      .updateTable('sessions')
      .set({ status: 'revoked', updated_at: clock.now() })
      .where('user_id', '=', userId)
      .where('status', 'in', LIVE)
      .where('id', '!=', keep)
      .execute()
    const kept = keep ? await findSession(db, keep) : null
    await forgetBrowsersOf(db, userId, kept?.client_id)
  },
}
