import { createHmac } from 'node:crypto'
import { IdPrefix, randomText, type SignInFactorJSON } from '@dooryard/protocol'
import type { EmailAddressRow } from '../email-addresses/table.ts'
import type { Settings } from '../settings/schema.ts'
import type { UserRow } from '../users/table.ts'

export interface FactorFacts {
  identifier: string
  user: UserRow | null
  emailAddresses: readonly EmailAddressRow[]
}

/** How the first factor can be proven. Under enumeration protection the account does not matter (ENUM-1). */
export function firstFactors(
  settings: Settings,
  facts: FactorFacts,
  codeKey: Buffer,
): SignInFactorJSON[] {
  if (settings.enumerationProtection) return factorsForAnybody(settings, facts, codeKey)
  const { user, emailAddresses } = facts
  if (!user) return []
  const addresses = emailAddresses
    .filter(({ verified_at }) => verified_at !== null)
    .map(({ id, email_address }) => ({
      id,
      email_address,
      primary: id === user.primary_email_address_id,
    }))
    // The address that was typed comes first: interfaces offer the first one.
    .sort((a, b) => rank(b, facts.identifier) - rank(a, facts.identifier))
  return listFactors(settings, addresses, { hasPassword: user.password_digest !== null })
}

interface Address {
  id: string
  email_address: string
  primary: boolean
}

const rank = ({ email_address, primary }: Address, identifier: string) =>
  (email_address === identifier ? 2 : 0) + (primary ? 1 : 0)

function factorsForAnybody(
  settings: Settings,
  { identifier, emailAddresses }: FactorFacts,
  codeKey: Buffer,
): SignInFactorJSON[] {
  if (!identifier.includes('@')) return listFactors(settings, [], { hasPassword: true })
  const own = emailAddresses.find(({ email_address }) => email_address === identifier)
  const id = own?.id ?? inventedId(identifier, codeKey)
  return listFactors(settings, [{ id, email_address: identifier, primary: true }], {
    hasPassword: true,
  })
}

function listFactors(
  { strategies }: Settings,
  addresses: readonly Address[],
  { hasPassword }: { hasPassword: boolean },
): SignInFactorJSON[] {
  const byMail = (strategy: string) =>
    addresses.map(({ id, email_address, primary }) => ({
      strategy,
      safe_identifier: email_address,
      email_address_id: id,
      ...(primary && { primary }),
    }))
  const canUsePassword = strategies.password && hasPassword
  return [
    ...(canUsePassword ? [{ strategy: 'password' }] : []),
    ...(strategies.emailCode ? byMail('email_code') : []),
    ...(canUsePassword ? byMail('reset_password_email_code') : []),
  ]
}

/** Always the same id for an address that nobody has, as for one that somebody has. */
function inventedId(identifier: string, codeKey: Buffer): string {
  let counter = 0
  const bytes = (length: number) =>
    createHmac('sha256', codeKey)
      .update(`id ${counter++} ${identifier}`)
      .digest()
      .subarray(0, length)
  return `${IdPrefix.identification}_${randomText(27, bytes)}`
}
