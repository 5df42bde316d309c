import type { ClerkResource } from '../core/resource.ts'
import type { VerificationResource } from '../verification/types.ts'

export interface CreateExternalAccountParams {
  /** `oauth_google`, `oauth_custom_acme`, … */
  strategy?: string
  enterpriseConnectionId?: string
  /** Where to come back to. Default: this page. */
  redirectUrl?: string
  /** Rights beyond those that the settings ask for. */
  additionalScopes?: string[]
  oidcPrompt?: string
  oidcLoginHint?: string
}

export type ReauthorizeExternalAccountParams = Omit<
  CreateExternalAccountParams,
  'strategy' | 'enterpriseConnectionId'
>

/** An account of the user at a provider. Frontend API §4.8. */
export interface ExternalAccountResource extends ClerkResource {
  id: string
  identificationId: string
  /** `google`, `custom_acme`. */
  provider: string
  providerUserId: string
  emailAddress: string
  approvedScopes: string
  firstName: string
  lastName: string
  imageUrl: string
  username?: string
  phoneNumber?: string
  publicMetadata: Record<string, unknown>
  label?: string
  /** `externalVerificationRedirectURL`: the page of the provider that the browser is to go to, of one that is being connected. */
  verification: VerificationResource | null
  /** Connects it again, or asks for more rights; then the browser goes to the page of the provider. */
  reauthorize(params: ReauthorizeExternalAccountParams): Promise<ExternalAccountResource>
  /** Goes to the page of the provider where it is connected (beyond Clerk's). Throws `provider_page_missing` where none is due. */
  startRedirect(): Promise<void>
  /** Takes it away from the user. */
  destroy(): Promise<void>
  providerSlug(): string
  providerTitle(): string
  /** What the account is called by. */
  accountIdentifier(): string
}
