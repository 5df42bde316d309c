import { isTestPhoneNumber } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import { letterheadFor } from '../mail/letterhead.ts'
import { assertReachable } from '../phone-numbers/read.ts'
import { findVerifiedPhoneNumber } from '../phone-numbers/storage.ts'
import type { PhoneNumberRow } from '../phone-numbers/table.ts'
import { addressSubject, limitDaily } from '../rate-limits/rules.ts'
import { CODE_DIGITS } from '../settings/numbers.ts'
import { accountExistsText, codeText } from '../sms/texts.ts'
import { isSecondFactor, isSignUp } from '../verifications/table.ts'
import { numberField, numbersOf } from './addresses.ts'
import { type Carrier, codeBy } from './sent-code.ts'
import type { Subject } from './strategy.ts'

/** Text messages to whoever has a phone. */
const sms: Carrier = {
  proves: 'phone_number',
  prepare: numberField,
  findReader,
  limits: 'sms',
  isTest: isTestPhoneNumber,
  assertSendable,
  send: sendText,
}

/** A code by text message proves that one has the phone of a number. One that is reserved is a second factor, and no first one. */
export const phoneCode = codeBy(sms, 'phone_code', {
  sign_in: ({ strategies }, person) =>
    strategies.phoneCode ? numbersOf(person, { second: false }) : [],
  // Somebody without a password and an address has nothing else to show.
  reverification: ({ strategies }, person) =>
    strategies.phoneCode || (!person.hasPassword && person.emailAddresses.length === 0)
      ? numbersOf(person, { second: false })
      : [],
  // Who has one is asked for it, also where nobody else may have some.
  second_factor: (_, person) => numbersOf(person, { second: true }),
  reverification_second: (_, person) => numbersOf(person, { second: true }),
  // A message costs money: where nobody signs in by one, it is for who has nothing else.
  client_trust: ({ strategies }, person) =>
    strategies.phoneCode || person.emailAddresses.length === 0
      ? numbersOf(person, { second: false })
      : [],
  // A number is always proven, also where nobody signs in by code.
  sign_up: ({ identifiers }, person) =>
    identifiers.phoneNumber === 'off' ? [] : numbersOf(person, { second: false }),
  profile: ({ identifiers, strategies }, person) =>
    identifiers.phoneNumber === 'off' && !strategies.phoneSecondFactor
      ? []
      : numbersOf(person, { second: false }),
})

/** The same, towards a new password. A locked account accepts it: the owner gets back in (RATE-2). */
export const resetPasswordPhoneCode = codeBy(sms, 'reset_password_phone_code', {
  reset_password: ({ strategies, identifiers }, person) =>
    strategies.password && person.hasPassword && identifiers.phoneNumber !== 'off'
      ? numbersOf(person, { second: false })
      : [],
})

/** A number that is a second factor is no first one, and the other way round. */
async function findReader(db: Db, { identifier, stage }: Subject): Promise<PhoneNumberRow | null> {
  const row = await findVerifiedPhoneNumber(db, identifier)
  return row?.reserved_for_second_factor === Number(isSecondFactor(stage)) ? row : null
}

/** Messages cost money, and somebody earns it: so many a day for a number, a visitor and in all, to some countries (OTP-8). */
async function assertSendable(
  ctx: Context,
  { identifier, visitor }: Subject,
  scope: string,
): Promise<void> {
  // Alike for all, whether somebody has the number or not (ENUM-1, ENUM-2).
  if (!ctx.sms.reachesReaders) throw apiError('sms_unavailable')
  await assertReachable(ctx, identifier)
  const { perNumberPerDay, perAddressPerDay, perDay } = ctx.settings.sms
  await limitDaily(ctx, { scope, subject: identifier, max: perNumberPerDay })
  await limitDaily(ctx, { scope, subject: addressSubject(visitor.address), max: perAddressPerDay })
  await limitDaily(ctx, { scope, subject: 'all', max: perDay })
}

/** A message to whoever has this number; as much work where that is nobody (ENUM-2). */
async function sendText(ctx: Context, subject: Subject, code: string | null): Promise<void> {
  const { sms } = ctx
  const { identifier, stage, user } = subject
  const about = letterheadFor(ctx, { locale: user?.locale, byStranger: code === null })
  if (code !== null) return sms.send(ctx, codeText(identifier, { code, about }))
  if (isSignUp(stage) && user) return sms.send(ctx, accountExistsText(identifier, about))
  await sms.sendToNobody(ctx, codeText(identifier, { code: '0'.repeat(CODE_DIGITS), about }))
}
