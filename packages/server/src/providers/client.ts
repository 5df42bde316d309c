import { createHmac } from 'node:crypto'
import type { ErrorCode } from '@dooryard/protocol'
import * as oauth from 'oauth4webapi'
import { SECOND } from '../clock.ts'
import type { Context } from '../context.ts'
import { ApiError, apiError } from '../http/api-error.ts'
import type { KnownProvider } from '../settings/social.ts'
import { claimsOf } from './claims.ts'
import { type Connection, requireConnection } from './connections.ts'
import { answerOfDevelopment, developmentPage } from './development.ts'
import { discovered, keysOf } from './discovery.ts'
import type { Arrival, Claims, Departure, Identity, ProviderTokens } from './identity.ts'
import { personOf } from './person.ts'
import type { Answer } from './provider.ts'
import { authenticationOf, clientOf, extraOf, optionsOf, type ProviderContext } from './requests.ts'

/**
 * The page of the provider at which somebody says who they are. What binds the answer to this very departure, the verifier
 * and the nonce, is derived from the state, and never leaves the server before the code comes back (FED-1).
 *
 * @throws {ApiError} 400 when the provider cannot be asked how.
 */
export async function authorizationUrl(
  ctx: ProviderContext,
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
  ctx: ProviderContext,
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
  ctx: ProviderContext,
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

async function redeemCode(ctx: ProviderContext, connection: Connection, arrival: Arrival) {
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
    const { tenant = 'common' } = registration as KnownProvider
    const issuer = provider.issuerOf(await unverifiedClaims(readable), tenant)
    if (issuer === null) throw new Error('It is of another tenant.')
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
  { clock }: Pick<Context, 'clock'>,
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
function derived(
  { keys }: Pick<Context, 'keys'>,
  use: 'verifier' | 'nonce',
  state: string,
): string {
  return createHmac('sha256', keys.providerKey).update(`${use} ${state}`).digest('base64url')
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
export function refusal(
  ctx: Pick<Context, 'log'>,
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
