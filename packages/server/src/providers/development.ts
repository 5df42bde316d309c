import { MINUTE } from '../clock.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { seal, unseal } from '../keys/sealed.ts'
import { type Connection, requireConnection } from './connections.ts'
import type { Arrival, Claims, Departure, Identity } from './identity.ts'
import { personOf } from './person.ts'

/** Path of the page that stands in for providers at which nobody registered the site. */
export const DEVELOPMENT_PROVIDER = '/development_provider'

type Ctx = Pick<Context, 'keys' | 'clock' | 'random' | 'development' | 'settings' | 'basePath'>

/** Everything of this file runs in a development instance that runs in development, and nowhere else (GR-1). */
function assertDevelopment({ development, keys }: Pick<Ctx, 'development' | 'keys'>): void {
  if (!development || keys.instanceType !== 'development') {
    throw apiError('oauth_provider_not_enabled')
  }
}

/** The page on which one says who one wants to be. */
export function developmentPage(
  ctx: Ctx,
  { strategy }: Connection,
  { state, redirectUri, loginHint }: Departure,
): string {
  assertDevelopment(ctx)
  const url = new URL(`${ctx.basePath}/v1${DEVELOPMENT_PROVIDER}`, redirectUri)
  url.searchParams.set('strategy', strategy)
  url.searchParams.set('state', state)
  if (loginHint) url.searchParams.set('login_hint', loginHint)
  return url.href
}

/** The one that the page stands in for, if it does. */
export function requireDevelopmentConnection(ctx: Ctx, strategy: string): Connection {
  assertDevelopment(ctx)
  const connection = requireConnection(ctx, strategy)
  if (connection.registration !== null) throw apiError('oauth_provider_not_enabled')
  return connection
}

interface Sealed {
  strategy: string
  state: string
  claims: Claims
  expireAt: number
}

const PLACE = 'development-provider'

/** What the page answers with: good for this connection and this departure, for a minute. */
export function developmentCode(
  ctx: Ctx,
  { strategy, state, claims }: Omit<Sealed, 'expireAt'>,
): string {
  requireDevelopmentConnection(ctx, strategy)
  const code: Sealed = { strategy, state, claims, expireAt: ctx.clock.now() + MINUTE }
  const { random, keys } = ctx
  return seal(JSON.stringify(code), { key: keys.providerKey, place: PLACE, random })
}

/** @throws {ApiError} */
export function answerOfDevelopment(
  ctx: Ctx,
  connection: Connection,
  { state, parameters }: Arrival,
): Identity {
  requireDevelopmentConnection(ctx, connection.strategy)
  if (parameters.has('error')) throw apiError('oauth_access_denied')
  const sealed = open(ctx, parameters.get('code') ?? '')
  const isOurs = sealed?.strategy === connection.strategy && sealed.state === state
  if (!sealed || !isOurs || sealed.expireAt <= ctx.clock.now()) {
    throw apiError('oauth_token_exchange_error')
  }
  const vouching = {
    ...connection,
    provider: { ...connection.provider, vouches: true, knowsReader: () => true },
  }
  return {
    ...personOf(vouching, sealed.claims),
    scopes: connection.scopes.join(' '),
    tokens: {
      accessToken: `development_${sealed.claims.sub}`,
      refreshToken: null,
      idToken: null,
      expiresAt: null,
    },
  }
}

function open({ keys }: Ctx, code: string): Sealed | null {
  try {
    return JSON.parse(unseal(code, { key: keys.providerKey, place: PLACE })) as Sealed
  } catch {
    return null
  }
}
