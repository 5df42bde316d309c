import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { normalizeEmailAddress } from '../email-addresses/normalize.ts'
import { apiError } from '../http/api-error.ts'
import type { Identified } from '../strategies/strategy.ts'
import { loadUserByEmailAddress, loadUserByUsername } from '../users/load.ts'
import { normalizeUsername } from '../users/username.ts'

/**
 * Finds who an identifier belongs to. Only proven addresses count (OTP-13).
 *
 * @throws {ApiError} 422 for what is no identifier, and, unless accounts are kept secret, for one that nobody has.
 */
export async function identify(ctx: Context, typed: string): Promise<Identified> {
  const found = typed.includes('@')
    ? await identifyByEmailAddress(ctx.db, typed)
    : await identifyByUsername(ctx, typed)
  if (!found.owner && !ctx.settings.enumerationProtection) {
    throw apiError('form_identifier_not_found', { param: 'identifier' })
  }
  return found
}

async function identifyByEmailAddress(db: Db, typed: string): Promise<Identified> {
  const identifier = normalizeEmailAddress(typed)
  if (identifier === null) throw formatError('Enter a valid email address.')
  return { identifier, owner: await loadUserByEmailAddress(db, identifier) }
}

async function identifyByUsername({ db, settings }: Context, typed: string): Promise<Identified> {
  if (settings.identifiers.username === 'off') throw formatError('Enter a valid email address.')
  const identifier = normalizeUsername(typed)
  if (identifier === null) throw formatError('Enter a valid email address or username.')
  return { identifier, owner: await loadUserByUsername(db, identifier) }
}

const formatError = (longMessage: string) =>
  apiError('form_param_format_invalid', { param: 'identifier', longMessage })
