import type { Context } from '../context.ts'
import type { ApiError } from '../http/api-error.ts'
import type { Subject } from '../verifications/subject.ts'
import type { VerificationRow } from '../verifications/table.ts'

/** What the visitor brings. */
export interface Proof {
  password?: string | undefined
  code?: string | undefined
  ticket?: string | undefined
}

/**
 * The second half of an attempt: runs in the transaction of what the proof leads to, and spends the proof there.
 * A refusal is a value, so that what it counts is committed.
 */
export type Redeem = (ctx: Context) => Promise<ApiError | null>

/** One way to prove who one is. */
export interface Strategy {
  name: string
  /** Starts a verification, e.g. sends a code. Absent: there is nothing to prepare. */
  prepare?(ctx: Context, subject: Subject): Promise<VerificationRow>
  /** Slow work (hashing) now, outside any transaction; the rest in `Redeem`. An error: refused already, there is nothing to redeem. */
  attempt(ctx: Context, subject: Subject, proof: Proof): Promise<Redeem | ApiError>
}
