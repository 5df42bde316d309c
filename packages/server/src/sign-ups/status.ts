import type { SignUpStatus } from '@dooryard/protocol'
import type { Settings } from '../settings/schema.ts'
import type { SignUpRow } from './table.ts'

export type SignUpRecord = Pick<
  SignUpRow,
  | 'email_address'
  | 'email_verified_at'
  | 'phone_number'
  | 'phone_verified_at'
  | 'username'
  | 'first_name'
  | 'last_name'
  | 'legal_accepted_at'
  | 'created_user_id'
  | 'abandon_at'
> & { has_password: boolean; has_account: boolean }

export interface SignUpNeeds {
  status: SignUpStatus
  required_fields: string[]
  optional_fields: string[]
  missing_fields: string[]
  unverified_fields: string[]
}

/** What a sign-up still needs. Frontend API §5.2. */
export function signUpNeeds(settings: Settings, record: SignUpRecord, now: number): SignUpNeeds {
  const { has_account } = record
  // Whoever signs up by an account elsewhere signs in by it: no password is asked for.
  const required = fieldsThatAre(settings, 'required', { asksPassword: !has_account })
  const { has_password: password, legal_accepted_at: legal_accepted } = record
  const given: Record<string, unknown> = { ...record, password, legal_accepted }
  const missing = required.filter((field) => !given[field])
  const unverified = [
    ...(record.email_address && record.email_verified_at === null ? ['email_address'] : []),
    ...(record.phone_number && record.phone_verified_at === null ? ['phone_number'] : []),
  ]
  return {
    status: statusOf(record, { isDone: missing.length + unverified.length === 0, now }),
    required_fields: required,
    optional_fields: fieldsThatAre(settings, 'optional'),
    missing_fields: record.created_user_id === null ? missing : [],
    unverified_fields: unverified,
  }
}

function statusOf(
  { created_user_id, abandon_at }: SignUpRecord,
  { isDone, now }: { isDone: boolean; now: number },
): SignUpStatus {
  if (created_user_id !== null || isDone) return 'complete'
  return abandon_at <= now ? 'abandoned' : 'missing_requirements'
}

function fieldsThatAre(
  { identifiers, names, strategies, signUp }: Settings,
  wanted: 'required' | 'optional',
  { asksPassword = true } = {},
): string[] {
  const fields: [field: string, presence: string][] = [
    ['email_address', identifiers.emailAddress],
    ['phone_number', identifiers.phoneNumber],
    ['username', identifiers.username],
    ['password', strategies.password && asksPassword ? 'required' : 'off'],
    ['first_name', names.firstName],
    ['last_name', names.lastName],
    ['legal_accepted', signUp.legalConsent ? 'required' : 'off'],
  ]
  return fields.filter(([, presence]) => presence === wanted).map(([field]) => field)
}
