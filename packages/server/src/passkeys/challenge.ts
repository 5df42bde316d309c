import type { Context } from '../context.ts'
import { newVerification } from '../verifications/new-verification.ts'
import { clearPlace, insertVerification } from '../verifications/storage.ts'
import type { VerificationRow } from '../verifications/table.ts'
import { ALGORITHMS } from './options.ts'
import { isOriginOfPasskeys } from './relying-party.ts'
import type { Expected } from './verify.ts'

type Beginning = Parameters<typeof newVerification>[1]

/** Asks an authenticator something, in the given transaction; what was asked at this place before is void (PK-1). */
export async function startChallenge(
  ctx: Context,
  beginning: Omit<Beginning, 'strategy'>,
  nonce: string,
): Promise<VerificationRow> {
  await clearPlace(ctx.db, beginning)
  const row = { ...newVerification(ctx, { ...beginning, strategy: 'passkey' }), nonce }
  await insertVerification(ctx.db, row)
  return row
}

/** What the answer to a challenge has to fit. */
export function expectedOf(ctx: Context, { nonce }: VerificationRow): Expected {
  const { challenge } = JSON.parse(nonce!) as { challenge: string }
  return {
    challenge,
    algorithms: ALGORITHMS,
    rpId: ctx.settings.passkeys.rpId!,
    isOrigin: (origin) => isOriginOfPasskeys(ctx, origin),
  }
}
