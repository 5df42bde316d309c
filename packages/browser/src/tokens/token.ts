import type { SessionClaims } from '@dooryard/protocol'

export interface TokenHeader {
  alg: string
  kid?: string
  cat?: string
  /** Seconds: freshness of the session state that the token shows. */
  oiat?: number
}

/** A decoded token. Decoded is not verified: only servers verify. */
export interface TokenResource {
  jwt: { header: TokenHeader; claims: SessionClaims & { __raw: string } }
  getRawString(): string
}

/** Reads a token without verifying it; null when it is not one. */
export function decodeToken(raw: string | null | undefined): TokenResource | null {
  if (!raw) return null
  const [header, payload = ''] = raw.split('.')
  try {
    return {
      jwt: {
        header: decodePart<TokenHeader>(header!),
        claims: { __raw: raw, ...decodePart<SessionClaims>(payload) },
      },
      getRawString: () => raw,
    }
  } catch {
    return null
  }
}

function decodePart<Part>(part: string): Part {
  const binary = atob(part.replace(/-/g, '+').replace(/_/g, '/'))
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (c) => c.charCodeAt(0))))
}

/** The organization a session token is for, in either claims version. */
export const tokenOrganization = ({ jwt: { claims } }: TokenResource): string | null =>
  ((claims.org_id ?? (claims.o as { id?: string } | undefined)?.id) as string | undefined) ?? null

/** Whether a token shows a later state of the session: by `oiat`, then by `iat`. Frontend API §6.4. */
export function isFresher({ jwt: a }: TokenResource, { jwt: b }: TokenResource): boolean {
  const later = (a.header.oiat ?? 0) - (b.header.oiat ?? 0) || a.claims.iat - b.claims.iat
  return later > 0
}
