import { type Clock, MINUTE, SECOND } from '../clock.ts'
import { afterCommit, type Db } from '../db/database.ts'
import { seal, unseal } from '../keys/sealed.ts'
import type { Logger } from '../log.ts'
import { type Random, randomToken } from '../random.ts'
import { type Channel, NOBODY, nobody, UndeliverableError } from './channel.ts'
import {
  claimMessages,
  deleteMessage,
  holdsMessages,
  insertMessage,
  nextDue,
  postponeMessage,
} from './storage.ts'
import type { OutboxRow } from './table.ts'

/** Pauses after the first, second… try that failed. After the last one a message is given up. */
const PAUSES = [5, 15, 45, 120, 300, 900, 3600, 3 * 3600, 6 * 3600].map((s) => s * SECOND)

/** Milliseconds for one try; then it counts as failed (DOS-5). */
const TRY_DEADLINE = 25 * SECOND

/** Who took a message and died is given up after this; longer than a try can last. */
const LEASE = 30 * SECOND

/** Tries at once. */
const MAX_UNDER_WAY = 20

/** Messages that may wait; what bounds the table when a gateway is down for long (DOS-6). */
const MAX_WAITING = 10_000

/** Longest pause between two looks: what other processes left behind is found then. */
const POLL = MINUTE

/** Milliseconds that a stop waits for tries under way: whoever stops us is patient for ten seconds in all. */
const CLOSING_GRACE = 3 * SECOND

export interface Outbox {
  /**
   * Keeps a message in the given transaction. It leaves when that is committed, off the request path, so that no answer
   * waits for, or tells of, a gateway (ENUM-2); what fails is tried again, and what is still here after a crash too.
   */
  add(db: Db, message: NewMessage): Promise<void>
  /** Tries all that is due now; resolves when nothing is under way. */
  deliverDue(): Promise<void>
  /** Gives tries under way three seconds. What did not leave stays, for the next start. */
  close(): Promise<void>
}

interface NewMessage {
  /** Name of a channel. */
  channel: string
  message: unknown
  /** Milliseconds after which it helps nobody. */
  lifetime: number
}

export interface OutboxOptions {
  db: Db
  clock: Clock
  random: Random
  log: Logger
  /** Seals what waits (OTP-4). */
  key: Buffer
  channels: Readonly<Record<string, Channel>>
}

export function createOutbox(options: OutboxOptions): Outbox {
  const { db, clock, random, log, key } = options
  const channels = new Map(Object.entries({ ...options.channels, [NOBODY]: nobody }))
  const underWay = new Set<Promise<void>>()
  const closing = new AbortController()
  let looking: Promise<void> | undefined
  let lookAgain = false
  let timer: NodeJS.Timeout | undefined

  lookIn(SECOND)

  function lookIn(pause: number): void {
    clearTimeout(timer)
    timer = setTimeout(wake, pause).unref()
  }

  function wake(): void {
    lookAgain = true
    looking ??= look().finally(() => {
      looking = undefined
      if (lookAgain) wake()
    })
  }

  async function look(): Promise<void> {
    lookAgain = false
    if (closing.signal.aborted) return
    try {
      const next = await nextDue(db)
      const pause = next === null ? POLL : next - clock.now()
      if (pause > 0) return lookIn(Math.min(pause, POLL))
      const limit = MAX_UNDER_WAY - underWay.size
      if (limit === 0) return // whoever ends looks again
      const now = clock.now()
      const rows = await claimMessages(db, { now, until: now + LEASE, limit })
      for (const row of rows) begin(row)
      lookAgain = underWay.size < MAX_UNDER_WAY
    } catch (error) {
      if (closing.signal.aborted) return
      log.warn(`Messages that wait could not be looked for: ${messageOf(error)}.`)
      lookIn(5 * SECOND)
    }
  }

  function begin(row: OutboxRow): void {
    const trying = attempt(row)
      .catch((error) =>
        log.error('How a message fared could not be kept: it is sent again.', error),
      )
      .finally(() => {
        underWay.delete(trying)
        wake()
      })
    underWay.add(trying)
  }

  async function attempt(row: OutboxRow): Promise<void> {
    const channel = channels.get(row.channel)
    if (!channel) return postponeMessage(db, row.id, row.expire_at)
    const message = open(row)
    if (message === undefined) return deleteMessage(db, row.id)
    if (row.expire_at <= clock.now())
      return giveUp(row, channel.explain(message, 'it is too late now'))
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(TRY_DEADLINE)])
    try {
      await channel.deliver(message, signal)
    } catch (error) {
      return retry(row, { error, explain: (reason) => channel.explain(message, reason) })
    }
    await deleteMessage(db, row.id)
  }

  async function retry(
    row: OutboxRow,
    { error, explain }: { error: unknown; explain: (reason: string) => string },
  ): Promise<void> {
    const now = clock.now()
    if (closing.signal.aborted) {
      log.error(
        `${explain('the server stops, and had no answer in time')} It is tried again after the next start.`,
      )
      return postponeMessage(db, row.id, now)
    }
    const pause = PAUSES[row.tries - 1]
    const isFinal = error instanceof UndeliverableError || pause === undefined
    if (isFinal || now + pause >= row.expire_at) return giveUp(row, explain(messageOf(error)))
    log.warn(`${explain(messageOf(error))} It is tried again in ${pause / SECOND} seconds.`)
    await postponeMessage(db, row.id, now + pause)
  }

  async function giveUp(row: OutboxRow, line: string): Promise<void> {
    log.error(`${line} It was given up after ${row.tries} ${row.tries === 1 ? 'try' : 'tries'}.`)
    await deleteMessage(db, row.id)
  }

  function open({ id, sealed }: OutboxRow): unknown {
    try {
      return JSON.parse(unseal(sealed, { key, place: placeOf(id) }))
    } catch (error) {
      log.error('A message in the outbox cannot be read, and is dropped.', error)
      return undefined
    }
  }

  return {
    async add(tx, { channel, message, lifetime }) {
      if (await holdsMessages(tx, MAX_WAITING)) {
        log.warn(channels.get(channel)!.explain(message, `${MAX_WAITING} others wait`))
        return
      }
      const id = randomToken(random)
      const now = clock.now()
      await insertMessage(tx, {
        id,
        channel,
        sealed: seal(JSON.stringify(message), { key, place: placeOf(id), random }),
        tries: 0,
        due_at: now,
        expire_at: now + lifetime,
        created_at: now,
      })
      afterCommit(tx, wake)
    },
    async deliverDue() {
      wake()
      await settle()
    },
    async close() {
      clearTimeout(timer)
      await within(CLOSING_GRACE, settle())
      closing.abort()
      await within(SECOND, settle())
      clearTimeout(timer)
    },
  }

  async function settle(): Promise<void> {
    while (looking || underWay.size > 0) await Promise.all([looking, ...underWay])
  }
}

const placeOf = (id: string) => `outbox/${id}`

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, milliseconds)
  await Promise.race([work, late])
  clearTimeout(timer)
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
