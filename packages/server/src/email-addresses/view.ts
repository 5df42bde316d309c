import type { EmailAddressJSON, VerificationJSON } from '@dooryard/protocol'
import type { ShownAccount } from '../external-accounts/table.ts'
import type { EmailAddressRow } from './table.ts'

/** With the accounts at providers that have the address too. `proof`: under way. */
export function emailAddressJSON(
  row: EmailAddressRow,
  accounts: readonly ShownAccount[] = [],
  proof: VerificationJSON | null = null,
): EmailAddressJSON {
  return {
    object: 'email_address',
    id: row.id,
    email_address: row.email_address,
    reserved: row.reserved === 1,
    verification:
      row.verified_at === null
        ? proof
        : {
            object: verificationObject(row.verification_strategy),
            status: 'verified',
            strategy: row.verification_strategy ?? 'admin',
            attempts: null,
            expire_at: null,
          },
    linked_to: accounts
      .filter(({ emailAddress }) => emailAddress === row.email_address)
      .map(({ id, strategy }) => ({ id, type: strategy })),
    matches_sso_connection: false,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

function verificationObject(strategy: string | null): string {
  if (strategy === 'email_code') return 'verification_otp'
  if (strategy === 'email_link') return 'verification_email_link'
  if (strategy?.startsWith('from_')) return 'verification_from_oauth'
  return strategy === 'ticket' ? 'verification_ticket' : 'verification_admin'
}
