/** Who somebody is at a provider, as the provider says. */
export interface Identity {
  /** By which connection: `oauth_google`. */
  strategy: string
  /** With the connection and the subject the key of an account; never an address (FED-4). */
  issuer: string
  subject: string
  /** As it was said. */
  emailAddress: string | null
  /** The provider says that it is proven, and is trusted to say so (FED-7). */
  emailVerified: boolean
  /** And whoever has proven the same one here is the same person (FED-5). */
  linksByAddress: boolean
  firstName: string | null
  lastName: string | null
  username: string | null
  imageUrl: string | null
  /** Separated by blanks. */
  scopes: string
  tokens: ProviderTokens
}

/** Sealed wherever they are kept (FED-9). */
export interface ProviderTokens {
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  /** Milliseconds. */
  expiresAt: number | null
}

/** What is said of a person, by the names of OpenID Connect. */
export interface Claims {
  sub?: unknown
  email?: unknown
  email_verified?: unknown
  given_name?: unknown
  family_name?: unknown
  name?: unknown
  preferred_username?: unknown
  picture?: unknown
}

export interface Departure {
  state: string
  /** Where the provider sends the browser back to. */
  redirectUri: string
  prompt?: string | undefined
  loginHint?: string | undefined
  /** Besides those of the connection. */
  scopes?: readonly string[] | undefined
}

export interface Arrival {
  state: string
  redirectUri: string
  /** What the provider sent the browser back with: `code`, `iss`, `error`, … */
  parameters: URLSearchParams
}
