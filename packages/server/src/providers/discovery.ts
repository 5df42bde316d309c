import * as oauth from 'oauth4webapi'
import { HOUR, isRecent } from '../clock.ts'
import type { Connection } from './connections.ts'
import type { Provider } from './provider.ts'
import { optionsOf, type ProviderContext } from './requests.ts'

/** Algorithms of which one may sign an ID token: neither none, nor one whose key is the client's secret (FED-3). */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]

interface Known {
  at: number
  server: Promise<oauth.AuthorizationServer>
}

const servers = new WeakMap<Connection, Known>()
const signingKeys = new WeakMap<Connection, oauth.JWKSCacheInput>()

/** Those that its ID tokens were signed with, as they were seen last. */
export function keysOf(connection: Connection): oauth.JWKSCacheInput {
  const known = signingKeys.get(connection) ?? {}
  signingKeys.set(connection, known)
  return known
}

/** What is known of the provider's server: as the table says, or as it says itself, at most an hour ago. */
export function discovered(
  ctx: ProviderContext,
  connection: Connection,
): Promise<oauth.AuthorizationServer> {
  const now = ctx.clock.now()
  const before = servers.get(connection)
  if (before && isRecent(before.at, { now, length: HOUR })) return before.server
  const server = connection.isDiscovered
    ? discover(ctx, connection)
    : Promise.resolve(stated(connection.provider))
  const known = { at: now, server }
  servers.set(connection, known)
  server.catch(() => {
    if (servers.get(connection) === known) servers.delete(connection)
  })
  return server
}

function stated({
  issuer,
  authorize,
  token,
  jwks,
  userinfo: place,
}: Provider): oauth.AuthorizationServer {
  return {
    issuer,
    authorization_endpoint: authorize,
    token_endpoint: token,
    ...(jwks && { jwks_uri: jwks }),
    ...(place && { userinfo_endpoint: place }),
  }
}

async function discover(
  ctx: ProviderContext,
  { provider }: Connection,
): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(provider.issuer)
  const response = await oauth.discoveryRequest(issuer, optionsOf(ctx))
  const server = await oauth.processDiscoveryResponse(issuer, response)
  const { authorization_endpoint: authorize, id_token_signing_alg_values_supported: offered } =
    server
  const isWeb =
    authorize !== undefined && (ctx.development ? /^https?:/ : /^https:/).test(authorize)
  if (!isWeb || !server.token_endpoint || !server.jwks_uri)
    throw new Error('Its discovery lacks addresses.')
  const algorithms = (offered ?? ['RS256']).filter((name) => ALGORITHMS.includes(name))
  return { ...server, id_token_signing_alg_values_supported: algorithms }
}
