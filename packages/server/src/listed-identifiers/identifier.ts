import { normalizeDomain, normalizeEmailAddress } from '../email-addresses/normalize.ts'
import { type ApiError, apiError } from '../http/api-error.ts'
import { normalizePhoneNumber } from '../phone-numbers/normalize.ts'
import type { ListedIdentifierRow } from '../restrictions/table.ts'

type Identifier = Pick<ListedIdentifierRow, 'identifier' | 'identifier_type' | 'match_key'>

/**
 * An address (`ada@example.com`), all of a domain (`*@example.com`, `@example.com`, `example.com`), or a number (`+12025550143`).
 *
 * @throws {ApiError} 422 for anything else.
 */
export async function readIdentifier(typed: string): Promise<Identifier> {
  const identifier = typed.trim()
  if (identifier.startsWith('+')) {
    const known = await normalizePhoneNumber(identifier)
    if (!known) throw refused()
    return { identifier, identifier_type: 'phone_number', match_key: known.phoneNumber }
  }
  const whole = identifier.replace(/^\*?@/, '')
  const isDomain = !whole.includes('@')
  const key = isDomain ? normalizeDomain(whole) : normalizeEmailAddress(identifier)
  if (key === null) throw refused()
  return { identifier, identifier_type: 'email_address', match_key: key }
}

/** Whether it is one person's, and no domain. */
export const isAddress = ({ match_key }: Identifier): boolean => match_key.includes('@')

const refused = (): ApiError =>
  apiError('form_param_format_invalid', {
    param: 'identifier',
    longMessage: 'Use an address, a domain such as @example.com, or a number such as +12025550143.',
  })
