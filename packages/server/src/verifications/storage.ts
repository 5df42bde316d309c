import type { SelectQueryBuilder } from 'kysely'
import { latestEnd } from '../clock.ts'
import type { Database, Db } from '../db/database.ts'
import { CODE_LIFETIME } from '../settings/numbers.ts'
import type { Stage, VerificationRow } from './table.ts'

/** Stages of which an attempt is at one at a time: a proof that begins at one takes the place of what the others have. */
const TOGETHER: readonly (readonly Stage[])[] = [
  ['sign_in', 'reset_password'],
  ['second_factor', 'client_trust'],
  ['reverification'],
  ['reverification_second'],
  ['sign_up'],
  ['sign_up_phone'],
  ['sign_up_account'],
  ['connection'],
  ['profile'],
  ['passkey'],
  ['organization_domain'],
]

const togetherWith = (stage: Stage) => TOGETHER.find((stages) => stages.includes(stage))!

/** Where a verification stands. */
export interface Place {
  /** The sign-in or sign-up. */
  ownerId: string
  stage: Stage
}

/** The proof in progress; with a target, only one of that. */
export async function findVerification(
  db: Db,
  { ownerId, stage }: Place,
  target?: string,
): Promise<VerificationRow | null> {
  const row = await db
    .selectFrom('verifications')
    .selectAll()
    .where('owner_id', '=', ownerId)
    .where('stage', 'in', togetherWith(stage))
    .$if(target !== undefined, (query) => query.where('identifier', '=', target!))
    .executeTakeFirst()
  return row ?? null
}

