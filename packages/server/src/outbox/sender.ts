import type { Clock } from '../clock.ts'
import type { Db } from '../db/database.ts'
import type { Logger } from '../log.ts'
import type { Random } from '../random.ts'
import type { Outbox } from './outbox.ts'

/** What brings messages of a kind to people. */
export interface Sender<Message> {
  /** False: there is neither a way out nor a mailbox, so nobody reads what is sent. */
  readonly reachesReaders: boolean
  /** Sends the message when the transaction it is called in is committed. */
  send(ctx: { db: Db }, message: Message): Promise<void>
  /** Does the same work and sends nothing: whom it is for is nobody (ENUM-2). */
  sendToNobody(ctx: { db: Db }, message: Message): Promise<void>
}

export interface SenderOptions {
  clock: Clock
  random: Random
  log: Logger
  /** Null: there is no way out. */
  outbox: Outbox | null
  /** Keep messages for the mailbox page. */
  keep: boolean
  /** Say codes in the terminal; development only. */
  announce: boolean
}
