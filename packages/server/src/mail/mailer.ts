import { createId } from '@dooryard/protocol'
import type { Clock } from '../clock.ts'
import { afterCommit, type Db } from '../db/database.ts'
import type { Logger } from '../log.ts'
import { NOBODY } from '../outbox/channel.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Random } from '../random.ts'
import type { Letter } from './letters.ts'
import { masked } from './masked.ts'
import { insertMail } from './storage.ts'

export interface Mailer {
  /** False: there is neither a mail server nor a mailbox, so nobody reads what is sent. */
  readonly reachesReaders: boolean
  /** Sends the letter when the transaction it is called in is committed. */
  send(ctx: { db: Db }, letter: Letter): Promise<void>
  /** Does the same work and sends nothing: the address is nobody's (ENUM-2). */
  sendToNobody(ctx: { db: Db }, letter: Letter): Promise<void>
}

export interface MailerOptions {
  clock: Clock
  random: Random
  log: Logger
  /** Null: there is no mail server. */
  outbox: Outbox | null
  /** Keep letters for the mailbox page. */
  keep: boolean
  /** Say codes in the terminal; development only. */
  announce: boolean
}

/** The channel of letters in the outbox. */
export const MAIL_CHANNEL = 'mail'

export function createMailer({
  outbox,
  keep,
  announce,
  log,
  clock,
  random,
}: MailerOptions): Mailer {
  return {
    reachesReaders: outbox !== null || keep,
    async send({ db }, letter) {
      if (keep) await insertMail(db, { id: createId('email', random), letter, now: clock.now() })
      if (announce) afterCommit(db, () => log.info(announcement(letter)))
      if (outbox) {
        await outbox.add(db, { channel: MAIL_CHANNEL, message: letter, lifetime: letter.lifetime })
      } else if (!keep) {
        afterCommit(db, () => log.warn(notSent(letter)))
      }
    },
    async sendToNobody({ db }, letter) {
      await outbox?.add(db, { channel: NOBODY, message: letter, lifetime: letter.lifetime })
    },
  }
}

function announcement({ to, subject, code }: Letter): string {
  return code ? `Mail to ${to}: the code is ${code}` : `Mail to ${to}: ${subject}`
}

function notSent({ to }: Letter): string {
  return `A mail to ${masked(to)} was not sent: there is no mail server. Set DOORYARD_SMTP_URL (mail.smtpUrl).`
}
