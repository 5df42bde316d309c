import type { ActorClaim, OrganizationMembershipJSON } from '@dooryard/protocol'
import { type ClaimTemplate, type ClaimTemplates, fillClaims } from '../claims/fill.ts'
import type { ClaimFacts } from '../claims/shortcodes.ts'
import type { Context } from '../context.ts'
import { membershipJSON } from '../memberships/view.ts'
import { SESSION_TOKEN_MAX_BYTES } from '../settings/numbers.ts'
import { roleOf } from '../settings/organization-roles.ts'
import { userJSON, userViewContext } from '../users/view.ts'
import { activeOf } from './active-organization.ts'
import type { OwnedSession } from './load.ts'

/** What else a token is made of: its header, its signature and two dots. */
const FRAME_BYTES = 560

/** What shortcodes say something of. */
export function claimFacts(ctx: Context, { session, owner }: OwnedSession): ClaimFacts {
  const actor = session.actor ? (JSON.parse(session.actor) as ActorClaim) : null
  const view = userViewContext(ctx)
  const { organization_memberships: all, ...user } = userJSON(view, owner)
  const active = activeOf(ctx.settings, { session, owner })
  const named = (one: OrganizationMembershipJSON) =>
    roleOf(ctx.settings, one.role) ? one : { ...one, role: null }
  return {
    user: { ...user, organization_memberships: all.map(named) },
    membership: active && named(membershipJSON(view, active)),
    session: { id: session.id, actor },
  }
}

/**
 * The claims of a session token with those of the settings, of which none takes the place of another (JWT-10). What does not
 * fit into a cookie is left out: nobody is signed out by their own metadata, and it takes no room from what the site says of
 * them (SES-13).
 */
export function withOwnClaims<Claims extends Record<string, unknown>>(
  ctx: Context,
  own: OwnedSession,
  claims: Claims,
): Claims {
  const templates = ctx.settings.session.claims
  if (Object.keys(templates).length === 0) return claims
  const added = fillClaims(templates, claimFacts(ctx, own))
  const left: string[] = []
  while (bytesOf({ ...added, ...claims }) > SESSION_TOKEN_MAX_BYTES - FRAME_BYTES) {
    const next = firstToGo(added, templates)
    if (next === undefined) break
    delete added[next]
    left.push(next)
  }
  if (left.length > 0) tell(ctx, left, own)
  return { ...added, ...claims }
}

/** What people write themselves, then what is largest. */
const firstToGo = (added: Record<string, unknown>, templates: ClaimTemplates) =>
  Object.keys(added).sort(
    (a, b) => isOwn(templates[b]) - isOwn(templates[a]) || sizeOf(added[b]) - sizeOf(added[a]),
  )[0]

const isOwn = (template: ClaimTemplate | undefined) =>
  Number(JSON.stringify(template ?? null).includes('unsafe_metadata'))

/** In base64url. */
const bytesOf = (claims: object) => Math.ceil((sizeOf(claims) * 4) / 3)
const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

/** Of which claims each server has told. */
const told = new WeakMap<Context['live'], Set<string>>()

function tell({ live, log }: Context, names: readonly string[], { owner }: OwnedSession): void {
  const known = told.get(live) ?? new Set()
  told.set(live, known)
  if (names.every((name) => known.has(name))) return
  for (const name of names) known.add(name)
  log.error(
    `Session tokens of ${owner.user.id}, and perhaps of others, go without the claims ${names.join(', ')}: a cookie holds 4,096 bytes. ` +
      'Name the fields that are needed in session.claims ("{{user.public_metadata.role}}"), or put less into the metadata.',
  )
}
