import { isTestEmailAddress, TEST_CODE } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { accountExistsLetter, codeLetter } from '../mail/letters.ts'
import { randomDigits } from '../random.ts'
import { CODE_DIGITS } from '../settings/numbers.ts'
import { countGuess, forgiveGuesses, isKnownBrowser, lockedError } from '../users/lockout.ts'
import { startCode, tryCode } from '../verifications/codes.ts'
import {
  codeCaps,
  countMiss,
  forgiveMisses,
  secondsUntilGuess,
  tooManyCodesError,
} from '../verifications/guesses.ts'
import type { Subject } from '../verifications/subject.ts'
import type { VerificationRow } from '../verifications/table.ts'
import type { Strategy } from './strategy.ts'

/** A code by mail proves that one reads the mail of an address. */
export const emailCode: Strategy = {
  name: 'email_code',
  prepare: (ctx, subject) => sendCode(ctx, { subject, strategy: 'email_code' }),
  async attempt(_ctx, subject, { code }) {
    return (ctx) => redeemCode(ctx, { subject, code })
  },
}

/** The same, towards a new password. A locked account accepts it: the owner gets back in (RATE-2). */
export const resetPasswordEmailCode: Strategy = {
  name: 'reset_password_email_code',
  prepare: (ctx, subject) => sendCode(ctx, { subject, strategy: 'reset_password_email_code' }),
  async attempt(_ctx, subject, { code }) {
    return (ctx) => redeemCode(ctx, { subject, code, evenIfLocked: true })
  },
}

async function sendCode(
  ctx: Context,
  { subject, strategy }: { subject: Subject; strategy: string },
): Promise<VerificationRow> {
  const isTest = isTestAddress(ctx, subject.identifier)
  // Before anything is known of the address, and so alike for all (ENUM-1, ENUM-2).
  if (!isTest && !ctx.mail.reachesReaders) throw apiError('email_unavailable')
  const isKnown = await isKnownBrowser(ctx.db, subject)
  const wait = await secondsUntilGuess(ctx, codeCaps(subject, { isKnown }))
  if (wait !== null && !ctx.settings.enumerationProtection) throw tooManyCodesError(wait)
  const isReal = wait === null && isDeliverable(subject)
  const code = isReal ? newCode(ctx, subject.identifier) : null
  const verification = await startCode(ctx, {
    stage: subject.stage,
    ownerId: subject.ownerId,
    clientId: subject.clientId,
    identifier: subject.identifier,
    previous: subject.verification,
    strategy,
    code,
  })
  if (!isTest) await sendLetter(ctx, { subject, code })
  return verification
}

/** Sign-up addresses must be free, sign-in addresses must have an owner; otherwise no code is right (ENUM-1). */
function isDeliverable({ stage, user }: Subject): boolean {
  return stage === 'sign_up' ? user === null : user !== null
}

/** A letter to whoever reads this address; as much work where that is nobody (ENUM-2). */
async function sendLetter(
  ctx: Context,
  { subject, code }: { subject: Subject; code: string | null },
): Promise<void> {
  const { settings: about, mail } = ctx
  const { identifier, stage, user } = subject
  const withCode = (code: string) =>
    codeLetter(identifier, { code, about, purpose: PURPOSES[stage] })
  if (code !== null) return mail.send(ctx, withCode(code))
  if (stage === 'sign_up' && user) return mail.send(ctx, accountExistsLetter(identifier, about))
  await mail.sendToNobody(ctx, withCode('0'.repeat(CODE_DIGITS)))
}

const PURPOSES = {
  sign_in: 'sign in',
  sign_up: 'confirm your address',
  reset_password: 'choose a new password',
}

function newCode(ctx: Context, identifier: string): string {
  return isTestAddress(ctx, identifier) ? TEST_CODE : randomDigits(CODE_DIGITS, ctx.random)
}

/** Only ever in a development instance. */
function isTestAddress({ testMode }: Context, identifier: string): boolean {
  return testMode && isTestEmailAddress(identifier)
}

async function redeemCode(
  ctx: Context,
  {
    subject,
    code,
    evenIfLocked = false,
  }: { subject: Subject; code: string | undefined; evenIfLocked?: boolean },
) {
  if (!code) return apiError('form_param_missing', { param: 'code' })
  const isKnown = await isKnownBrowser(ctx.db, subject)
  const caps = codeCaps(subject, { isKnown })
  const wait = await secondsUntilGuess(ctx, caps)
  const isLocked =
    wait === null &&
    (await countGuess(ctx, { ...subject, isKnown, notify: !evenIfLocked })) === 'locked' &&
    !evenIfLocked
  if (!ctx.settings.enumerationProtection) {
    if (wait !== null) return tooManyCodesError(wait)
    if (isLocked) return lockedError(ctx, subject.user, 'code')
  }
  const { verification } = subject
  const closed = wait !== null || isLocked
  const refusal = await tryCode(ctx, { verification, code, closed })
  if (!refusal) {
    await forgiveGuesses(ctx.db, { ...subject, isKnown })
    await forgiveMisses(ctx.db, caps)
  } else if (!closed && refusal.code === 'form_code_incorrect') {
    await countMiss(ctx, caps)
  }
  return refusal
}
