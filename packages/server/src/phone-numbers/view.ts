import type { PhoneNumberJSON, VerificationJSON } from '@dooryard/protocol'
import type { PhoneNumberRow } from './table.ts'

/** `pending`: a proof under way. */
export function phoneNumberJSON(
  row: PhoneNumberRow,
  {
    pending = null,
    backupCodes,
  }: { pending?: VerificationJSON | null; backupCodes?: readonly string[] | null } = {},
): PhoneNumberJSON {
  return {
    object: 'phone_number',
    id: row.id,
    phone_number: row.phone_number,
    reserved_for_second_factor: row.reserved_for_second_factor === 1,
    default_second_factor: row.default_second_factor === 1,
    reserved: row.reserved === 1,
    verification: row.verified_at === null ? pending : provenJSON(row),
    linked_to: [],
    ...(backupCodes && { backup_codes: [...backupCodes] }),
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

const provenJSON = ({ verification_strategy: strategy }: PhoneNumberRow): VerificationJSON => ({
  object: strategy === 'admin' ? 'verification_admin' : 'verification_otp',
  status: 'verified',
  strategy: strategy ?? 'admin',
  attempts: null,
  expire_at: null,
})
