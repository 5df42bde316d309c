/** Where a request comes from, for audit and limits. */
export interface Sender {
  address: string | null
  userAgent: string | null
  /** Id of the request, also in its answer. */
  traceId: string
}

/** Somebody of whom nothing is known. Every request begins as one; some pages are for them. */
export interface Visitor extends Sender {
  kind: 'visitor'
}

/** A person, who acts on what is their own (AZ-1). */
export interface UserActor extends Sender {
  kind: 'user'
  user: { id: string }
  /** The session that the request names; null for who has just shown who they are, and gets one next. */
  session: {
    id: string
    first_factor_at: number | null
    second_factor_at: number | null
    /** `ActorClaim` as JSON: somebody else acts for that person. */
    actor: string | null
  } | null
}

/** The site's own server, which holds the secret key. */
export interface SiteActor extends Sender {
  kind: 'secret_key'
}

/**
 * Whoever asks. Surfaces find out who it is, rules are told (`rule(ctx, actor, input)`), and the audit log is told by them.
 * An operator and a machine will be kinds of their own.
 */
export type Actor = Visitor | UserActor | SiteActor

/** The server itself, or somebody at its command line: who has the secret key, and sends no request. */
export const siteItself = (traceId: string): SiteActor => ({
  kind: 'secret_key',
  address: null,
  userAgent: null,
  traceId,
})

/** The person that a visitor turned out to be. */
export function asUser(
  { address, userAgent, traceId }: Sender,
  { user, session = null }: { user: { id: string }; session?: UserActor['session'] },
): UserActor {
  return { kind: 'user', user, session, address, userAgent, traceId }
}

/** What the audit log calls an actor; null for who is unknown. */
export function actorId(actor: Actor): string | null {
  if (actor.kind === 'visitor') return null
  return actor.kind === 'user' ? actor.user.id : actor.kind
}

/** Who acts for that person, if it is somebody else (SES-10). */
export function impersonatorOf(actor: Actor): string | null {
  const claim = actor.kind === 'user' ? (actor.session?.actor ?? null) : null
  return claim === null ? null : (JSON.parse(claim) as { sub: string }).sub
}

/** The site answers for what it does: it is asked for no proof of its own. */
export const isSite = (actor: Actor): boolean => actor.kind === 'secret_key'

/** Whether what belongs to that user is the actor's to see and to change: people have their own, the site all (AZ-1). */
export function reaches(actor: Actor, userId: string): boolean {
  return isSite(actor) || actorId(actor) === userId
}
