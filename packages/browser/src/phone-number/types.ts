import type { ClerkResource } from '../core/resource.ts'
import type { VerificationResource } from '../verification/types.ts'

/** A phone number of the user. Frontend API §4.8. */
export interface PhoneNumberResource extends ClerkResource {
  id: string
  /** In E.164: `+12025550143`. */
  phoneNumber: string
  verification: VerificationResource
  /** It is a second factor, and finds nobody. */
  reservedForSecondFactor: boolean
  /** Of the second factors the one that is asked for first. */
  defaultSecondFactor: boolean
  linkedTo: { id: string; type: string }[]
  /** Made along with the first second factor, and shown this once. */
  backupCodes?: string[]
  /** Adds it once more, where it was removed. */
  create(): Promise<PhoneNumberResource>
  /** Sends a code by text message. */
  prepareVerification(): Promise<PhoneNumberResource>
  attemptVerification(params: { code: string }): Promise<PhoneNumberResource>
  /** Makes it a second factor, or no longer one. */
  setReservedForSecondFactor(params: { reserved: boolean }): Promise<PhoneNumberResource>
  makeDefaultSecondFactor(): Promise<PhoneNumberResource>
  destroy(): Promise<void>
  toString(): string
}
