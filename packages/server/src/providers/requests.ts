import { createPrivateKey, sign } from 'node:crypto'
import * as oauth from 'oauth4webapi'
import { toSeconds } from '../clock.ts'
import type { Context } from '../context.ts'
import type { KnownProvider } from '../settings/social.ts'
import type { Connection } from './connections.ts'
import type { Provider } from './provider.ts'

/** What speaking with providers takes. */
export type ProviderContext = Pick<
  Context,
  'outside' | 'keys' | 'clock' | 'development' | 'log' | 'random' | 'basePath' | 'settings'
>

/** How requests to a provider are sent. */
export function optionsOf({ outside, development }: Pick<Context, 'outside' | 'development'>) {
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
export function clientOf(
  { clock }: Pick<Context, 'clock'>,
  { registration }: Connection,
): oauth.Client {
  return {
    client_id: registration!.clientId!,
    [oauth.clockSkew]: toSeconds(clock.now() - Date.now()),
    [oauth.clockTolerance]: 30,
  }
}

export const extraOf = ({ provider, registration }: Connection): Record<string, string> =>
  provider.clientIdParameter ? { [provider.clientIdParameter]: registration!.clientId! } : {}

export function authenticationOf(
  ctx: Pick<Context, 'clock'>,
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
  { clock }: Pick<Context, 'clock'>,
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
