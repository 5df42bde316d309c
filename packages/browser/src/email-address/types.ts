import type { ClerkResource } from '../core/resource.ts'
import type { EmailLinkFlow, VerificationResource } from '../verification/types.ts'

export interface EmailAddressResource extends ClerkResource {
  id: string
  emailAddress: string
  verification: VerificationResource
  matchesSsoConnection: boolean
  linkedTo: { id: string; type: string }[]
  /** Adds it once more, where it was removed. */
  create(): Promise<EmailAddressResource>
  prepareVerification(params: {
    strategy: 'email_code' | 'email_link' | 'enterprise_sso'
    redirectUrl?: string
  }): Promise<EmailAddressResource>
  /** Resolves when the link was opened, or is void. */
  createEmailLinkFlow(): EmailLinkFlow<{ redirectUrl: string }, EmailAddressResource>
  /** Until a link was opened, or is void; the address stays as it was until `reload`. */
  waitUntilOpened(signal?: AbortSignal): Promise<void>
  attemptVerification(params: { code: string }): Promise<EmailAddressResource>
  destroy(): Promise<void>
  toString(): string
}
