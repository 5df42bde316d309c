import type { Dependent } from '../context.ts'

export const ticketsOfUser: Dependent = {
  async endAttempts({ db, clock }, userId) {
    await db
      .updateTable('sign_in_tokens')
      .set({ status: 'revoked', updated_at: clock.now() })
      .where('user_id', '=', userId)
      .where('status', '=', 'pending')
      .execute()
  },
}
