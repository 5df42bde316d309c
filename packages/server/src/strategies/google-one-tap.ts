import { apiError } from '../http/api-error.ts'
import { optional, text } from '../http/fields.ts'
import { strategy } from './strategy.ts'

/**
 * A token that Google hands a page of the site: it says by itself whose account there it is of. What follows is that of
 * somebody who comes back from Google; it is brought, never offered.
 */
export const googleOneTap = strategy({
  name: 'google_one_tap',
  brings: 'oauth_google',
  fields: { prepare: {}, attempt: { token: optional(text({ max: 8192 })) } },
  proves: 'possession',
  offers: { sign_in: () => [], sign_up: () => [] },
  attempt: async () => apiError('verification_strategy_invalid'),
})
