import { createId } from '@dooryard/protocol'
import { type Clock, SECOND } from '../clock.ts'
import { afterCommit, type Db } from '../db/database.ts'
import type { Logger } from '../log.ts'
import type { Random } from '../random.ts'
import type { Letter } from './letters.ts'
import type { Transport } from './smtp.ts'

export interface Mailer {
  /**
   * Sends the letter off the request path, so that no answer waits for, or tells of, a mail server (ENUM-2). Where
   * mails are kept, the letter is kept in the given transaction; it leaves when that is committed.
   */
  send(db: Db, letter: Letter): Promise<void>
  /** Gives letters under way three seconds, then gives them up and says whose they were. */
  close(): Promise<void>
}

export interface MailerOptions {
  clock: Clock
  random: Random
  log: Logger
  /** Null: there is no mail server. */
  transport: Transport | null
  /** Keep letters for the mailbox page. */
  keep: boolean
  /** Say codes in the terminal; development only. */
  announce: boolean
}

/** Letters that may be under way at once; more are dropped with a warning rather than held in memory. */
const MAX_UNDER_WAY = 1000

/** Milliseconds that a stop waits for letters under way: whoever stops us is patient for ten seconds in all. */
const CLOSING_GRACE = 3 * SECOND

export function createMailer(options: MailerOptions): Mailer {
  const { log, transport } = options
  const underWay = new Map<Promise<void>, Letter>()
  let closed = false

  function dispatch(transport: Transport, letter: Letter): void {
    if (underWay.size >= MAX_UNDER_WAY) {
      log.warn(
        `A mail to ${masked(letter.to)} was dropped: ${MAX_UNDER_WAY} are under way. ${advice(transport)}`,
      )
      return
    }
    const sending = transport
      .send(letter)
      .catch((error: unknown) => {
        if (!closed) log.error(failure(transport, letter, messageOf(error)))
      })
      .finally(() => underWay.delete(sending))
    underWay.set(sending, letter)
  }

  return {
    async send(db, letter) {
      if (options.keep) await keepLetter(db, letter, options)
      afterCommit(db, () => {
        if (options.announce) announce(letter, log)
        if (transport) dispatch(transport, letter)
        else if (!options.keep) {
          log.warn(
            `A mail to ${masked(letter.to)} was not sent: there is no mail server. Set DOORYARD_SMTP_URL (mail.smtpUrl).`,
          )
        }
      })
    },
    async close() {
      await within(CLOSING_GRACE, Promise.all(underWay.keys()))
      closed = true
      transport?.close()
      for (const letter of underWay.values()) {
        log.error(
          failure(
            transport!,
            letter,
            'the server stops, and the mail server did not answer in time',
          ),
        )
      }
    },
  }
}

function failure(transport: Transport, { to }: Letter, reason: string): string {
  return `A mail to ${masked(to)} could not be sent: ${reason.replaceAll(to, masked(to))}. ${advice(transport)}`
}

const advice = ({ server }: Transport) =>
  `See whether ${server} can be reached, or set DOORYARD_SMTP_URL (mail.smtpUrl).`

/** Enough to know whom it concerns, too little to write to (PRIV-1). */
function masked(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, 1)}•••${address.slice(at)}`
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, milliseconds)
  await Promise.race([work, late])
  clearTimeout(timer)
}

async function keepLetter(db: Db, letter: Letter, { clock, random }: MailerOptions): Promise<void> {
  await db
    .insertInto('mails')
    .values({
      id: createId('email', random),
      to_address: letter.to,
      subject: letter.subject,
      body: letter.text,
      html: letter.html,
      code: letter.code ?? null,
      created_at: clock.now(),
    })
    .execute()
}

function announce({ to, subject, code }: Letter, log: Logger): void {
  log.info(code ? `Mail to ${to}: the code is ${code}` : `Mail to ${to}: ${subject}`)
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
