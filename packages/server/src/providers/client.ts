import { createHmac, createPrivateKey, sign } from 'node:crypto'
import type { ErrorCode } from '@dooryard/protocol'
import * as oauth from 'oauth4webapi'
import { HOUR, isRecent, SECOND, toSeconds } from '../clock.ts'
import type { Context } from '../context.ts'
import { ApiError, apiError } from '../http/api-error.ts'
import type { KnownProvider } from '../settings/social.ts'
import { type Connection, requireConnection } from './connections.ts'
import { answerOfDevelopment, developmentPage } from './development.ts'
import type { Arrival, Claims, Departure, Identity, ProviderTokens } from './identity.ts'
import { personOf } from './person.ts'
import { type Answer, type Api, at, type Provider } from './provider.ts'

type Ctx = Pick<
  Context,
  'outside' | 'keys' | 'clock' | 'development' | 'log' | 'random' | 'basePath' | 'settings'
>

/**
 * The page of the provider at which somebody says who they are. What binds the answer to this very departure, the verifier
 * and the nonce, is derived from the state, and never leaves the server before the code comes back (FED-1).
 *
 * @throws {ApiError} 400 when the provider cannot be asked how.
 */
export async function authorizationUrl(
  ctx: Ctx,
  connection: Connection,
  departure: Departure,
): Promise<string> {
  const { provider, registration } = connection
  if (registration === null) return developmentPage(ctx, connection, departure)
  const server = await discovered(ctx, connection).catch((error: unknown) => {
    throw refusal(ctx, connection, { error, code: 'misconfigured_oauth_provider' })
  })
  const url = new URL(server.authorization_endpoint!)
  const { state, redirectUri, prompt, loginHint, scopes = [] } = departure
  const asked = [...new Set([...connection.scopes, ...scopes])]
  const parameters: Record<string, string | undefined> = {
    ...provider.parameters,
    [provider.clientIdParameter ?? 'client_id']: registration.clientId!,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: asked.length > 0 ? asked.join(provider.separator ?? ' ') : undefined,
    state,
    response_mode: provider.formPost && 'form_post',
    nonce: server.jwks_uri && derived(ctx, 'nonce', state),
    prompt: prompt ?? provider.parameters?.prompt,
    login_hint: loginHint,
    ...(provider.pkce !== false && {
      code_challenge: await oauth.calculatePKCECodeChallenge(derived(ctx, 'verifier', state)),
      code_challenge_method: 'S256',
    }),
  }
  for (const [name, value] of Object.entries(parameters)) {
    if (value) url.searchParams.set(name, value)
  }
  return url.href
}

/**
 * Who it is that comes back from a provider. No secret and no token is in what is logged.
 *
 * @throws {ApiError} that says why nobody knows.
 */
export async function identityOf(
  ctx: Ctx,
  connection: Connection,
  arrival: Arrival,
): Promise<Identity> {
  requireConnection(ctx, connection.strategy)
  if (connection.registration === null) return answerOfDevelopment(ctx, connection, arrival)
  const { tokens, answer, server, client } = await redeemCode(ctx, connection, arrival).catch(
    (error: unknown) => {
      throw refusal(ctx, connection, { error, code: 'oauth_token_exchange_error' })
    },
  )
  try {
    const claims = await claimsOf(ctx, connection, { answer, server, client })
    return toIdentity(connection, { claims, tokens, answer })
  } catch (error) {
    throw refusal(ctx, connection, { error, code: 'oauth_fetch_user_error' })
  }
}

/** @throws {ApiError} when the provider gives no new tokens for it. */
export async function refreshedTokens(
  ctx: Ctx,
  connection: Connection,
  tokens: ProviderTokens,
): Promise<ProviderTokens> {
  if (connection.registration === null || tokens.refreshToken === null) {
    throw apiError('oauth_missing_refresh_token')
  }
  try {
    const server = await discovered(ctx, connection)
    const client = clientOf(ctx, connection)
    const response = await oauth.refreshTokenGrantRequest(
      server,
      client,
      authenticationOf(ctx, connection),
      tokens.refreshToken,
      { ...optionsOf(ctx), additionalParameters: extraOf(connection) },
    )
    const answer = await oauth.processRefreshTokenResponse(server, client, await mended(response))
    const fresh = toTokens(ctx, answer)
    return {
      ...fresh,
      refreshToken: fresh.refreshToken ?? tokens.refreshToken,
      idToken: fresh.idToken ?? tokens.idToken,
    }
  } catch (error) {
    throw refusal(ctx, connection, { error, code: 'oauth_missing_refresh_token' })
  }
}

