import { apiError } from '../http/api-error.ts'
import { optional, text } from '../http/fields.ts'
import { connectionsOf, isConnectionName } from '../providers/connections.ts'
import type { Settings } from '../settings/schema.ts'
import { type Person, strategy } from './strategy.ts'

/**
 * An account at a provider: `oauth_google`, `oauth_custom_acme`. It says by itself whose it is, is not guessable, so that a
 * lock does not stop it (RATE-2), and comes back by the callback of `federation`; here it can only be named.
 */
export const oauth = strategy({
  name: 'oauth_any',
  names: isConnectionName,
  leaves: true,
  fields: {
    prepare: {
      oidc_prompt: optional(text({ max: 64 })),
      oidc_login_hint: optional(text({ max: 320 })),
    },
    attempt: {},
  },
  proves: 'possession',
  offers: {
    sign_in: (settings, person) => namedBy(settings, person).map((name) => ({ strategy: name })),
    sign_up: () => [],
  },
  attempt: async () => apiError('verification_strategy_invalid'),
})

/** Those that somebody has an account at. */
function namedBy(settings: Settings, { connections = [] }: Person): string[] {
  return connectionsOf(settings).flatMap(({ strategy: name }) =>
    connections.includes(name) ? [name] : [],
  )
}
