import { normalizeDomain } from '../email-addresses/normalize.ts'
import { apiError } from '../http/api-error.ts'
import { type Kind, text } from '../http/fields.ts'
import type { Settings } from '../settings/schema.ts'
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
export function assertUsableDomain({ restrictions }: Settings, name: string): void {
  if (isPublicProvider(name)) throw apiError('organization_domain_common', { param: 'name' })
  const isBlocked = restrictions.blocklist.some((entry) => entry.replace(/^[*@]+/, '') === name)
  if (isBlocked) throw apiError('organization_domain_blocked', { param: 'name' })
}