async function redeemCode(ctx: Ctx, connection: Connection, arrival: Arrival) {
  const { provider, registration } = connection
  const { state, redirectUri } = arrival
  let server = await discovered(ctx, connection)
  const client = clientOf(ctx, connection)
  const parameters = oauth.validateAuthResponse(server, client, arrival.parameters, state)
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    { ...client, client_id: registration!.clientId! },
    authenticationOf(ctx, connection),
    parameters,
    redirectUri,
    provider.pkce === false ? oauth.nopkce : derived(ctx, 'verifier', state),
    { ...optionsOf(ctx), additionalParameters: extraOf(connection) },
  )
  const isOpenid = server.jwks_uri !== undefined
  const readable = isOpenid ? response : await mended(response)
  if (provider.issuerOf) {
    const issuer = provider.issuerOf(await unverifiedClaims(readable))
    server = { ...server, issuer }
  }
  const answer = await oauth.processAuthorizationCodeResponse(server, client, readable, {
    ...(isOpenid && { requireIdToken: true, expectedNonce: derived(ctx, 'nonce', state) }),
  })
  if (isOpenid) {
    await oauth.validateApplicationLevelSignature(server, readable, {
      ...optionsOf(ctx),
      [oauth.jwksCache]: keysOf(connection),
    })
  }
  return { tokens: toTokens(ctx, answer), answer, server, client }
}

async function claimsOf(
  ctx: Ctx,
  { provider }: Connection,
  {
    answer,
    server,
    client,
  }: Pick<Awaited<ReturnType<typeof redeemCode>>, 'answer' | 'server' | 'client'>,
): Promise<Claims & { iss?: unknown }> {
  if (server.jwks_uri) {
    const claims = oauth.getValidatedIdTokenClaims(answer)!
    const isShort = claims.email === undefined && server.userinfo_endpoint !== undefined
    const more = isShort ? await userinfo(ctx, { answer, server, client, subject: claims.sub }) : {}
    const all = { ...more, ...claims }
    return { ...(provider.refine?.(all) ?? all), iss: claims.iss }
  }
  const api = apiOf(ctx, answer)
  if (provider.claims) return provider.claims(api)
  return named(await api.get(provider.userinfo!), provider)
}

async function userinfo(
  ctx: Ctx,
  {
    answer,
    server,
    client,
    subject,
  }: {
    answer: oauth.TokenEndpointResponse
    server: oauth.AuthorizationServer
    client: oauth.Client
    subject: string
  },
): Promise<Answer> {
  const options = optionsOf(ctx)
  const response = await oauth.userInfoRequest(server, client, answer.access_token, options)
  return oauth.processUserInfoResponse(server, client, subject, response)
}

/** Claims of an answer that calls them otherwise. */
function named(answer: Answer, { fields = {} }: Provider): Claims {
  const paths = Object.entries(fields) as [string, string][]
  return { ...answer, ...Object.fromEntries(paths.map(([name, path]) => [name, at(answer, path)])) }
}

