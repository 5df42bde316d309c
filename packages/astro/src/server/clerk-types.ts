import type { OrganizationDomainJSON } from '@dooryard/backend'
import type { SignedInAuthObject, SignedOutAuthObject } from '@dooryard/backend/internal'
import type { SMSMessageJSON } from '@dooryard/backend/webhooks'

// Types that pages may name, and that nothing here answers with.

/** Older: what `locals.auth()` answers with where sessions alone are asked for. */
export type GetAuthReturn = SignedInAuthObject | SignedOutAuthObject

/** A domain of an organization, by the names of objects; the client answers with it as it is on the wire. */
export interface OrganizationDomain
  extends Pick<OrganizationDomainJSON, 'id' | 'name' | 'verification'> {
  organizationId: string
  enrollmentMode: OrganizationDomainJSON['enrollment_mode']
  affiliationEmailAddress: string | null
  totalPendingInvitations: number
  totalPendingSuggestions: number
  createdAt: number
  updatedAt: number
}

/** A message to a phone, by the names of objects; webhooks have it as it is on the wire. */
export interface SMSMessage extends Pick<SMSMessageJSON, 'id' | 'message' | 'status' | 'data'> {
  fromPhoneNumber: string
  toPhoneNumber: string
  phoneNumberId: string | null
}
