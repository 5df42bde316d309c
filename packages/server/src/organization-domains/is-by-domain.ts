import type { Context } from '../context.ts'
import { domainOfAddress } from '../email-addresses/normalize.ts'
import { provenAddresses } from '../invitations/accept-as-member.ts'
import type { UserWithEmails } from '../users/view.ts'
import { findDomain } from './storage.ts'
import type { SuggestionRow } from './table.ts'

/** Whether a domain is proven by which an organization was suggested to somebody, and an address of theirs within it (AZ-10). */
export async function isByDomain(
  { db }: Context,
  { domain_id }: SuggestionRow,
  person: UserWithEmails,
): Promise<boolean> {
  const domain = domain_id === null ? null : await findDomain(db, domain_id)
  if (!domain?.verified_at) return false
  return provenAddresses(person).some((address) => domainOfAddress(address) === domain.name)
}
