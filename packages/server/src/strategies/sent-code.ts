import { TEST_CODE } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { type ApiError, apiError } from '../http/api-error.ts'
import type { Fields } from '../http/fields.ts'
import { withSettingsNow } from '../instance/request-settings.ts'
import { isKnownBrowser } from '../known-browsers/storage.ts'
import { randomDigits } from '../random.ts'
import { limit } from '../rate-limits/rules.ts'
import { CODE_DIGITS } from '../settings/numbers.ts'
import { countGuess, forgiveGuesses, lockedError } from '../users/lockout.ts'
import { startCode, tryCode } from '../verifications/codes.ts'
import {
  codeCaps,
  countMiss,
  forgiveMisses,
  secondsUntilGuess,
  tooManyCodesError,
} from '../verifications/guesses.ts'
import { isReverification, isSecondStep } from '../verifications/table.ts'
import { type FindReader, isDeliverable } from './addresses.ts'
import { attemptSecondFactor } from './second-factor.ts'
import { type Redeem, type Start, type Strategy, type Subject, strategy } from './strategy.ts'
import { codeField, typedDigits } from './typed-code.ts'

/** How a code gets to whoever has an identifier. */
export interface Carrier {
  proves: Strategy['proves']
  /** What a request says of where it goes. */
  prepare: Fields
  findReader: FindReader
  /** The limits of what is sent. */
  limits: string
  /** Nothing is sent to it while one tests, and its code is known. */
  isTest(identifier: string): boolean
  /** @throws {ApiError} where nothing can be sent to it, or not any more. `scope`: of the limits. */
  assertSendable(ctx: Context, subject: Subject, scope: string): Promise<void>
  /** Null: nobody is to get a code. */
  send(ctx: Context, subject: Subject, code: string | null): Promise<void>
}

/** A strategy whose proof is a code that was sent. */
export function codeBy(carrier: Carrier, name: string, offers: Strategy['offers']): Strategy {
  return strategy({
    name,
    fields: { prepare: carrier.prepare, attempt: codeField },
    proves: carrier.proves,
    offers,
    prepare: (ctx, subject) => prepareCode(ctx, subject, { carrier, name }),
    async attempt(ctx, subject, { code }) {
      if (!code) return apiError('form_param_missing', { param: 'code' })
      const typed = typedDigits(code)
      return isSecondStep(subject.stage)
        ? attemptSecondFactor(ctx, subject, async () => spend(subject, { carrier, code: typed }))
        : (ctx) => redeemCode(ctx, subject, { carrier, code: typed })
    },
  })
}

async function prepareCode(
  ctx: Context,
  subject: Subject,
  { carrier, name }: { carrier: Carrier; name: string },
): Promise<Start> {
  const isKnown = await isKnownBrowser(ctx.db, subject)
  const isTest = ctx.settings.testMode && carrier.isTest(subject.identifier)
  const scope = await limitSent(ctx, subject, { limits: carrier.limits, isKnown })
  if (!isTest) await carrier.assertSendable(ctx, subject, scope)
  const isSecond = isSecondStep(subject.stage)
  return async (ctx) => {
    const wait = isSecond ? null : await secondsUntilGuess(ctx, codeCaps(subject, { isKnown }))
    if (wait !== null && !ctx.settings.enumerationProtection) throw tooManyCodesError(wait)
    const isFor = await isDeliverable(ctx.db, subject, carrier.findReader)
    // Who is signed in is told; to others it looks as if somebody had it (ENUM-1).
    if (!isFor && isReverification(subject.stage)) {
      throw apiError('form_resource_not_found', { param: Object.keys(carrier.prepare)[0]! })
    }
    const newCode = () => (isTest ? TEST_CODE : randomDigits(CODE_DIGITS, ctx.random))
    const code = wait === null && isFor ? newCode() : null
    const verification = await startCode(ctx, subject, { strategy: name, code })
    if (!isTest) await carrier.send(ctx, subject, code)
    return verification
  }
}

/**
 * Strangers who use up the letters of an address leave some for the browsers of its owner, and for second steps, to which they
 * do not come (RATE-2). Gives the scope.
 */
export async function limitSent(
  ctx: Context,
  { identifier, stage }: Subject,
  { limits, isKnown }: { limits: string; isKnown: boolean },
): Promise<string> {
  const scope = isKnown ? `${limits} to a known browser` : limits
  const sends = isSecondStep(stage) ? `${scope} for a second step` : scope
  await limit(ctx, { rate: 'send', scope: sends, subject: identifier })
  return scope
}

interface Guess {
  carrier: Carrier
  code: string
}

/** The code of test identifiers is known to everybody: it ends with test mode, also where it was asked for before (AST-17). */
async function isVoidTestCode(
  ctx: Context,
  identifier: string,
  { carrier, code }: Guess,
): Promise<boolean> {
  if (code !== TEST_CODE || !carrier.isTest(identifier)) return false
  return !(await withSettingsNow(ctx)).settings.testMode
}

/** As a second factor, whose guesses are counted for the person (MFA-2). */
const spend = (subject: Subject, guess: Guess) => async (ctx: Context) => {
  const { verification, identifier } = subject
  const closed = await isVoidTestCode(ctx, identifier, guess)
  return (await tryCode(ctx, { verification, code: guess.code, closed })) ?? true
}

async function redeemCode(ctx: Context, subject: Subject, guess: Guess): ReturnType<Redeem> {
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
  const closed = wait !== null || isLocked || (await isVoidTestCode(ctx, identifier, guess))
  const refusal: ApiError | null = await tryCode(ctx, { verification, code: guess.code, closed })
  if (!refusal) {
    await forgiveGuesses(ctx.db, { ...subject, isKnown })
    await forgiveMisses(ctx.db, caps)
  } else if (!closed && refusal.code === 'form_code_incorrect') {
    await countMiss(ctx, caps)
  }
  return refusal
}
