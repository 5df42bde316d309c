import { createId } from '@dooryard/protocol'
import type { Clock } from '../clock.ts'
import { afterCommit, type Db } from '../db/database.ts'
import type { Logger } from '../log.ts'
import { insertMail } from '../mail/storage.ts'
import { NOBODY } from '../outbox/channel.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { type Random, randomToken } from '../random.ts'
import { masked, type TextMessage } from './texts.ts'

export interface Texter {
  /** False: there is neither a gateway nor a mailbox, so nobody reads what is sent. */
  readonly reachesReaders: boolean
  /** Sends the message when the transaction it is called in is committed. */
  send(ctx: { db: Db }, message: TextMessage): Promise<void>
  /** Does the same work and sends nothing: the number is nobody's (ENUM-2). */
  sendToNobody(ctx: { db: Db }, message: TextMessage): Promise<void>
}

export interface TexterOptions {
  clock: Clock
  random: Random
  log: Logger
  /** Null: there is no gateway. */
  outbox: Outbox | null
  /** Keep messages for the mailbox page. */
  keep: boolean
  /** Say codes in the terminal; development only. */
  announce: boolean
}

/** The channel of text messages in the outbox. */
export const SMS_CHANNEL = 'sms'

export function createTexter({
  outbox,
  keep,
  announce,
  log,
  clock,
  random,
}: TexterOptions): Texter {
  return {
    reachesReaders: outbox !== null || keep,
    async send({ db }, message) {
      const { to, text, code, lifetime } = message
      if (keep) {
        const subject = code ? `${code} is your code, by text message` : 'A text message'
        const kept = { to, subject, text, html: null, ...(code && { code }) }
        await insertMail(db, { id: createId('email', random), letter: kept, now: clock.now() })
      }
      if (announce) {
        afterCommit(db, () =>
          log.info(code ? `Text to ${to}: the code is ${code}` : `Text to ${to}: ${text}`),
        )
      }
      if (outbox) {
        const known = { ...message, id: randomToken(random) }
        await outbox.add(db, { channel: SMS_CHANNEL, message: known, lifetime })
      }
      if (!outbox && !keep) afterCommit(db, () => log.warn(notSent(to)))
    },
    async sendToNobody({ db }, message) {
      await outbox?.add(db, { channel: NOBODY, message, lifetime: message.lifetime })
    },
  }
}

const notSent = (to: string) =>
  `A text message to ${masked(to)} was not sent: there is no gateway. Set DOORYARD_SMS_URL (sms.url).`
