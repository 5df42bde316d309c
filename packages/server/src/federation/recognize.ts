import type { Context } from '../context.ts'
import { normalizeEmailAddress } from '../email-addresses/normalize.ts'
import { findAccountOf } from '../external-accounts/storage.ts'
import type { Identity } from '../providers/identity.ts'
import { loadUser, loadUserByEmailAddress } from '../users/load.ts'
import type { UserWithEmails } from '../users/view.ts'

/** Who it is that a provider knows. */
export type Recognized =
  /** The account is theirs, or may be linked to theirs. */
  { kind: 'known'; owner: UserWithEmails } | Claimed | { kind: 'new' }

/** They say to have the address of somebody, who has to prove it in another way first. */
export interface Claimed {
  kind: 'claimed'
  owner: UserWithEmails
  address: string
}

/**
 * An account is known by connection, issuer and subject (FED-4). One that is not known yet is linked to the user who has
 * proven the same address here, if the provider is trusted to have proven it too (FED-5, FED-7). An address that nobody
 * proved here belongs to nobody: whoever put it into an account of theirs gains nothing (FED-6, OTP-13).
 */
export async function recognize(
  ctx: Pick<Context, 'db' | 'clock' | 'settings'>,
  identity: Identity,
): Promise<Recognized> {
  const account = await findAccountOf(ctx.db, identity)
  const holder = account && (await loadUser(ctx, account.user_id))
  if (holder) return { kind: 'known', owner: holder }
  const address = addressOf(identity)
  const owner = address && (await loadUserByEmailAddress(ctx, address))
  if (!owner) return { kind: 'new' }
  if (identity.linksByAddress) return { kind: 'known', owner }
  // Where accounts are a secret, an address that anybody can write into a profile elsewhere tells of none (ENUM-1).
  return ctx.settings.enumerationProtection ? { kind: 'new' } : { kind: 'claimed', owner, address }
}

export const addressOf = ({ emailAddress }: Identity): string | null =>
  emailAddress === null ? null : normalizeEmailAddress(emailAddress)
