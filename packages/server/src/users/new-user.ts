import { MINUTE } from '../clock.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { readPhoneNumber } from '../phone-numbers/read.ts'
import type { NewUser } from './create-user.ts'
import type { CreateUserInput } from './fields.ts'
import { serializeMetadata } from './metadata.ts'
import { toPasswordDigest } from './password-input.ts'
import { toProfileChange } from './profile.ts'

/**
 * A user as the site's own server wants them: addresses are taken as proven, no mail is sent.
 *
 * @throws {ApiError} 422 naming the field that is missing or invalid.
 */
export async function toNewUser(ctx: Context, input: CreateUserInput): Promise<NewUser> {
  assertRequirements(ctx, input)
  const emailAddresses = toEmailAddresses(ctx, input)
  const phoneNumbers = await toPhoneNumbers(ctx, input)
  const { public_metadata, private_metadata, unsafe_metadata } = input
  const metadata = serializeMetadata({ public_metadata, private_metadata, unsafe_metadata })
  // Nothing is cleared of somebody who is new.
  const profile = toProfileChange(ctx, { ...input, username: input.username || undefined })
  const addresses = [
    ...(input.email_address ?? []),
    ...phoneNumbers.map(({ phone_number }) => phone_number),
  ]
  const password_digest = await toPasswordDigest(ctx, input, [...addresses, input.username])
  const lockEnd = ctx.clock.now() + ctx.settings.lockout.minutes * MINUTE
  return {
    emailAddresses,
    phoneNumbers,
    columns: {
      ...profile,
      ...metadata,
      password_digest,
      banned: Number(input.banned ?? false),
      locked_until: input.locked ? lockEnd : null,
    },
  }
}

/** What this instance asks of everybody, unless the caller says that this user is an exception. */
function assertRequirements({ settings }: Context, input: CreateUserInput): void {
  if (input.skip_user_requirement) return
  const { identifiers, names, strategies, signUp } = settings
  const hasPassword = Boolean(input.password ?? input.password_digest)
  const missing = [
    input.email_address?.length || input.phone_number?.length || input.username
      ? ''
      : 'email_address',
    identifiers.phoneNumber === 'required' && !input.phone_number?.length ? 'phone_number' : '',
    identifiers.username === 'required' && !input.username ? 'username' : '',
    names.firstName === 'required' && !input.first_name ? 'first_name' : '',
    names.lastName === 'required' && !input.last_name ? 'last_name' : '',
    strategies.password && !hasPassword && !input.skip_password_requirement ? 'password' : '',
    signUp.legalConsent && !input.legal_accepted_at && !input.skip_legal_checks
      ? 'legal_accepted_at'
      : '',
  ].filter(Boolean)
  if (missing.length === 0) return
  throw apiError('form_data_missing', {
    param: missing[0]!,
    longMessage: `This instance needs ${missing.join(', ')} of every user.`,
    meta: { param_names: missing },
  })
}

async function toPhoneNumbers(ctx: Context, input: CreateUserInput) {
  const { phone_number: typed = [], phone_number_identification_status: statuses } = input
  const numbers = await Promise.all(typed.map((each) => readPhoneNumber(ctx, each)))
  return withStatuses(ctx, 'phone_number', { values: numbers, statuses }).map(
    ({ value: phone_number, ...status }) => ({ phone_number, ...status }),
  )
}

function toEmailAddresses(ctx: Context, input: CreateUserInput): NewUser['emailAddresses'] {
  const { email_address: values = [], email_address_identification_status: statuses } = input
  return withStatuses(ctx, 'email_address', { values, statuses }).map(
    ({ value: email_address, ...status }) => ({ email_address, ...status }),
  )
}

function withStatuses(
  ctx: Context,
  param: 'email_address' | 'phone_number',
  { values, statuses }: { values: string[]; statuses: string[] | undefined },
) {
  if (statuses && statuses.length !== values.length) {
    throw apiError('form_param_value_invalid', {
      param: `${param}_identification_status`,
      longMessage: 'Give one status for each of them.',
    })
  }
  if (new Set(values).size < values.length) {
    throw apiError('form_param_duplicate', { param })
  }
  const proven = { verified_at: ctx.clock.now(), verification_strategy: 'admin', reserved: 0 }
  const reserved = { verified_at: null, verification_strategy: null, reserved: 1 }
  return values.map((value, index) => ({
    value,
    ...(statuses?.[index] === 'reserved' ? reserved : proven),
  }))
}
