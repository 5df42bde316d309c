import { createId } from '@dooryard/protocol'
import type { Clock } from '../clock.ts'
import type { Db } from '../db/database.ts'
import type { Logger } from '../log.ts'
import type { Random } from '../random.ts'
import type { Letter } from './letters.ts'
import type { Transport } from './smtp.ts'

export interface Mailer {
  /**
   * Sends the letter off the request path, so that no answer waits for, or tells of, a mail server (ENUM-2). Where
   * mails are kept, the letter is kept in the given transaction.
   */
  send(db: Db, letter: Letter): Promise<void>
  /** Waits for letters under way. */
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

export function createMailer(options: MailerOptions): Mailer {
  const { log, transport } = options
  const underWay = new Set<Promise<void>>()

  function dispatch(letter: Letter): void {
    if (!transport) return
    if (underWay.size >= MAX_UNDER_WAY) {
      log.warn('Too many mails are under way; one was dropped.')
      return
    }
    const sending = transport
      .send(letter)
      .catch((error: unknown) => log.error('A mail could not be sent.', messageOf(error)))
      .finally(() => underWay.delete(sending))
    underWay.add(sending)
  }

  return {
    async send(db, letter) {
      if (options.keep) await keepLetter(db, letter, options)
      if (options.announce) announce(letter, log)
      if (!transport && !options.keep)
        log.warn('A mail was not sent: no SMTP server is configured.')
      dispatch(letter)
    },
    async close() {
      await Promise.all(underWay)
      transport?.close()
    },
  }
}

async function keepLetter(db: Db, letter: Letter, { clock, random }: MailerOptions): Promise<void> {
  await db
    .insertInto('mails')
    .values({
      id: createId('email', random),
      to_address: letter.to,
      subject: letter.subject,
      body: letter.text,
      code: letter.code ?? null,
      created_at: clock.now(),
    })
    .execute()
}

function announce({ to, subject, code }: Letter, log: Logger): void {
  log.info(code ? `Mail to ${to}: the code is ${code}` : `Mail to ${to}: ${subject}`)
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
