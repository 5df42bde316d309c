import type { Context } from '../context.ts'
import { normalizeDomain } from '../email-addresses/normalize.ts'
import { apiError } from '../http/api-error.ts'
import { type Kind, text } from '../http/fields.ts'
import { isDisposable } from '../restrictions/disposable.ts'
import { keyOf } from '../restrictions/match-key.ts'
import { listsOf } from '../restrictions/storage.ts'
import { isPublicProvider } from './public-providers.ts'

/** In the one form in which it is stored and compared (OTP-11). */
export const domainName: Kind<string> = (raw, encoding) => {
  const result = text({ max: 253 })(raw, encoding)
  if ('problem' in result) return result
  const value = normalizeDomain(result.value.trim())
  if (value !== null) return { value }
  return { problem: 'form_param_format_invalid', longMessage: 'Use a domain such as example.com.' }
}

/**
 * Everybody can have an address of a provider: it says nothing of where somebody belongs (AZ-10).
 *
 * @throws {ApiError} 422 for a domain of everybody, or one that the site keeps out.
 */
export async function assertUsableDomain(
  { db, settings: { restrictions } }: Pick<Context, 'db' | 'settings'>,
  name: string,
): Promise<void> {
  if (isPublicProvider(name)) throw apiError('organization_domain_common', { param: 'name' })
  const isStored = restrictions.storedBlocklist && (await listsOf(db, [name])).has('block')
  const blocked = await Promise.all(restrictions.blocklist.map(keyOf))
  if (isStored || blocked.includes(name) || (await isDisposable(name))) {
    throw apiError('organization_domain_blocked', { param: 'name' })
  }
}
