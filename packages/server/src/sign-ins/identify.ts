import type { Context } from '../context.ts'
import { normalizeEmailAddress } from '../email-addresses/normalize.ts'
import { apiError } from '../http/api-error.ts'
import { looksLikePhoneNumber } from '../phone-numbers/normalize.ts'
import { readPhoneNumber } from '../phone-numbers/read.ts'
import type { Identified } from '../strategies/strategy.ts'
import { loadUserByEmailAddress, loadUserByPhoneNumber, loadUserByUsername } from '../users/load.ts'
import { normalizeUsername } from '../users/username.ts'

/**
 * Finds who an identifier belongs to. Only proven addresses count (OTP-13).
 *
 * @throws {ApiError} 422 for what is no identifier, and, unless accounts are kept secret, for one that nobody has.
 */
export async function identify(ctx: Context, typed: string): Promise<Identified> {
  const found = await find(ctx, typed)
  if (!found.owner && !ctx.settings.enumerationProtection) {
    throw apiError('form_identifier_not_found', { param: 'identifier' })
  }
  return found
}

function find(ctx: Context, typed: string): Promise<Identified> {
  if (typed.includes('@')) return identifyByEmailAddress(ctx, typed)
  const isNumber = ctx.settings.identifiers.phoneNumber !== 'off' && looksLikePhoneNumber(typed)
  return isNumber ? identifyByPhoneNumber(ctx, typed) : identifyByUsername(ctx, typed)
}

async function identifyByPhoneNumber(ctx: Context, typed: string): Promise<Identified> {
  const identifier = await readPhoneNumber(ctx, typed, 'identifier')
  return { identifier, owner: await loadUserByPhoneNumber(ctx, identifier) }
}

async function identifyByEmailAddress(ctx: Context, typed: string): Promise<Identified> {
  const identifier = normalizeEmailAddress(typed)
  if (identifier === null) throw formatError('Enter a valid email address.')
  return { identifier, owner: await loadUserByEmailAddress(ctx, identifier) }
}

async function identifyByUsername(ctx: Context, typed: string): Promise<Identified> {
  const { username, phoneNumber } = ctx.settings.identifiers
  const others = [
    ...(username === 'off' ? [] : ['username']),
    ...(phoneNumber === 'off' ? [] : ['phone number']),
  ]
  const advice = `Enter a valid ${['email address', ...others].join(' or ')}.`
  if (username === 'off') throw formatError(advice)
  const identifier = normalizeUsername(typed)
  if (identifier === null) throw formatError(advice)
  return { identifier, owner: await loadUserByUsername(ctx, identifier) }
}

const formatError = (longMessage: string) =>
  apiError('form_param_format_invalid', { param: 'identifier', longMessage })
