import type { Dependent } from '../context.ts'
import { forgetBrowser, forgetBrowsersOf } from '../known-browsers/storage.ts'
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
  async endUnproven({ db, clock }, userId, keep = '') {
    const ended = await db
      .updateTable('sessions')
      .set({ status: 'revoked', updated_at: clock.now() })
      .where('user_id', '=', userId)
      .where('status', 'in', LIVE)
      .where('second_factor_at', 'is', null)
      .where('actor', 'is', null)
      .where('id', '!=', keep)
      .returning('client_id')
      .execute()
    const kept = keep ? await findSession(db, keep) : null
    for (const { client_id: clientId } of ended) {
      if (clientId !== kept?.client_id) await forgetBrowser(db, { clientId, userId })
    }
  },
}
