import type { ExternalAccountJSON } from '@dooryard/protocol'
import type { ShownAccount } from './table.ts'

/** Never with tokens (FED-9). `url`: the page of the provider, where it is about to be connected. Frontend API §4.8. */
export function externalAccountJSON(
  account: ShownAccount,
  url: string | null = null,
): ExternalAccountJSON {
  const { error } = account
  const isConnected = account.subject !== null && !error && !url
  return {
    object: 'external_account',
    id: account.id,
    provider: account.strategy,
    identification_id: account.id,
    provider_user_id: account.subject ?? '',
    approved_scopes: account.scopes,
    email_address: account.emailAddress ?? '',
    email_address_verified: account.emailVerified,
    first_name: account.firstName ?? '',
    last_name: account.lastName ?? '',
    image_url: account.imageUrl ?? '',
    avatar_url: account.imageUrl ?? '',
    username: account.username,
    phone_number: null,
    public_metadata: {},
    label: null,
    verification: {
      object: 'verification_oauth',
      status: isConnected ? 'verified' : error && !url ? 'failed' : 'unverified',
      strategy: account.strategy,
      attempts: null,
      expire_at: null,
      external_verification_redirect_url: url,
      error: url ? null : error,
    },
    created_at: account.createdAt,
    updated_at: account.updatedAt,
  }
}
