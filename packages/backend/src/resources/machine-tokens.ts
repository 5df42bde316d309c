import { fill } from './fill.ts'
import type { JSONOf } from './json.ts'

type Claims = Record<string, unknown>

/** What every credential of a machine has. Times in milliseconds. */
class Credential {
  readonly id!: string
  readonly scopes!: string[]
  readonly revoked!: boolean
  readonly revocationReason!: string | null
  readonly expired!: boolean
  readonly expiration!: number | null
  readonly createdAt!: number
  readonly updatedAt!: number
}

/** A key of a user or organization for an API. Times in milliseconds. Backend API §3.5. */
export class APIKey extends Credential {
  readonly type!: string
  readonly name!: string
  /** `user_…` or `org_…`. */
  readonly subject!: string
  readonly claims!: Claims | null
  readonly createdBy!: string | null
  readonly description!: string | null
  readonly lastUsedAt!: number | null
  /** The key itself; there when it is made and never again. */
  readonly secret!: string | undefined
}

export type APIKeyJSON = JSONOf<APIKey, 'api_key'>

/** Machine-to-machine token. */
export class M2MToken extends Credential {
  /** `mch_…`. */
  readonly subject!: string
  readonly claims!: Claims | null
  /** The token itself; there when it is made and never again. */
  readonly token!: string | undefined
}

export type M2MTokenJSON = JSONOf<M2MToken, 'machine_to_machine_token'>

/** On whose behalf somebody acts; at most two levels. */
export interface IdPOAuthAccessTokenActorJSON {
  iss?: string
  sub: string
  act?: IdPOAuthAccessTokenActorJSON
}

/** An access token that this instance issued as an OAuth provider. */
export class IdPOAuthAccessToken extends Credential {
  readonly clientId!: string
  readonly type!: string
  readonly subject!: string
  readonly aud!: string[] | undefined
  readonly act!: IdPOAuthAccessTokenActorJSON | undefined

  static fromJSON(json: IdPOAuthAccessTokenJSON): IdPOAuthAccessToken {
    return fill(new IdPOAuthAccessToken(), json, { act: readActor(json.act) })
  }
}

export type IdPOAuthAccessTokenJSON = JSONOf<IdPOAuthAccessToken, 'clerk_idp_oauth_access_token'>

/** Keeps what is understood of an actor; deeper levels and levels without a subject are dropped. */
export function readActor(actor: unknown, levels = 2): IdPOAuthAccessTokenActorJSON | undefined {
  const { iss, sub, act } = (actor ?? {}) as Record<string, unknown>
  if (levels === 0 || typeof sub !== 'string') return undefined
  const inner = readActor(act, levels - 1)
  return { ...(typeof iss === 'string' && { iss }), sub, ...(inner && { act: inner }) }
}
