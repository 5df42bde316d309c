import { type ActorClaim, randomText, TokenCategory } from '@dooryard/protocol'
import { fillClaims } from '../claims/fill.ts'
import { toSeconds } from '../clock.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { type OwnedSession, statusOf } from '../sessions/load.ts'
import { claimFacts } from '../sessions/own-claims.ts'
import { signClaims } from '../sessions/tokens.ts'
import { signWithOwnKey } from './sign.ts'
import { findTemplate } from './template.ts'

export interface TemplateToken {
  own: OwnedSession
  /** Name of the template. */
  name: string
  /** The page that asks. */
  origin: string | null
  /** Seconds; else as the template says. */
  lifetime?: number | undefined
}

/**
 * A token for another service. It names no session and is of a class of its own: nobody signs in with it (JWT-4). Whoever
 * takes it sees no state of the session, so one that still has tasks gets none (GR-5). Frontend API §6.3.
 *
 * @throws {ApiError} 404 when there is no such template.
 */
export async function mintTemplateToken(
  ctx: Context,
  { own, name, origin, lifetime }: TemplateToken,
): Promise<string> {
  const template = await findTemplate(ctx, { name })
  if (!template) throw apiError('jwt_template_not_found')
  if (statusOf(ctx, own) !== 'active') throw apiError('invalid_action_for_session')
  const { session, owner } = own
  const iat = toSeconds(ctx.clock.now())
  const claims = {
    ...fillClaims(template.claims, claimFacts(ctx, own)),
    iss: ctx.keys.issuer,
    sub: owner.user.id,
    ...(origin && { azp: origin }),
    iat,
    exp: iat + (lifetime ?? template.lifetime),
    nbf: iat - template.allowedClockSkew,
    jti: randomText(20, ctx.random),
    ...(session.actor && { act: JSON.parse(session.actor) as ActorClaim }),
  }
  const { signingKey: key, signingAlgorithm: algorithm } = template
  if (key === null) return signClaims(ctx, claims, TokenCategory.template)
  return signWithOwnKey(claims, { algorithm, key })
}
