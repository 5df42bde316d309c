import type { SessionClaims } from '@dooryard/protocol'

/** Claims of a token. Only those of a verified token say anything. */
export type JwtPayload = SessionClaims

export interface JwtHeader {
  alg: string
  typ?: string
  cty?: string
  crit?: string[]
  kid: string
  /** Seconds: when the state of the session that the token shows was read. */
  oiat?: number
  /** The class of the token; see `TokenCategory`. */
  cat?: string
}

/** A token taken apart. Nothing in it is verified. */
export interface Jwt {
  header: JwtHeader
  payload: JwtPayload
  signature: Uint8Array<ArrayBuffer>
  raw: { header: string; payload: string; signature: string; text: string }
}