function apiOf(ctx: Ctx, token: oauth.TokenEndpointResponse): Api {
  const ask = async (
    url: string,
    request: { method?: string; headers?: object; body?: string },
  ) => {
    const response = await ctx.outside(url, {
      ...request,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token.access_token}`,
        ...request.headers,
      },
    })
    if (response.status !== 200) throw new Error(`It answered with ${response.status}.`)
    const answer: unknown = await response.json()
    if (typeof answer !== 'object' || answer === null)
      throw new Error('It answered with no object.')
    return answer
  }
  return {
    token,
    get: (url, headers = {}) => ask(url, { headers }),
    post: (url, json) =>
      ask(url, {
        method: 'POST',
        ...(json !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(json),
        }),
      }),
  }
}

function toIdentity(
  connection: Connection,
  {
    claims,
    tokens,
    answer,
  }: {
    claims: Claims & { iss?: unknown }
    tokens: ProviderTokens
    answer: oauth.TokenEndpointResponse
  },
): Identity {
  return {
    ...personOf(connection, claims),
    scopes: grantedScopes(connection, answer.scope),
    tokens,
  }
}

function grantedScopes({ scopes }: Connection, granted: string | undefined): string {
  return (
    granted
      ?.split(/[\s,]+/)
      .filter(Boolean)
      .join(' ') || scopes.join(' ')
  )
}

function toTokens(
  { clock }: Pick<Ctx, 'clock'>,
  answer: oauth.TokenEndpointResponse,
): ProviderTokens {
  const { access_token, refresh_token, id_token, expires_in } = answer
  return {
    accessToken: access_token,
    refreshToken: refresh_token ?? null,
    idToken: id_token ?? null,
    expiresAt: expires_in === undefined ? null : clock.now() + expires_in * SECOND,
  }
}

/** A value of 256 bits that only this server can find out from a state. */
function derived({ keys }: Pick<Ctx, 'keys'>, use: 'verifier' | 'nonce', state: string): string {
  return createHmac('sha256', keys.providerKey).update(`${use} ${state}`).digest('base64url')
}

function optionsOf({ outside, development }: Pick<Ctx, 'outside' | 'development'>) {
  return {
    [oauth.allowInsecureRequests]: development,
    [oauth.customFetch]: (
      url: string,
      init: { method: string; headers: Record<string, string>; body?: unknown },
    ) =>
      outside(url, {
        method: init.method,
        headers: init.headers,
        body: init.body ? String(init.body) : undefined,
      }),
  }
}

/** Times are those of the context. */
function clientOf({ clock }: Pick<Ctx, 'clock'>, { registration }: Connection): oauth.Client {
  return {
    client_id: registration!.clientId!,
    [oauth.clockSkew]: toSeconds(clock.now() - Date.now()),
    [oauth.clockTolerance]: 30,
  }
}

const extraOf = ({ provider, registration }: Connection): Record<string, string> =>
  provider.clientIdParameter ? { [provider.clientIdParameter]: registration!.clientId! } : {}

function authenticationOf(
  ctx: Pick<Ctx, 'clock'>,
  { provider, registration }: Connection,
): oauth.ClientAuth {
  const { clientSecret } = registration!
  if (!clientSecret)
    return oauth.ClientSecretPost(signedSecret(ctx, registration as KnownProvider, provider))
  return provider.authentication === 'basic'
    ? oauth.ClientSecretBasic(clientSecret)
    : oauth.ClientSecretPost(clientSecret)
}

/** The secret that Apple takes: a JWT of the site's own key, for five minutes. */
function signedSecret(
  { clock }: Pick<Ctx, 'clock'>,
  { teamId, keyId, privateKey, clientId }: KnownProvider,
  { issuer }: Provider,
): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const iat = toSeconds(clock.now())
  const head = encode({ alg: 'ES256', kid: keyId })
  const body = encode({ iss: teamId, iat, exp: iat + 300, aud: issuer, sub: clientId })
  const key = { key: createPrivateKey(privateKey!), dsaEncoding: 'ieee-p1363' } as const
  return `${head}.${body}.${sign('sha256', Buffer.from(`${head}.${body}`), key).toString('base64url')}`
}

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

function keysOf(connection: Connection): oauth.JWKSCacheInput {
  const known = signingKeys.get(connection) ?? {}
  signingKeys.set(connection, known)
  return known
}

/** What is known of the provider's server: as the table says, or as it says itself, at most an hour ago. */
function discovered(ctx: Ctx, connection: Connection): Promise<oauth.AuthorizationServer> {
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

async function discover(ctx: Ctx, { provider }: Connection): Promise<oauth.AuthorizationServer> {
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

/** Claims of an ID token that is not looked into yet, to find out which issuer must have signed it. */
async function unverifiedClaims(response: Response): Promise<Answer> {
  const { id_token } = (await response.clone().json()) as Answer
  return JSON.parse(Buffer.from(String(id_token).split('.')[1] ?? '', 'base64url').toString())
}

/** A token answer of a provider that knows the standard by hearsay: no type, scopes in a list, an ID token that nobody asked for. */
async function mended(response: Response): Promise<Response> {
  if (response.status !== 200) return response
  const answer = (await response.json()) as Answer
  if (typeof answer !== 'object' || answer === null) throw new Error('It answered with no object.')
  const { id_token: _, refresh_token, scope, ...rest } = answer
  const whole = {
    token_type: 'bearer',
    ...rest,
    ...(typeof refresh_token === 'string' && { refresh_token }),
    ...(scope && { scope: Array.isArray(scope) ? scope.join(' ') : scope }),
  }
  return Response.json(whole)
}

const DENIED = /^(access_denied|user_denied|consent_denied|user_cancelled\w*|cancelled?)$/

/** What the person is told, and the log: never an answer of the provider, which may hold tokens (SEC-7). */
function refusal(
  ctx: Pick<Ctx, 'log'>,
  { strategy }: Connection,
  { error, code }: { error: unknown; code: ErrorCode },
): ApiError {
  if (error instanceof ApiError) return error
  if (error instanceof oauth.AuthorizationResponseError && DENIED.test(error.error)) {
    return apiError('oauth_access_denied')
  }
  ctx.log.warn(`${strategy} failed (${code}): ${reasonOf(error)}`)
  return apiError(code)
}

function reasonOf(error: unknown): string {
  if (
    error instanceof oauth.AuthorizationResponseError ||
    error instanceof oauth.ResponseBodyError
  ) {
    return JSON.stringify(error.error.slice(0, 100))
  }
  return error instanceof Error ? error.message.slice(0, 200) : 'it is not known why.'
}
