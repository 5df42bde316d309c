import type { Db } from '../db/database.ts'
import type { MailRow } from './table.ts'

/** Kept mails, newest first. */
export async function listMails(db: Db, limit: number): Promise<MailRow[]> {
  return db
    .selectFrom('mails')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function findMail(db: Db, id: string): Promise<MailRow | null> {
  return (await db.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** What the mailbox shows: a letter, or a text message, which is text alone. */
interface KeptLetter {
  to: string
  subject: string
  text: string
  html: string | null
  code?: string
}

export async function insertMail(
  db: Db,
  { id, letter, now }: { id: string; letter: KeptLetter; now: number },
): Promise<void> {
  await db
    .insertInto('mails')
    .values({
      id,
      to_address: letter.to,
      subject: letter.subject,
      body: letter.text,
      html: letter.html,
      code: letter.code ?? null,
      created_at: now,
    })
    .execute()
}
