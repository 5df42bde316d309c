import type { Context } from '../context.ts'
import { domainOfAddress } from '../email-addresses/normalize.ts'
import type { UserWithEmails } from '../users/view.ts'
import { findDomain } from './storage.ts'
import type { SuggestionRow } from './table.ts'

/** Whether a domain is proven by which an organization was suggested to somebody, and an address of theirs within it (AZ-10). */
export async function isByDomain(
  { db }: Context,
  { domain_id }: SuggestionRow,
  { emailAddresses }: UserWithEmails,
): Promise<boolean> {
  const domain = domain_id === null ? null : await findDomain(db, domain_id)
  return (
    domain !== null &&
    domain.verified_at !== null &&
    emailAddresses.some(
      ({ verified_at, email_address }) =>
        verified_at !== null && domainOfAddress(email_address) === domain.name,
    )
  )
}
