import type { ActorClaim } from '@dooryard/protocol'

/** Somebody acts for a user, in a session of that user (SES-10). */
export interface Impersonation {
  /** Who that is. */
  actor: ActorClaim
  /** Milliseconds that the session lasts. */
  lasts: number
}
