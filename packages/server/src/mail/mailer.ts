import { createId } from '@dooryard/protocol'
import { afterCommit } from '../db/database.ts'
import { NOBODY } from '../outbox/channel.ts'
import type { Sender, SenderOptions } from '../outbox/sender.ts'
import type { Letter } from './letters.ts'
import { masked } from './masked.ts'
import { insertMail } from './storage.ts'

export type Mailer = Sender<Letter>

/** The channel of letters in the outbox. */
export const MAIL_CHANNEL = 'mail'

export function createMailer({
  outbox,
  keep,
  announce,
  log,
  clock,
  random,
}: SenderOptions): Mailer {
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

function announcement({ to, subject, code, link }: Letter): string {
  if (link) return `Mail to ${to}: the link is ${link}`
  return code ? `Mail to ${to}: the code is ${code}` : `Mail to ${to}: ${subject}`
}

function notSent({ to }: Letter): string {
  return `A mail to ${masked(to)} was not sent: there is no mail server. Set DOORYARD_SMTP_URL (mail.smtpUrl).`
}
