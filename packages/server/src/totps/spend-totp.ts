import type { Context } from '../context.ts'
import { matchingStep } from './code.ts'
import { openSecret } from './secret.ts'
import { findTotp, spendStep } from './storage.ts'
import type { TotpRow } from './table.ts'

/** Spends a code of a verified app, in the transaction of what it opens (MFA-1). */
export async function spendTotp(ctx: Context, userId: string, code: string): Promise<boolean> {
  const totp = await findTotp(ctx.db, userId)
  if (totp?.verified_at == null) return false
  return spendCodeOf(ctx, totp, { secret: openSecret(ctx, totp), code })
}

/** The same of an app whether it is verified or not. */
export async function spendCodeOf(
  ctx: Context,
  totp: TotpRow,
  { secret, code }: { secret: Uint8Array; code: string },
): Promise<boolean> {
  const step = matchingStep(secret, code, ctx.clock.now())
  return step !== null && spendStep(ctx.db, totp, step)
}
