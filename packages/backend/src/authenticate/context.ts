import { Cookie, Query } from '@dooryard/protocol'
import { tryDecodeJwt } from '../jwt/decode.ts'
import type { Jwt } from '../jwt/types.ts'
import { keySourceFor } from '../keys/key-source.ts'
import { usesSuffixedCookies } from './cookie-choice.ts'
import { type Instance, instanceFor } from './instance.ts'
import type { AuthenticateRequestOptions } from './options.ts'
import { proxyUrlFor } from './proxy-url.ts'
import { RequestView } from './request-view.ts'

/** All that a decision about one request is made from. */
export interface AuthenticateContext {
  options: AuthenticateRequestOptions
  instance: Instance
  view: RequestView
  /** Absolute; empty when there is no proxy. */
  proxyUrl: string
  tokenInHeader: string | undefined
  sessionTokenInCookie: string | undefined
  /** Seconds; 0 when signed out or unknown. A hint that authorizes nothing (SES-2). */
  clientUat: number
  suffixedCookies: boolean
  refreshToken: string | undefined
  devBrowserToken: string | undefined
  /** Takes a token apart; one that was verified a moment ago needs no work. Verifies nothing. */
  decode(token: string): Jwt | null
}

/** @throws {Error} when the publishable key is missing or none. */
export function createContext(
  request: Request,
  options: AuthenticateRequestOptions,
): AuthenticateContext {
  const view = new RequestView(request)
  const proxyUrl = proxyUrlFor(view, options)
  const instance = instanceFor({ ...pickDomain(options), proxyUrl })
  const decode = decoderFor(options)
  return {
    options,
    instance,
    view,
    proxyUrl,
    tokenInHeader: readBearerToken(view),
    refreshToken: view.cookie(instance.suffixed.refresh),
    ...readCookies(view, instance, decode),
    decode,
  }
}

/** The word after `Bearer `. Any other scheme counts as no token, so that the cookies decide. Backend API §4.2. */
export function readBearerToken(view: RequestView): string | undefined {
  const header = view.header('authorization')
  if (!header) return undefined
  const [scheme, token] = header.split(' ')
  if (token === undefined) return scheme || undefined
  if (scheme !== 'Bearer') return undefined
  return token || scheme
}

function readCookies(view: RequestView, instance: Instance, decode: AuthenticateContext['decode']) {
  const names = instance.suffixed
  const suffixed = { session: view.cookie(names.session), clientUat: view.cookie(names.clientUat) }
  const plain = { session: view.cookie(Cookie.session), clientUat: view.cookie(Cookie.clientUat) }
  const { instanceType, originalFrontendApi } = instance
  const suffixedCookies = usesSuffixedCookies(suffixed, plain, {
    instanceType,
    originalFrontendApi,
    decode,
    now: Date.now(),
  })
  const chosen = suffixedCookies ? suffixed : plain
  const devBrowser = suffixedCookies ? names.devBrowser : Cookie.devBrowser
  return {
    suffixedCookies,
    sessionTokenInCookie: chosen.session,
    clientUat: parseSeconds(chosen.clientUat),
    devBrowserToken: view.query(Query.devBrowser) ?? view.cookie(devBrowser),
  }
}

function parseSeconds(text: string | undefined): number {
  return text ? Number.parseInt(text, 10) || 0 : 0
}

function pickDomain({ publishableKey, domain, isSatellite }: AuthenticateRequestOptions) {
  return { publishableKey, domain, isSatellite }
}

function decoderFor(options: AuthenticateRequestOptions): AuthenticateContext['decode'] {
  const { jwtKey, jwtKeys, secretKey } = options
  const source = jwtKey || jwtKeys || secretKey ? keySourceFor(options) : undefined
  return (token) => source?.recall(token) ?? tryDecodeJwt(token)
}
