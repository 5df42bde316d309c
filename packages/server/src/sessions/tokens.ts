import { signJwt } from '@dooryard/backend/jwt'
import {
  type ActorClaim,
  createId,
  randomText,
  SESSION_TOKEN_LIFETIME,
  TokenCategory,
} from '@dooryard/protocol'
import { toSeconds } from '../clock.ts'
import type { Context } from '../context.ts'
import type { UserWithEmails } from '../users/view.ts'
import { withOwnClaims } from './own-claims.ts'
import { sessionStatus } from './status.ts'
import type { SessionRow } from './table.ts'
import { factorAges } from './view.ts'

/** Seconds before its making at which a token begins to be valid, for clocks that run behind. */
const NOT_BEFORE_SLACK = 10

export interface TokenSubject {
  session: SessionRow
  owner: UserWithEmails
  /** The page that the token is for (JWT-3). */
  origin: string | null
  /** Seconds; a minute by default. */
  lifetime?: number | undefined
}

/** Signs a session token: claims version 2 and those of the settings, good for a minute. Frontend API §6.1. */
export function mintSessionToken(
  ctx: Context,
  { session, owner, origin, lifetime = SESSION_TOKEN_LIFETIME }: TokenSubject,
): Promise<string> {
  const now = ctx.clock.now()
  const { user } = owner
  const iat = toSeconds(now)
  const status = sessionStatus(ctx.settings, { session, user, now })
  const claims = {
    v: 2,
    iss: ctx.keys.issuer,
    sub: user.id,
    sid: session.id,
    ...(origin && { azp: origin }),
    iat,
    exp: iat + lifetime,
    nbf: iat - NOT_BEFORE_SLACK,
    jti: randomText(20, ctx.random),
    fva: factorAges(session, now),
    sts: status === 'pending' ? 'pending' : 'active',
    ...(session.actor && { act: JSON.parse(session.actor) as ActorClaim }),
  }
  return signClaims(ctx, withOwnClaims(ctx, { session, owner }, claims), TokenCategory.session)
}

/** Signs with the key of the instance that signs now. The class says what the token may be taken for (JWT-4), `oiat` how fresh its state is. */
export function signClaims(
  { keys: { ring } }: Context,
  claims: { iat: number; [claim: string]: unknown },
  cat: (typeof TokenCategory)[keyof typeof TokenCategory],
): Promise<string> {
  const { signing } = ring
  return signJwt(claims, signing.privateKey, {
    algorithm: 'RS256',
    header: { typ: 'JWT', kid: signing.kid, cat, oiat: claims.iat },
  })
}

export const newSessionId = (ctx: Context) => createId('session', ctx.random)
