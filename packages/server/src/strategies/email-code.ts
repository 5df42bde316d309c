import { isTestEmailAddress } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { findVerifiedEmailAddress } from '../email-addresses/storage.ts'
import { apiError } from '../http/api-error.ts'
import { letterheadFor } from '../mail/letterhead.ts'
import {
  accountExistsLetter,
  codeLetter,
  emailAddressTakenLetter,
  type Letter,
} from '../mail/letters.ts'
import { CODE_DIGITS } from '../settings/numbers.ts'
import type { Settings } from '../settings/schema.ts'
import type { Purpose } from '../texts/texts.ts'
import { isSecondStep, isSignUp, type Stage } from '../verifications/table.ts'
import { addressesOf, addressField } from './addresses.ts'
import { type Carrier, codeBy } from './sent-code.ts'
import type { Subject } from './strategy.ts'

/** Letters to whoever reads an address. */
export const mail: Carrier = {
  proves: 'email_address',
  prepare: addressField,
  findReader: (db, { identifier }) => findVerifiedEmailAddress(db, identifier),
  limits: 'mail',
  isTest: isTestEmailAddress,
  async assertSendable({ mail }) {
    // Alike for all, whether somebody has the address or not (ENUM-1, ENUM-2).
    if (!mail.reachesReaders) throw apiError('email_unavailable')
  },
  send: sendLetter,
}

/** A code by mail proves that one reads the mail of an address. */
export const emailCode = codeBy(mail, 'email_code', {
  sign_in: ({ strategies }, person) => (strategies.emailCode ? addressesOf(person) : []),
  // Also where nobody signs in by code: somebody without a password has nothing else to show.
  reverification: ({ strategies }, person) =>
    strategies.emailCode || !person.hasPassword ? addressesOf(person) : [],
  // Of a mailbox and a password each is of use without the other; what a mailbox alone opens is no second factor.
  second_factor: ({ strategies }, person) =>
    strategies.emailSecondFactor && person.hasShownPassword ? addressesOf(person) : [],
  client_trust: (_, person) => addressesOf(person),
  // An address is always proven, also where nobody signs in by mail.
  sign_up: (settings, person) => (provesByCode(settings) ? addressesOf(person) : []),
  profile: (settings, person) => (provesByCode(settings) ? addressesOf(person) : []),
  organization_domain: () => [{}],
})

const provesByCode = ({ strategies }: Settings) => strategies.emailCode || !strategies.emailLink

/** The same, towards a new password. A locked account accepts it: the owner gets back in (RATE-2). */
export const resetPasswordEmailCode = codeBy(mail, 'reset_password_email_code', {
  reset_password: ({ strategies }, person) =>
    strategies.password && person.hasPassword ? addressesOf(person) : [],
})

/** A letter to whoever reads this address; as much work where that is nobody (ENUM-2). */
async function sendLetter(ctx: Context, subject: Subject, code: string | null): Promise<void> {
  const { mail } = ctx
  const { identifier, stage, user } = subject
  const about = letterheadFor(ctx, { locale: user?.locale })
  const withCode = (code: string) =>
    codeLetter(identifier, {
      code,
      about,
      purpose: PURPOSES[stage]!,
      isSecond: isSecondStep(stage),
    })
  if (code !== null) return mail.send(ctx, withCode(code))
  await sendWithout(ctx, subject, withCode('0'.repeat(CODE_DIGITS)))
}

/** A letter in the place of one that would prove something: to somebody who did not ask for it, in a language that is theirs. */
export async function sendWithout(
  ctx: Context,
  { identifier, stage, user }: Subject,
  letter: Letter,
): Promise<void> {
  const { mail } = ctx
  const about = letterheadFor(ctx, { locale: user?.locale, byStranger: true })
  if (isSignUp(stage) && user) return mail.send(ctx, accountExistsLetter(identifier, about))
  if (stage === 'profile') return mail.send(ctx, emailAddressTakenLetter(identifier, about))
  await mail.sendToNobody(ctx, letter)
}

const PURPOSES: { [At in Stage]?: Purpose } = {
  sign_in: 'sign_in',
  sign_up: 'confirm_address',
  reset_password: 'reset_password',
  second_factor: 'sign_in',
  client_trust: 'new_browser',
  reverification: 'confirm_person',
  profile: 'confirm_address',
  organization_domain: 'confirm_address',
}
