import type { ActorClaim, BackendClientJSON, BackendSessionJSON } from '@dooryard/protocol'
import { fill } from './fill.ts'

/** What a session last did, and from where. */
export class SessionActivity {
  readonly id!: string
  readonly isMobile!: boolean
  readonly ipAddress!: string | undefined
  readonly city!: string | undefined
  readonly country!: string | undefined
  readonly browserVersion!: string | undefined
  readonly browserName!: string | undefined
  readonly deviceType!: string | undefined
}

/** Backend API §3.4. Times in milliseconds. */
export class Session {
  readonly id!: string
  readonly clientId!: string
  readonly userId!: string
  readonly status!: string
  readonly lastActiveAt!: number
  readonly expireAt!: number
  readonly abandonAt!: number
  readonly createdAt!: number
  readonly updatedAt!: number
  readonly lastActiveOrganizationId!: string | null | undefined
  readonly latestActivity!: SessionActivity | undefined
  readonly actor!: ActorClaim | null

  static fromJSON(json: BackendSessionJSON): Session {
    return fill(new Session(), json, {
      latestActivity: json.latest_activity && fill(new SessionActivity(), json.latest_activity),
      actor: json.actor ?? null,
    })
  }
}

export class Client {
  readonly id!: string
  readonly sessionIds!: string[]
  readonly sessions!: Session[]
  readonly signInId!: string | null
  readonly signUpId!: string | null
  readonly lastActiveSessionId!: string | null
  readonly lastAuthenticationStrategy!: string | null
  readonly createdAt!: number
  readonly updatedAt!: number

  static fromJSON(json: BackendClientJSON): Client {
    const sessions = json.sessions as BackendSessionJSON[]
    return fill(new Client(), json, { sessions: sessions.map(Session.fromJSON) })
  }
}

export class Token {
  readonly jwt!: string
}

/** Complete `Set-Cookie` values. */
export class Cookies {
  readonly cookies!: string[]
}

export class SignInToken {
  readonly id!: string
  readonly userId!: string
  readonly token!: string
  readonly status!: string
  readonly url!: string
  readonly createdAt!: number
  readonly updatedAt!: number
}

/** Reaches callers as it is on the wire. */
export interface HandshakePayload {
  directives: string[]
}
