import { signJwt } from '@dooryard/backend/jwt'
import {
  type ActorClaim,
  createId,
  randomText,
  SESSION_TOKEN_LIFETIME,
  type SessionClaimsV2,
  TokenCategory,
} from '@dooryard/protocol'
import { toSeconds } from '../clock.ts'
import type { Context } from '../context.ts'
import { organizationClaims } from '../memberships/active.ts'
import type { UserWithEmails } from '../users/view.ts'
import { activeOf } from './active-organization.ts'
import type { OwnedSession } from './load.ts'
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
  /** Another organization than the one that the session is in; null: none. One that is not the owner's is none (AZ-11). */
  organizationId?: string | null | undefined
}

/** Signs a session token: claims version 2 and those of the settings, good for a minute. Frontend API §6.1. */
export function mintSessionToken(
  ctx: Context,
  { session, owner, origin, lifetime = SESSION_TOKEN_LIFETIME, organizationId }: TokenSubject,
): Promise<string> {
  const now = ctx.clock.now()
  const iat = toSeconds(now)
  const own = within({ session, owner }, organizationId)
  const isPending = [own.session, session].some((session) => isDue(ctx, { session, owner }))
  const claims = {
    v: 2,
    iss: ctx.keys.issuer,
    sub: owner.user.id,
    sid: session.id,
    ...(origin && { azp: origin }),
    iat,
    exp: iat + lifetime,
    nbf: iat - NOT_BEFORE_SLACK,
    jti: randomText(20, ctx.random),
    fva: factorAges({ session, owner }, now),
    sts: isPending ? 'pending' : 'active',
    ...(!isPending && sessionOrganization(ctx, own)),
    ...(session.actor && { act: JSON.parse(session.actor) as ActorClaim }),
  }
  // Nor do claims of the site say that somebody is in an organization who has something to do first (GR-5).
  const told = isPending ? within(own, null) : own
  return signClaims(ctx, withOwnClaims(ctx, told, claims), TokenCategory.session)
}

/** The same session in another organization. */
function within({ session, owner }: OwnedSession, organizationId?: string | null): OwnedSession {
  if (organizationId === undefined) return { session, owner }
  return { session: { ...session, last_active_organization_id: organizationId }, owner }
}

const isDue = (ctx: Context, own: OwnedSession) =>
  sessionStatus(ctx.settings, { ...own, now: ctx.clock.now() }) === 'pending'

/** The organization of a session as its token says it. Who has something to do first is in none yet (GR-5). */
export function sessionOrganization(
  ctx: Context,
  own: OwnedSession,
): Pick<SessionClaimsV2, 'o' | 'fea'> {
  if (isDue(ctx, own)) return {}
  return organizationClaims(ctx.settings, activeOf(ctx.settings, own))
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
