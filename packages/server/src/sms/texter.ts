import { createId } from '@dooryard/protocol'
import { afterCommit } from '../db/database.ts'
import { insertMail } from '../mail/storage.ts'
import { NOBODY } from '../outbox/channel.ts'
import type { Sender, SenderOptions } from '../outbox/sender.ts'
import { randomToken } from '../random.ts'
import { masked, type TextMessage } from './texts.ts'

export type Texter = Sender<TextMessage>

/** The channel of text messages in the outbox. */
export const SMS_CHANNEL = 'sms'

export function createTexter({
  outbox,
  keep,
  announce,
  log,
  clock,
  random,
}: SenderOptions): Texter {
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
