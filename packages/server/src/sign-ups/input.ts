import type { Context } from '../context.ts'
import { normalizeEmailAddress } from '../email-addresses/normalize.ts'
import { findVerifiedEmailAddress } from '../email-addresses/storage.ts'
import { apiError } from '../http/api-error.ts'
import { readPhoneNumber } from '../phone-numbers/read.ts'
import { findVerifiedPhoneNumber } from '../phone-numbers/storage.ts'
import { limit } from '../rate-limits/rules.ts'
import { assertAllowedAddress, assertAllowedNumber } from '../restrictions/allowed.ts'
import { takenError } from '../users/identifiers.ts'
import { assertNewPassword } from '../users/new-password.ts'
import { findUserByUsername } from '../users/storage.ts'
import { requireUsername } from '../users/username.ts'
import type { SignUpRow } from './table.ts'

export interface SignUpInput {
  email_address?: string | undefined
  phone_number?: string | undefined
  username?: string | undefined
  password?: string | undefined
  first_name?: string | undefined
  last_name?: string | undefined
  unsafe_metadata?: Record<string, unknown> | undefined
  legal_accepted?: boolean | undefined
  locale?: string | undefined
}

/**
 * Checks what a sign-up form carries and turns it into columns. The slow part, hashing, comes last.
 *
 * @throws {ApiError} with the name of the first field at fault.
 */
export async function toColumns(
  ctx: Context,
  current: SignUpRow,
  input: SignUpInput,
): Promise<Partial<SignUpRow>> {
  const change: Partial<SignUpRow> = {
    ...(input.email_address && (await emailColumns(ctx, current, input.email_address))),
    ...(input.phone_number && (await phoneColumns(ctx, current, input.phone_number))),
    ...(input.username && { username: await checkUsername(ctx, input.username) }),
    ...(input.first_name && { first_name: checkName(ctx, 'first_name', input.first_name) }),
    ...(input.last_name && { last_name: checkName(ctx, 'last_name', input.last_name) }),
    ...(input.unsafe_metadata && { unsafe_metadata: JSON.stringify(input.unsafe_metadata) }),
    ...(input.locale && { locale: input.locale }),
    ...legalColumns(ctx, input.legal_accepted),
  }
  if (input.password) {
    change.password_digest = await hashPassword(ctx, { ...current, ...change }, input.password)
  }
  return change
}

/** Another address voids the proof of the former one. */
async function emailColumns(
  ctx: Context,
  current: SignUpRow,
  typed: string,
): Promise<Partial<SignUpRow>> {
  const emailAddress = normalizeEmailAddress(typed)
  if (emailAddress === null) {
    throw apiError('form_param_format_invalid', {
      param: 'email_address',
      longMessage: 'Enter a valid email address.',
    })
  }
  if (emailAddress === current.email_address) return {}
  if (current.invitation_id !== null) {
    throw apiError('form_param_value_invalid', {
      param: 'email_address',
      longMessage: 'The invitation is for another address.',
    })
  }
  await assertAllowedAddress(ctx, emailAddress)
  await limit(ctx, { rate: 'create', scope: 'sign_up', subject: emailAddress })
  const taken = await findVerifiedEmailAddress(ctx.db, emailAddress)
  // Under enumeration protection the owner learns of it by mail instead (ENUM-1).
  if (taken && !ctx.settings.enumerationProtection) {
    throw takenError('email_address')
  }
  return { email_address: emailAddress, email_verified_at: null }
}

/** Another number voids the proof of the former one. */
async function phoneColumns(
  ctx: Context,
  current: SignUpRow,
  typed: string,
): Promise<Partial<SignUpRow>> {
  const param = 'phone_number'
  if (ctx.settings.identifiers.phoneNumber === 'off')
    throw apiError('form_param_unknown', { param })
  const phoneNumber = await readPhoneNumber(ctx, typed)
  if (phoneNumber === current.phone_number) return {}
  await assertAllowedNumber(ctx, phoneNumber)
  await limit(ctx, { rate: 'create', scope: 'sign_up', subject: phoneNumber })
  const taken = await findVerifiedPhoneNumber(ctx.db, phoneNumber)
  // Under enumeration protection the owner learns of it by a message instead (ENUM-1).
  if (taken && !ctx.settings.enumerationProtection) throw takenError(param)
  return { phone_number: phoneNumber, phone_verified_at: null }
}

async function checkUsername(ctx: Context, typed: string): Promise<string> {
  const username = requireUsername(ctx.settings, typed)
  if (await findUserByUsername(ctx.db, username)) {
    throw takenError('username')
  }
  return username
}

function checkName(
  { settings: { names } }: Context,
  param: 'first_name' | 'last_name',
  value: string,
): string {
  const presence = param === 'first_name' ? names.firstName : names.lastName
  if (presence === 'off') throw apiError('form_param_unknown', { param })
  return value.trim()
}

function legalColumns(
  { settings, clock }: Context,
  accepted: boolean | undefined,
): Partial<SignUpRow> {
  if (accepted === undefined) return {}
  if (!accepted && settings.signUp.legalConsent) {
    throw apiError('legal_not_accepted', { param: 'legal_accepted' })
  }
  return accepted ? { legal_accepted_at: clock.now() } : {}
}

async function hashPassword(ctx: Context, person: SignUpRow, password: string): Promise<string> {
  if (!ctx.settings.strategies.password) {
    throw apiError('form_param_value_disabled', { param: 'password' })
  }
  const { email_address, phone_number, username, first_name, last_name } = person
  await assertNewPassword(ctx, password, {
    param: 'password',
    identifiers: [email_address, phone_number, username, first_name, last_name],
  })
  return ctx.passwords.hash(password)
}
