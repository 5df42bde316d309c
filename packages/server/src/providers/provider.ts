import type { Claims } from './identity.ts'

// biome-ignore lint/suspicious/noExplicitAny: what providers answer has any shape, and is read with care
export type Answer = any

/** Asks a provider on behalf of the person whose access token it was given. */
export interface Api {
  get(url: string, headers?: Record<string, string>): Promise<Answer>
  post(url: string, json?: unknown): Promise<Answer>
  /** What came with the access token. */
  token: Answer
}

/** How to talk to a provider. Data where it keeps to the standards. */
export interface Provider {
  /** On the button. */
  name: string
  /** Of the mark: a letter or two. */
  mark?: string
  color: string
  issuer: string
  authorize: string
  token: string
  /** OpenID Connect: where the keys of its ID tokens are. Without, claims come from `userinfo` or `claims`. */
  jwks?: string
  userinfo?: string
  scopes: string
  /** Between scopes; a blank. */
  separator?: string
  /** More parameters of the authorization request. */
  parameters?: Record<string, string>
  /** `basic`: the client shows who it is in a header. */
  authentication?: 'basic'
  /** False: it refuses PKCE. */
  pkce?: false
  /** The name of the parameter that holds the client id. */
  clientIdParameter?: string
  /** The answer is posted by the browser. */
  formPost?: true
  /** It proves addresses before it calls them verified, and lets nobody else say so (FED-7). */
  vouches?: boolean
  /** Whether it knows who reads an address by now, which it had proven once; absent: what it proved counts (FED-5). */
  knowsReader?: (claims: Answer) => boolean
  /** Where the userinfo has each claim, with dots on the way. */
  fields?: { [Name in keyof Claims]?: string }
  /** Where one request for the userinfo does not do. */
  claims?: (api: Api) => Promise<Claims>
  /** What else an ID token says of it. */
  refine?: (claims: Answer) => Claims & { iss?: string }
  /** Of an ID token, where one issuer speaks for many; null for one of whom the configured tenant does not let in (FED-3). */
  issuerOf?: (claims: Answer, tenant: string) => string | null
}

/** The value at `a.b.0.c`. */
export function at(value: Answer, path: string): unknown {
  return path
    .split('.')
    .reduce<Answer>(
      (inner, name) => (Object.hasOwn(Object(inner), name) ? inner[name] : null),
      value,
    )
}
