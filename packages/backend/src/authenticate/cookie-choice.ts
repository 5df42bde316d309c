import type { InstanceType } from '@dooryard/protocol'
import type { Jwt } from '../jwt/types.ts'

/** The cookies of one instance come in two spellings; a shared host can hold plain ones of another instance. */
export interface CookiePair {
  session: string | undefined
  /** The text of the cookie: absent is not `'0'`. */
  clientUat: string | undefined
}

interface ChoiceContext {
  instanceType: InstanceType
  originalFrontendApi: string
  decode(token: string): Jwt | null
  /** Milliseconds. */
  now: number
}

/** Decides whether the suffixed cookies count, or the plain ones. The first rule that fits wins. Backend API §4.3. */
export function usesSuffixedCookies(
  suffixed: CookiePair,
  plain: CookiePair,
  { instanceType, originalFrontendApi, decode, now }: ChoiceContext,
): boolean {
  const plainJwt = plain.session ? decode(plain.session) : null
  if (plain.session) {
    const issuer: unknown = plainJwt?.payload.iss
    if (!issuer) return false
    if (!isIssuedBy(issuer, originalFrontendApi)) return true
  }
  if (!suffixed.clientUat && !suffixed.session) return false

  const suffixedJwt = suffixed.session ? decode(suffixed.session) : null
  const suffixedIn = suffixed.clientUat !== '0'
  const plainIn = plain.clientUat !== '0'
  if (suffixedIn && plainIn && issuedAt(plainJwt) > issuedAt(suffixedJwt)) return false
  if (!suffixedIn && plainIn) return false
  if (instanceType !== 'production' && suffixedIn && !plainIn && hasExpired(suffixedJwt, now)) {
    return false
  }
  return Boolean(suffixed.clientUat) || !suffixed.session
}

function isIssuedBy(issuer: unknown, frontendApi: string): boolean {
  return typeof issuer === 'string' && issuer.replace(/^https?:\/\//, '') === frontendApi
}

function issuedAt(jwt: Jwt | null): number {
  return jwt?.payload.iat ?? 0
}

function hasExpired(jwt: Jwt | null, now: number): boolean {
  return jwt !== null && jwt.payload.exp * 1000 <= now
}
