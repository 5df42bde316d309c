import type { Dependent } from '../context.ts'
import { deleteVerificationsOf } from '../verifications/storage.ts'

/** A code that is on its way may be going to an address or a number that no longer counts (OTP-2). */
export const reverificationsOfUser: Dependent = {
  async endAttempts({ db }, userId) {
    const sessions = db.selectFrom('sessions').select('id').where('user_id', '=', userId)
    const own = db.selectFrom('reverifications').select('id').where('session_id', 'in', sessions)
    await deleteVerificationsOf(db, own)
  },
}
