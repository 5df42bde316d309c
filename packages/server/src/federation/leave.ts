import type { Browser } from '../clients/browser.ts'
import { hashToken } from '../clients/token.ts'
import type { Context } from '../context.ts'
import { allowedTarget, requireTarget } from '../http/targets.ts'
import { requireConnection } from '../providers/connections.ts'
import { randomToken } from '../random.ts'
import { sealDeparture } from '../verifications/departure.ts'
import { newVerification } from '../verifications/new-verification.ts'
import { clearPlace, insertVerification, type Place } from '../verifications/storage.ts'
import type { VerificationRow } from '../verifications/table.ts'

/** What a request says of a way through a provider. */
export interface Leaving {
  /** The connection: `oauth_google`. */
  strategy: string
  redirect_url?: string | undefined
  action_complete_redirect_url?: string | undefined
  oidc_prompt?: string | undefined
  oidc_login_hint?: string | undefined
  additional_scope?: string[] | undefined
}

export interface Sent {
  /** The address of the server, as it is asked. */
  url: URL
  /** The page that asks. */
  origin: string | null
  browser: Browser
  /** No script will go on where it comes back to. */
  isForm?: boolean
  /** The page at which it goes on as the other flow, if no script leads there. */
  targets?: { transferTo: string | null } | null
}

/** Path of the step by which a browser without cookies of this server takes one along (development only). */
export const DEPARTURE_PATH = '/oauth_departure'

/**
 * A way through a provider: what can be refused is refused now, and the provider asked; the rest runs in a transaction, and
 * begins the verification. The state is 256 random bits, of which the hash is kept with the client, the connection and the
 * place that it is for (FED-1).
 *
 * @throws {ApiError} 400 for a provider that is not enabled, 422 for a way back that leads elsewhere.
 */
export async function prepareLeaving(
  ctx: Context,
  { url, origin, browser, isForm = false, targets }: Sent,
  input: Leaving,
): Promise<(ctx: Context, place: Place) => Promise<VerificationRow>> {
  const { strategy, redirect_url: next, action_complete_redirect_url: complete } = input
  const connection = requireConnection(ctx, strategy)
  const at = { url, base: origin ?? url.origin }
  const nextUrl = requireTarget(ctx, next, { ...at, param: 'redirect_url' })
  const param = 'action_complete_redirect_url'
  const completeUrl = complete ? requireTarget(ctx, complete, { ...at, param }) : null
  const otherUrl = allowedTarget(ctx, targets?.transferTo, at)
  const state = randomToken(ctx.random)
  const redirectUri = callbackAddress(ctx, url, strategy)
  // What speaks with providers is loaded by whoever goes to one.
  const { authorizationUrl } = await import('../providers/client.ts')
  const page = await authorizationUrl(ctx, connection, {
    state,
    redirectUri,
    prompt: input.oidc_prompt,
    loginHint: input.oidc_login_hint,
    scopes: input.additional_scope,
  })
  const departure = { url: page, redirectUri, nextUrl, completeUrl, otherUrl, byForm: isForm }
  const isSeen = browser.carrier === 'cookie'
  const first = `${url.origin}${ctx.basePath}/v1${DEPARTURE_PATH}?state=${state}`

  return async (ctx, place) => {
    await clearPlace(ctx.db, place)
    const clientId = browser.client!.id
    const row = newVerification(ctx, { ...place, clientId, strategy, identifier: '' })
    row.state_hash = hashToken(state)
    const way = isSeen ? departure : { ...departure, url: first, page }
    row.departure = sealDeparture(ctx, row, way)
    await insertVerification(ctx.db, row)
    return row
  }
}

/** Each connection has its own, so that no provider's answer is taken for another's (FED-2). */
function callbackAddress({ basePath }: Context, url: URL, strategy: string): string {
  return `${url.origin}${basePath}/v1/oauth_callback/${strategy.replace(/^oauth_/, '')}`
}
