import type { SignInFactorJSON } from '@dooryard/protocol'
import { apiError } from '../http/api-error.ts'
import type { UserWithEmails } from '../users/view.ts'
import type { Person } from './strategy.ts'

/** What offers depend on. Interfaces offer the first address: the one that was typed, else the primary one. */
export function personOf(
  { user, emailAddresses, externalAccounts }: UserWithEmails,
  identifier = '',
): Person {
  const rank = ({ email_address, primary }: Person['emailAddresses'][number]) =>
    (email_address === identifier ? 2 : 0) + (primary ? 1 : 0)
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
        email_address,
        primary: id === user.primary_email_address_id,
      }))
      .sort((a, b) => rank(b) - rank(a)),
  }
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
