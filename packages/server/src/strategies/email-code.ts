import { isTestEmailAddress, TEST_CODE } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { withSettingsNow } from '../instance/request-settings.ts'
import { accountExistsLetter, codeLetter, emailAddressTakenLetter } from '../mail/letters.ts'
import { randomDigits } from '../random.ts'
import { limit } from '../rate-limits/rules.ts'
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
import { addressesOf, addressField, isDeliverable } from './addresses.ts'
import { type Start, type Strategy, type Subject, strategy } from './strategy.ts'
import { codeField, typedDigits } from './typed-code.ts'

const fields = { prepare: addressField, attempt: codeField }

/** A code by mail proves that one reads the mail of an address. */
export const emailCode = codeByMail('email_code', {
  sign_in: ({ strategies }, person) => (strategies.emailCode ? addressesOf(person) : []),
  // Also where nobody signs in by code: somebody without a password has nothing else to show.
  reverification: ({ strategies }, person) =>
    strategies.emailCode || !person.hasPassword ? addressesOf(person) : [],
  // An address is always proven, also where nobody signs in by code.
  sign_up: (_, person) => addressesOf(person),
  profile: (_, person) => addressesOf(person),
})

/** The same, towards a new password. A locked account accepts it: the owner gets back in (RATE-2). */
export const resetPasswordEmailCode = codeByMail('reset_password_email_code', {
  reset_password: ({ strategies }, person) =>
    strategies.password && person.hasPassword ? addressesOf(person) : [],
})

function codeByMail(name: string, offers: Strategy['offers']): Strategy {
  return strategy({
    name,
    fields,
    proves: 'email_address',
    offers,
    prepare: (ctx, subject) => prepareCode(ctx, subject, name),
    async attempt(_ctx, subject, { code }) {
      return (ctx) => redeemCode(ctx, subject, code && typedDigits(code))
    },
  })
}

async function prepareCode(ctx: Context, subject: Subject, strategy: string): Promise<Start> {
  const { identifier } = subject
  const isKnown = await isKnownBrowser(ctx.db, subject)
  // Strangers who use up the letters of an address leave some for the browsers of its owner (RATE-2).
  const scope = isKnown ? 'mail to a known browser' : 'mail'
  await limit(ctx, { rate: 'send', scope, subject: identifier })
  const isTest = ctx.settings.testMode && isTestEmailAddress(identifier)
  // Alike for all, whether somebody has the address or not (ENUM-1, ENUM-2).
  if (!isTest && !ctx.mail.reachesReaders) throw apiError('email_unavailable')
  return async (ctx) => {
    const wait = await secondsUntilGuess(ctx, codeCaps(subject, { isKnown }))
    if (wait !== null && !ctx.settings.enumerationProtection) throw tooManyCodesError(wait)
    const newCode = () => (isTest ? TEST_CODE : randomDigits(CODE_DIGITS, ctx.random))
    const code = wait === null && isDeliverable(subject) ? newCode() : null
    const verification = await startCode(ctx, subject, { strategy, code })
    if (!isTest) await sendLetter(ctx, { subject, code })
    return verification
  }
}

/** A letter to whoever reads this address; as much work where that is nobody (ENUM-2). */
async function sendLetter(
  ctx: Context,
  { subject, code }: { subject: Subject; code: string | null },
): Promise<void> {
  const { settings: about, mail } = ctx
  const { identifier, stage, user } = subject
  const withCode = (code: string) =>
    codeLetter(identifier, { code, about, purpose: PURPOSES[stage]! })
  if (code !== null) return mail.send(ctx, withCode(code))
  if (stage === 'sign_up' && user) return mail.send(ctx, accountExistsLetter(identifier, about))
  if (stage === 'profile') return mail.send(ctx, emailAddressTakenLetter(identifier, about))
  await mail.sendToNobody(ctx, withCode('0'.repeat(CODE_DIGITS)))
}

const PURPOSES: Record<string, string> = {
  sign_in: 'sign in',
  sign_up: 'confirm your address',
  reset_password: 'choose a new password',
  second_factor: 'sign in',
  reverification: 'confirm that it is you',
  profile: 'confirm your address',
}

/** The code of test addresses is known to everybody: it ends with test mode, also where it was asked for before (AST-17). */
async function isVoidTestCode(
  ctx: Context,
  { identifier, code }: { identifier: string; code: string },
): Promise<boolean> {
  if (code !== TEST_CODE || !isTestEmailAddress(identifier)) return false
  return !(await withSettingsNow(ctx)).settings.testMode
}

async function redeemCode(ctx: Context, subject: Subject, code: string | undefined) {
  if (!code) return apiError('form_param_missing', { param: 'code' })
  const isKnown = await isKnownBrowser(ctx.db, subject)
  const caps = codeCaps(subject, { isKnown })
  const wait = await secondsUntilGuess(ctx, caps)
  const isReset = subject.stage === 'reset_password'
  const isLocked =
    wait === null &&
    (await countGuess(ctx, { ...subject, isKnown, notify: !isReset })) === 'locked' &&
    !isReset
  if (!ctx.settings.enumerationProtection) {
    if (wait !== null) return tooManyCodesError(wait)
    if (isLocked) return lockedError(ctx, subject.user, 'code')
  }
  const { verification, identifier } = subject
  const closed = wait !== null || isLocked || (await isVoidTestCode(ctx, { identifier, code }))
  const refusal = await tryCode(ctx, { verification, code, closed })
  if (!refusal) {
    await forgiveGuesses(ctx.db, { ...subject, isKnown })
    await forgiveMisses(ctx.db, caps)
  } else if (!closed && refusal.code === 'form_code_incorrect') {
    await countMiss(ctx, caps)
  }
  return refusal
}
