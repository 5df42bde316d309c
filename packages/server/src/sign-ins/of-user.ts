import type { Dependent } from '../context.ts'
import { deleteVerificationsOf } from '../verifications/storage.ts'

export const signInsOfUser: Dependent = {
  async endAttempts({ db }, userId, keep = '') {
    const open = db
      .selectFrom('sign_ins')
      .select('id')
      .where('user_id', '=', userId)
      .where('created_session_id', 'is', null)
      .where('id', '!=', keep)
    await deleteVerificationsOf(db, open)
    await db.deleteFrom('sign_ins').where('id', 'in', open).execute()
  },
}
