import type { Context } from '../context.ts'
import { findMail, listMails } from '../mail/storage.ts'
import type { MailRow } from '../mail/table.ts'
import {
  MAILBOX_POLICY,
  type MailboxPlace,
  renderMail,
  renderMailbox,
  renderMissingMail,
  type ShownMail,
} from './page.ts'

/** As many as one looks through; older ones are found by their links. */
const SHOWN_MAILS = 100

/** Path of the mailbox page below the base path. */
export const MAILBOX_PATH = '/mailbox'

/**
 * Answers for the mailbox page: `/mailbox` lists kept mails, `/mailbox/<id>` shows one. Whoever mounts it decides
 * that this instance keeps mails (development, or `unsafeMailbox`).
 */
export async function answerMailbox(ctx: Context, path: string): Promise<Response> {
  const place: MailboxPlace = {
    path: `${ctx.basePath}${MAILBOX_PATH}`,
    applicationName: ctx.settings.applicationName,
    now: ctx.clock.now(),
  }
  const id = path.slice(`${MAILBOX_PATH}/`.length)
  if (!id)
    return htmlResponse(renderMailbox((await listMails(ctx.db, SHOWN_MAILS)).map(toShown), place))
  const row = await findMail(ctx.db, id)
  return row
    ? htmlResponse(renderMail(toShown(row), place))
    : htmlResponse(renderMissingMail(place), 404)
}

function toShown(row: MailRow): ShownMail {
  return {
    id: row.id,
    to: row.to_address,
    subject: row.subject,
    text: row.body,
    code: row.code,
    sentAt: row.created_at,
  }
}

function htmlResponse(html: string, status = 200): Response {
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': MAILBOX_POLICY,
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    },
  })
}
