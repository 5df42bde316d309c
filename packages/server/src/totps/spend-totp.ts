import type { Context } from '../context.ts'
import { matchingStep } from './code.ts'
import { openSecret } from './secret.ts'
import { findTotp, spendStep } from './storage.ts'
import type { TotpRow } from './table.ts'

/** Whether a code is one of an app just now. Spends nothing: for a look before slow work. */
export const isCodeOf = (ctx: Context, totp: TotpRow, code: string): boolean =>
  matchingStep(openSecret(ctx, totp), code, ctx.clock.now()) !== null

/** Spends a code of a verified app, in the transaction of what it opens (MFA-1). */
export async function spendTotp(ctx: Context, userId: string, code: string): Promise<boolean> {
  const totp = await findTotp(ctx.db, userId)
  return totp?.verified_at != null && spendCodeOf(ctx, totp, code)
}

/** The same of an app whether it is verified or not. */
export async function spendCodeOf(ctx: Context, totp: TotpRow, code: string): Promise<boolean> {
  const step = matchingStep(openSecret(ctx, totp), code, ctx.clock.now())
  return step !== null && spendStep(ctx.db, totp, step)
}
