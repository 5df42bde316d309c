import type { Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import type { OwnedSession } from '../sessions/load.ts'
import { factorsAt, strategiesAt } from '../strategies/index.ts'
import { personOf } from '../strategies/person.ts'
import type { Strategy, Subject } from '../strategies/strategy.ts'
import { listVerifications } from '../verifications/storage.ts'
import type { VerificationRow } from '../verifications/table.ts'
import { reverificationStatus } from './status.ts'
import { findReverification } from './storage.ts'
import type { ReverificationRow } from './table.ts'

/** The stages of a reverification, by what it needs. */
const STAGES = {
  needs_first_factor: 'reverification',
  needs_second_factor: 'reverification_second',
} as const

type Stage = (typeof STAGES)[keyof typeof STAGES]

export type Needs = keyof typeof STAGES

export const strategiesOf = (needs: Needs) => strategiesAt(STAGES[needs])

/** A reverification with all that its rules and its view need to know. */
export interface ReverificationFacts {
  own: OwnedSession
  reverification: ReverificationRow
  verification: VerificationRow | null
  /** Of the second factor. */
  second: VerificationRow | null
}

/** The proof that is under way for what is needed. */
export const proofFor = (
  { verification, second }: ReverificationFacts,
  needs: keyof typeof STAGES,
): VerificationRow | null => (needs === 'needs_second_factor' ? second : verification)

/** @throws {ApiError} 400 unless one was begun for the session that is not over. */
export async function loadFacts(ctx: Context, own: OwnedSession): Promise<ReverificationFacts> {
  const reverification = await findReverification(ctx.db, own.session.id)
  if (!reverification || !reverificationStatus(reverification, ctx.clock.now())) {
    throw apiError('session_reverification_missing')
  }
  const proofs = await listVerifications(ctx.db, reverification.id)
  const at = (stage: Stage) => proofs.find((proof) => proof.stage === stage) ?? null
  return {
    own,
    reverification,
    verification: at('reverification'),
    second: at('reverification_second'),
  }
}

/** @throws {ApiError} 400 unless that is what it needs. What is two factors in one is good for both (PK-7). */
export function assertNeeds(
  { clock }: Pick<Context, 'clock'>,
  reverification: ReverificationRow,
  { needs, strategy: { isWhole = false } }: { needs: Needs; strategy: Strategy },
): void {
  const status = reverificationStatus(reverification, clock.now())
  if (status === needs || (isWhole && status === 'needs_second_factor')) return
  throw apiError('invalid_action_for_session_reverification')
}

/** How what is needed can be proven. */
export const factorsFor = (
  { settings }: Pick<Context, 'settings'>,
  { owner }: OwnedSession,
  needs: Needs,
) => factorsAt(STAGES[needs], settings, personOf(owner))

/** First factors that can be shown; where the second one alone is needed, those that are both. */
export function firstFactorsFor(
  ctx: Pick<Context, 'settings'>,
  { own, reverification }: ReverificationFacts,
) {
  const factors = factorsFor(ctx, own, 'needs_first_factor')
  if (reverification.level !== 'second_factor') return factors
  const whole = factors.filter(({ strategy }) => isWhole.has(strategy))
  return whole.length > 0 ? whole : null
}

const isWhole = new Set(
  strategiesOf('needs_first_factor').flatMap(({ isWhole, name }) => (isWhole ? [name] : [])),
)

/** Whom a strategy is to prove. `address`: the one that a code goes to. */
export function subjectOf(
  facts: ReverificationFacts,
  { needs, address, visitor }: { needs: Needs; address: string; visitor: Visitor },
): Subject {
  const { own, reverification } = facts
  const stage: Stage = STAGES[needs]
  return {
    stage,
    ownerId: reverification.id,
    clientId: own.session.client_id,
    identifier: address,
    user: own.owner.user,
    verification: proofFor(facts, needs),
    visitor,
  }
}
