import type { SignInFactorJSON } from '@dooryard/protocol'
import { maskedAddress } from '../email-addresses/normalize.ts'
import { apiError } from '../http/api-error.ts'
import { maskedNumber } from '../phone-numbers/normalize.ts'
import type { UserWithEmails } from '../users/view.ts'
import type { Identified, Person } from './strategy.ts'

/**
 * What offers depend on. Interfaces offer the first address: the one that was typed, else the primary one. Who typed nothing is
 * signed in, and sees addresses of their own.
 */
export function personOf(
  { user, emailAddresses, externalAccounts, phoneNumbers }: UserWithEmails,
  identifier?: string,
): Person {
  const rank = ({ shown, primary }: Person['emailAddresses'][number]) =>
    (shown === identifier ? 2 : 0) + (primary ? 1 : 0)
  const isShown = (address: string) => identifier === undefined || address === identifier
  return {
    hasPassword: user.password_digest !== null,
    hasTotp: user.totp_enabled === 1,
    hasBackupCodes: user.backup_code_enabled === 1,
    hasPasskeys: user.passkeys !== null,
    connections: externalAccounts.flatMap(({ strategy, subject }) => (subject ? [strategy] : [])),
    emailAddresses: emailAddresses
      .filter(({ verified_at }) => verified_at !== null)
      .map(({ id, email_address }) => ({
        id,
        // Whoever typed it knows it; others see which of their own it is.
        shown: isShown(email_address) ? email_address : maskedAddress(email_address),
        primary: id === user.primary_email_address_id,
      }))
      .sort((a, b) => rank(b) - rank(a)),
    phoneNumbers: phoneNumbers
      .filter(({ verified_at }) => verified_at !== null)
      .map((row) => ({
        id: row.id,
        shown: row.phone_number === identifier ? identifier : maskedNumber(row.phone_number),
        primary: row.id === user.primary_phone_number_id,
        isSecondFactor: row.reserved_for_second_factor === 1,
        isDefault: row.default_second_factor === 1,
      }))
      .sort((a, b) => rankOfNumber(b, identifier) - rankOfNumber(a, identifier)),
  }
}

const rankOfNumber = (number: Person['phoneNumbers'][number], identifier?: string) =>
  (number.shown === identifier ? 4 : 0) + (number.isDefault ? 2 : 0) + (number.primary ? 1 : 0)

/** Where something is sent for a factor; of somebody who is not there, what was typed. */
export function targetOf(
  { email_address_id: address, phone_number_id: number }: SignInFactorJSON,
  { identifier, owner }: Identified,
): string {
  const id = address ?? number
  if (id === undefined) return ''
  return (
    owner?.emailAddresses.find((own) => own.id === id)?.email_address ??
    owner?.phoneNumbers.find((own) => own.id === id)?.phone_number ??
    identifier
  )
}

/**
 * The first factor of which all that was said is true.
 *
 * @throws {ApiError} 422 naming what is true of none.
 */
export function chooseFactor(
  factors: readonly SignInFactorJSON[],
  wanted: Record<string, unknown>,
): SignInFactorJSON {
  const untrue = (factor: SignInFactorJSON) =>
    Object.entries(factor).find(([name, value]) => (wanted[name] ?? value) !== value)
  const chosen = factors.find((factor) => !untrue(factor))
  if (!chosen) throw apiError('form_resource_not_found', { param: untrue(factors[0]!)![0] })
  return chosen
}
