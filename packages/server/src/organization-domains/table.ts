import type { OrganizationEnrollmentMode } from '@dooryard/protocol'
import type { Selectable } from 'kysely'

/** A domain by whose addresses people come into an organization. */
interface OrganizationDomainTable {
  id: string
  organization_id: string
  /** Normalised, in ASCII. */
  name: string
  enrollment_mode: OrganizationEnrollmentMode
  /** Since when one of the two proofs is there: one organization at a time has a domain. */
  verified_at: number | null
  /** Somebody there reads mail of the domain. */
  affiliation_email_address: string | null
  affiliation_verified_at: number | null
  /** What has to stand in the DNS, where everybody sees it. */
  ownership_token: string | null
  ownership_expire_at: number | null
  ownership_attempts: number
  ownership_strategy: 'txt' | 'manual_override' | null
  ownership_verified_at: number | null
  created_at: number
  updated_at: number
}

/** An organization that somebody may ask to join, and their request once they have. */
interface OrganizationSuggestionTable {
  id: string
  request_id: string
  organization_id: string
  /** Null once it is gone; a request outlasts it. */
  domain_id: string | null
  user_id: string
  status: 'pending' | 'requested' | 'accepted' | 'rejected'
  requested_at: number | null
  created_at: number
  updated_at: number
}

export type DomainRow = Selectable<OrganizationDomainTable>
export type SuggestionRow = Selectable<OrganizationSuggestionTable>

declare module '../db/database.ts' {
  interface Database {
    organization_domains: OrganizationDomainTable
    organization_suggestions: OrganizationSuggestionTable
  }
}
