import type { Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import type { OwnedSession } from '../sessions/load.ts'
import { factorsAt, strategiesAt } from '../strategies/index.ts'
import { personOf } from '../strategies/person.ts'
import type { Subject } from '../strategies/strategy.ts'
import { findVerification } from '../verifications/storage.ts'
import type { VerificationRow } from '../verifications/table.ts'
import { type ReverificationStatus, reverificationStatus } from './status.ts'
import { findReverification } from './storage.ts'
import type { ReverificationRow } from './table.ts'

/** The stages of a reverification, by what it needs. */
const STAGES = {
  needs_first_factor: 'reverification',
  needs_second_factor: 'second_factor',
} as const

type Stage = (typeof STAGES)[keyof typeof STAGES]

export const strategiesOf = (needs: keyof typeof STAGES) => strategiesAt(STAGES[needs])

/** A reverification with all that its rules and its view need to know. */
export interface ReverificationFacts {
  own: OwnedSession
  reverification: ReverificationRow
  verification: VerificationRow | null
}

/** @throws {ApiError} 400 unless one was begun for the session that is not over. */
export async function loadFacts(ctx: Context, own: OwnedSession): Promise<ReverificationFacts> {
  const reverification = await findReverification(ctx.db, own.session.id)
  if (!reverification || !reverificationStatus(reverification, ctx.clock.now())) {
    throw apiError('session_reverification_missing')
  }
  const place = { ownerId: reverification.id, stage: 'reverification' } as const
  return { own, reverification, verification: await findVerification(ctx.db, place) }
}

/** @throws {ApiError} 400 unless that is what it needs. */
export function assertNeeds(
  { clock }: Pick<Context, 'clock'>,
  reverification: ReverificationRow,
  needs: ReverificationStatus,
): void {
  if (reverificationStatus(reverification, clock.now()) !== needs) {
    throw apiError('invalid_action_for_session_reverification')
  }
}

/** How what is needed can be proven. */
export const factorsFor = (
  { settings }: Pick<Context, 'settings'>,
  { owner }: OwnedSession,
  needs: keyof typeof STAGES,
) => factorsAt(STAGES[needs], settings, personOf(owner))

/** Whom a strategy is to prove. `address`: the one that a code goes to. */
export function subjectOf(
  { own, reverification, verification }: ReverificationFacts,
  { needs, address, visitor }: { needs: keyof typeof STAGES; address: string; visitor: Visitor },
): Subject {
  const stage: Stage = STAGES[needs]
  return {
    stage,
    ownerId: reverification.id,
    clientId: own.session.client_id,
    identifier: address,
    user: own.owner.user,
    verification,
    visitor,
  }
}
