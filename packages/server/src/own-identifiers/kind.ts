import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { strategiesAt } from '../strategies/index.ts'
import type { Strategy } from '../strategies/strategy.ts'
import type { UserWithEmails } from '../users/view.ts'

/** A row of what somebody is known by. */
export interface Identifier {
  id: string
  user_id: string
  verified_at: number | null
}

/** What the addresses and the numbers of a profile differ in, while they are proven. */
export interface Kind<Row extends Identifier> {
  proves: 'email_address' | 'phone_number'
  textOf(row: Row): string
  /** @throws {ApiError} 404 unless it is one of a user whom the actor reaches (AZ-1). */
  require(ctx: Context, actor: Actor, id: string): Promise<Row>
  /** Who has proven it. */
  findHolder(db: Db, text: string): Promise<Identifier | null>
  /**
   * It is proven to be theirs, in the transaction that spends the proof.
   *
   * @throws {ApiError} 422 when somebody else proved it first.
   */
  own(ctx: Context, actor: Actor, proven: Proven<Row>): Promise<void>
}

export interface Proven<Row> {
  row: Row
  owner: UserWithEmails
  /** Name of what proved it. */
  strategy: string
}

/** By what those of a kind are proven. */
export const strategiesFor = ({ proves }: Pick<Kind<never>, 'proves'>): Strategy[] =>
  strategiesAt('profile').filter((strategy) => strategy.proves === proves)