/** The proofs in progress of several owners. */
export async function findVerifications(
  db: Db,
  { ownerIds, stage }: { ownerIds: readonly string[]; stage: Stage },
): Promise<Map<string, VerificationRow>> {
  if (ownerIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('verifications')
    .selectAll()
    .where('owner_id', 'in', ownerIds)
    .where('stage', '=', stage)
    .execute()
  return new Map(rows.map((row) => [row.owner_id, row]))
}

/** All proofs of an owner, at whatever stage. */
export function listVerifications(db: Db, ownerId: string): Promise<VerificationRow[]> {
  return db.selectFrom('verifications').selectAll().where('owner_id', '=', ownerId).execute()
}

/** The one that a state stands for, as long as nobody came back with it. */
export async function findByState(db: Db, stateHash: string): Promise<VerificationRow | null> {
  const row = await db
    .selectFrom('verifications')
    .selectAll()
    .where('state_hash', '=', stateHash)
    .executeTakeFirst()
  return row ?? null
}

/**
 * The verification that a state stands for, in the browser that began it; for the first who asks alone, in one statement
 * (FED-1, FED-8, GR-4).
 */
export async function takeByState(
  db: Db,
  {
    stateHash,
    clientId,
    strategy,
    now,
  }: { stateHash: string; clientId: string; strategy: string; now: number },
): Promise<VerificationRow | null> {
  const row = await db
    .updateTable('verifications')
    .set({ state_hash: null })
    .where('state_hash', '=', stateHash)
    .where('client_id', '=', clientId)
    .where('strategy', '=', strategy)
    .where('status', '=', 'unverified')
    .where('expire_at', '>', now)
    .where('expire_at', '<=', latestEnd({ now, length: CODE_LIFETIME }))
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/**
 * Somebody opened the link that stands for a proof; for the first who does alone, in one statement (OTP-5, GR-4). `tokenHash`: of the
 * token that the browser has until then (`findStale`).
 */
export async function markOpened(
  db: Db,
  id: string,
  { now, tokenHash }: { now: number; tokenHash: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('verifications')
    .set({ status: 'verified', verified_at: now, code_hash: tokenHash })
    .where('id', '=', id)
    .where('status', '=', 'unverified')
    .where('state_hash', 'is not', null)
    .where('expire_at', '>', now)
    .where('expire_at', '<=', latestEnd({ now, length: CODE_LIFETIME }))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** What was opened a moment ago in the browser that had this token. */
export async function findStale(
  db: Db,
  { ownerId, stage, tokenHash, since }: Place & { tokenHash: string; since: number },
): Promise<VerificationRow | null> {
  const row = await db
    .selectFrom('verifications')
    .selectAll()
    .where('owner_id', '=', ownerId)
    .where('stage', '=', stage)
    .where('code_hash', '=', tokenHash)
    .where('status', '=', 'verified')
    .where('state_hash', 'is not', null)
    .where('verified_at', '>', since)
    .executeTakeFirst()
  return row ?? null
}

/** What was opened counts once: the one try that a link has (GR-4). */
export async function takeOpened(db: Db, id: string, { now }: { now: number }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('verifications')
    .set({ attempts: 1 })
    .where('id', '=', id)
    .where('status', '=', 'verified')
    .where('attempts', '=', 0)
    .where('state_hash', 'is not', null)
    .where('expire_at', '>', now)
    .where('expire_at', '<=', latestEnd({ now, length: CODE_LIFETIME }))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** How a way through another site ended, and whose it is, unless something else has begun in its place. */
export async function settleReturn(
  db: Db,
  id: string,
  change: Pick<VerificationRow, 'status' | 'verified_at' | 'error'> & { owner_id?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('verifications')
    .set({ ...change, departure: null })
    .where('id', '=', id)
    .where('status', '=', 'unverified')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** What was to go on as the other side was refused there. */
export async function refuseTransfer(db: Db, id: string, error: string): Promise<void> {
  await db
    .updateTable('verifications')
    .set({ status: 'failed', verified_at: null, error })
    .where('id', '=', id)
    .where('status', '=', 'transferable')
    .execute()
}

/** Of ways through a provider that attempts have begun: what was refused was told. */
export async function forgetErrors(db: Db, ownerIds: readonly string[]): Promise<void> {
  await db
    .updateTable('verifications')
    .set({ error: null })
    .where('owner_id', 'in', ownerIds)
    .where('stage', 'in', ['sign_in', 'sign_up_account'])
    .where('error', 'is not', null)
    .execute()
}

/** A new code voids the old one (OTP-2); another target, what was proven. Gives what was there. */
export async function clearPlace(
  db: Db,
  { ownerId, stage }: Place,
): Promise<VerificationRow | null> {
  const [row] = await db
    .deleteFrom('verifications')
    .where('owner_id', '=', ownerId)
    .where('stage', 'in', togetherWith(stage))
    .returningAll()
    .execute()
  return row ?? null
}

/** Of attempts that are over. */
export async function deleteVerificationsOf(
  db: Db,
  owners: SelectQueryBuilder<Database, 'sign_ins' | 'sign_ups' | 'reverifications', { id: string }>,
): Promise<void> {
  await db.deleteFrom('verifications').where('owner_id', 'in', owners).execute()
}

/** The proofs of addresses whose owner is forgotten, and of the owner, by their id (PRIV-2). */
export async function deleteVerificationsOfAddresses(db: Db, addresses: string[]): Promise<void> {
  if (addresses.length === 0) return
  await db.deleteFrom('verifications').where('identifier', 'in', addresses).execute()
}

export async function insertVerification(db: Db, row: VerificationRow): Promise<void> {
  await db.insertInto('verifications').values(row).execute()
}

/** Takes one try, if one is left, and gives the code's hash to compare with; in one statement (GR-4). */
export async function takeTry(
  db: Db,
  id: string,
  { now, tries }: { now: number; tries: number },
): Promise<{ codeHash: string | null; attempts: number } | null> {
  const row = await db
    .updateTable('verifications')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('status', '=', 'unverified')
    .where('expire_at', '>', now)
    .where('expire_at', '<=', latestEnd({ now, length: CODE_LIFETIME }))
    .where('attempts', '<', tries)
    .returning(['code_hash', 'attempts'])
    .executeTakeFirst()
  return row ? { codeHash: row.code_hash, attempts: row.attempts } : null
}

/** Spends a challenge, whatever came of it; for the first who asks alone, in one statement (PK-1, GR-4). */
export async function spendChallenge(
  db: Db,
  id: string,
  { status, now }: { status: 'verified' | 'failed'; now: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('verifications')
    .set({ status, verified_at: status === 'verified' ? now : null })
    .where('id', '=', id)
    .where('status', '=', 'unverified')
    .where('nonce', 'is not', null)
    .where('expire_at', '>', now)
    .where('expire_at', '<=', latestEnd({ now, length: CODE_LIFETIME }))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Ends a verification once; says whether this call did it (GR-4). The code is erased either way (OTP-4). */
export async function settleVerification(
  db: Db,
  id: string,
  change: { status: 'verified' | 'failed'; verified_at: number | null },
): Promise<boolean> {
  const result = await db
    .updateTable('verifications')
    .set({ ...change, code_hash: null })
    .where('id', '=', id)
    .where('status', '=', 'unverified')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
