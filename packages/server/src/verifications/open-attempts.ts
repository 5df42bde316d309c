import type { Context } from '../context.ts'

/** Unfinished sign-ins of the user, their codes, and tickets: none outlives the credentials they were begun with. */
export async function endOpenAttempts(
  { db, clock }: Context,
  { userId, keepSignIn = '' }: { userId: string; keepSignIn?: string | undefined },
): Promise<void> {
  const open = db
    .selectFrom('sign_ins')
    .select('id')
    .where('user_id', '=', userId)
    .where('created_session_id', 'is', null)
    .where('id', '!=', keepSignIn)
  await db.deleteFrom('verifications').where('owner_id', 'in', open).execute()
  await db.deleteFrom('sign_ins').where('id', 'in', open).execute()
  await db
    .updateTable('sign_in_tokens')
    .set({ status: 'revoked', updated_at: clock.now() })
    .where('user_id', '=', userId)
    .where('status', '=', 'pending')
    .execute()
}
