import { asUser, type Visitor } from '../actor.ts'
import { isRecent } from '../clock.ts'
import type { Context } from '../context.ts'
import { normalizeEmailAddress } from '../email-addresses/normalize.ts'
import { openIdentity } from '../external-accounts/pending-identity.ts'
import { HALF_DONE_LIFETIME } from '../settings/numbers.ts'
import { connectAccount } from '../users/connect-account.ts'
import { loadUser } from '../users/load.ts'
import type { UserWithEmails } from '../users/view.ts'
import type { SignInRow } from './table.ts'

/**
 * Whoever came back from a provider, and has shown now in every other way that is asked for that the account here is theirs,
 * has both (FED-5). Gives the user as they are then. It is about an account with an address of theirs, and about the way that
 * was just taken: somebody else may have left another one behind in this browser.
 */
export async function linkAccount(
  ctx: Context,
  visitor: Visitor,
  { signIn, owner }: { signIn: SignInRow; owner: UserWithEmails },
): Promise<UserWithEmails> {
  const identity = openIdentity(ctx, signIn)
  if (!identity || owner.user.banned) return owner
  const address = normalizeEmailAddress(identity.emailAddress ?? '')
  const isTheirs = owner.emailAddresses.some(
    ({ email_address, verified_at }) => verified_at !== null && email_address === address,
  )
  const { updated_at: cameBackAt } = signIn
  const isNow = isRecent(cameBackAt, { now: ctx.clock.now(), length: HALF_DONE_LIFETIME })
  if (!isTheirs || !isNow) return owner
  await connectAccount(ctx, asUser(visitor, owner), { userId: owner.user.id, identity })
  return (await loadUser(ctx, owner.user.id))!
}
