import type { Context } from '../context.ts'
import { findMail, listMails } from '../mail/storage.ts'
import type { MailRow } from '../mail/table.ts'
import {
  LETTER_POLICY,
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
 * Answers for the mailbox page: `/mailbox` lists kept mails, `/mailbox/<id>` shows one, whose letter is
 * `/mailbox/<id>/letter`. Whoever mounts it decides
 * that this instance keeps mails (development, or `unsafeMailbox`).
 */
export async function answerMailbox(ctx: Context, path: string): Promise<Response> {
  const place: MailboxPlace = {
    path: `${ctx.basePath}${MAILBOX_PATH}`,
    applicationName: ctx.settings.applicationName,
    now: ctx.clock.now(),
  }
  const [id = '', part] = path.slice(`${MAILBOX_PATH}/`.length).split('/')
  if (!id)
    return htmlResponse(renderMailbox((await listMails(ctx.db, SHOWN_MAILS)).map(toShown), place))
  const row = await findMail(ctx.db, id)
  if (part)
    return row?.html ? letterResponse(row.html) : htmlResponse(renderMissingMail(place), 404)
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
    html: row.html,
    code: row.code,
    // What a letter is about stands in a line of its own.
    link: /^https?:\/\/\S+$/m.exec(row.body)?.[0] ?? null,
    sentAt: row.created_at,
  }
}

const PRIVATE_PAGE = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

function htmlResponse(html: string, status = 200): Response {
  const policy = { 'content-security-policy': MAILBOX_POLICY, 'x-frame-options': 'DENY' }
  return new Response(html, { status, headers: { ...PRIVATE_PAGE, ...policy } })
}

function letterResponse(html: string): Response {
  const policy = { 'content-security-policy': LETTER_POLICY, 'x-frame-options': 'SAMEORIGIN' }
  return new Response(html, { headers: { ...PRIVATE_PAGE, ...policy } })
}
