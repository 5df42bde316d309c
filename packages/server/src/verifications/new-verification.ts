import { createId } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { CODE_LIFETIME } from '../settings/numbers.ts'
import type { Place } from './storage.ts'
import type { VerificationRow } from './table.ts'

interface Beginning extends Place {
  clientId: string
  strategy: string
  /** What it is to prove. */
  identifier: string
}

/** A verification as it begins. */
export function newVerification(
  { clock, random }: Pick<Context, 'clock' | 'random'>,
  { ownerId, stage, clientId, strategy, identifier }: Beginning,
): VerificationRow {
  const now = clock.now()
  return {
    id: createId('verification', random),
    stage,
    owner_id: ownerId,
    client_id: clientId,
    strategy,
    identifier,
    status: 'unverified',
    code_hash: null,
    attempts: 0,
    sent_at: null,
    state_hash: null,
    departure: null,
    nonce: null,
    error: null,
    verified_at: null,
    expire_at: now + CODE_LIFETIME,
    created_at: now,
  }
}
