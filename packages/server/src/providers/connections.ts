import { PROVIDERS, type ProviderId } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import type { Settings } from '../settings/schema.ts'
import { type CustomProvider, isRegistered, type KnownProvider } from '../settings/social.ts'
import type { Provider } from './provider.ts'
import { providers } from './table.ts'

/** A provider as this instance uses it. */
export interface Connection {
  /** `oauth_google`, `oauth_custom_acme`. */
  strategy: string
  provider: Provider
  /** Null: nobody registered the site, and the development provider stands in (`development.ts`). */
  registration: KnownProvider | CustomProvider | null
  scopes: readonly string[]
  /** All but the issuer is discovered. */
  isDiscovered: boolean
}

const CUSTOM = 'oauth_custom_'

/** Every name that a strategy of this family can have. */
export const isConnectionName = (name: string): boolean =>
  name.startsWith(CUSTOM)
    ? /^[a-z0-9_]{1,40}$/.test(name.slice(CUSTOM.length))
    : (PROVIDERS as readonly string[]).includes(name.replace(/^oauth_/, '')) &&
      name.startsWith('oauth_')

const made = new WeakMap<object, readonly Connection[]>()

/** All that the settings name, in the order in which they are offered. The same objects as long as the settings are the same. */
export function connectionsOf({ social }: Pick<Settings, 'social'>): readonly Connection[] {
  const before = made.get(social)
  if (before) return before
  const known = PROVIDERS.flatMap((id) => (social[id] ? [toKnown(id, social[id])] : []))
  const connections = [
    ...known,
    ...Object.entries(social.custom).map(([slug, entry]) => toCustom(slug, entry)),
  ]
  made.set(social, connections)
  return connections
}

/**
 * @throws {ApiError} 400 unless the settings name it and it can be used here: one without a registration works in
 * development alone.
 */
export function requireConnection(
  { settings, development }: Pick<Context, 'settings' | 'development'>,
  strategy: string,
): Connection {
  const connection = connectionsOf(settings).find((one) => one.strategy === strategy)
  if (!connection || (connection.registration === null && !development)) {
    throw apiError('oauth_provider_not_enabled', { param: 'strategy' })
  }
  return connection
}

function toKnown(id: ProviderId, entry: KnownProvider): Connection {
  const known = providers[id]
  const tenant = entry.tenant ?? ''
  const filled = (text: string) => text.replace('{tenant}', tenant)
  const provider: Provider = {
    ...known,
    issuer: filled(known.issuer),
    authorize: filled(known.authorize),
    token: filled(known.token),
    ...(known.jwks && { jwks: filled(known.jwks) }),
  }
  return {
    strategy: `oauth_${id}`,
    provider,
    registration: isRegistered(entry) ? entry : null,
    scopes: [...known.scopes.split(' ').filter(Boolean), ...entry.scopes],
    isDiscovered: false,
  }
}

function toCustom(slug: string, entry: CustomProvider): Connection {
  const { issuer, authorizeUrl = '', tokenUrl = '', userinfoUrl } = entry
  const provider: Provider = {
    name: entry.name,
    color: '#52525b',
    issuer: issuer ?? authorizeUrl,
    authorize: authorizeUrl,
    token: tokenUrl,
    ...(userinfoUrl && { userinfo: userinfoUrl }),
    scopes: '',
    ...(entry.clientAuthentication === 'basic' && { authentication: 'basic' }),
    ...(!entry.pkce && { pkce: false }),
    vouches: entry.trustsEmail,
    fields: entry.fields,
  }
  return {
    strategy: `${CUSTOM}${slug}`,
    provider,
    registration: isRegistered(entry) ? entry : null,
    scopes: entry.scopes,
    isDiscovered: issuer !== undefined,
  }
}
