import { type ApiError, apiError } from '../http/api-error.ts'
import { matchKey } from '../restrictions/match-key.ts'
import type { ListedIdentifierRow } from '../restrictions/table.ts'

type Identifier = Pick<ListedIdentifierRow, 'identifier' | 'identifier_type' | 'match_key'>

/**
 * An address (`ada@example.com`), all of a domain (`*@example.com`, `@example.com`, `example.com`), or a number (`+12025550143`).
 *
 * @throws {ApiError} 422 for anything else.
 */
export async function readIdentifier(typed: string): Promise<Identifier> {
  const identifier = typed.trim()
  const key = await matchKey(identifier)
  if (key === null) throw refused()
  const isNumber = key.startsWith('+') && !key.includes('@')
  const type = isNumber ? 'phone_number' : 'email_address'
  return { identifier, identifier_type: type, match_key: key }
}

/** Whether it is one person's, and no domain. */
export const isAddress = ({ match_key }: Identifier): boolean => match_key.includes('@')

const refused = (): ApiError =>
  apiError('form_param_format_invalid', {
    param: 'identifier',
    longMessage: 'Use an address, a domain such as @example.com, or a number such as +12025550143.',
  })
