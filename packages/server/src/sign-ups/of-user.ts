import type { Dependent } from '../context.ts'
import { deleteVerificationsOf } from '../verifications/storage.ts'

export const signUpsOfUser: Dependent = {
  async forget({ db }, userId) {
    const own = db.selectFrom('sign_ups').select('id').where('created_user_id', '=', userId)
    await deleteVerificationsOf(db, own)
    await db.deleteFrom('sign_ups').where('created_user_id', '=', userId).execute()
  },
}
