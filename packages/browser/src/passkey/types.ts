import type { ClerkResource, DeletedObjectResource } from '../core/resource.ts'
import type { VerificationResource } from '../verification/types.ts'

/** A passkey of the user. Frontend API §4.8. */
export interface PasskeyResource extends ClerkResource {
  id: string
  name: string | null
  verification: VerificationResource | null
  lastUsedAt: Date | null
  createdAt: Date
  updatedAt: Date
  update(params: { name: string }): Promise<PasskeyResource>
  delete(): Promise<DeletedObjectResource>
}

export interface AuthenticateWithPasskeyParams {
  /**
   * `autofill`: the browser offers passkeys in a field whose `autocomplete` ends with `webauthn`, and this waits until one is
   * picked. `discoverable`: it asks which one. Without: one of the account that the sign-in names.
   */
  flow?: 'autofill' | 'discoverable'
}
