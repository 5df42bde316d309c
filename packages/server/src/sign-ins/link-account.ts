import { asUser, type Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { openIdentity } from '../external-accounts/pending-identity.ts'
import { connectAccount } from '../users/connect-account.ts'
import { loadUser } from '../users/load.ts'
import type { UserWithEmails } from '../users/view.ts'
import type { SignInRow } from './table.ts'

/**
 * Whoever came back from a provider, and has shown now in every other way that is asked for that the account here is theirs,
 * has both (FED-5). Gives the user as they are then.
 */
export async function linkAccount(
  ctx: Context,
  visitor: Visitor,
  { signIn, owner }: { signIn: SignInRow; owner: UserWithEmails },
): Promise<UserWithEmails> {
  const identity = openIdentity(ctx, signIn)
  if (!identity || owner.user.banned) return owner
  await connectAccount(ctx, asUser(visitor, owner), { userId: owner.user.id, identity })
  return (await loadUser(ctx.db, owner.user.id))!
}
