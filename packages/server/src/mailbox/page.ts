import { createHash } from 'node:crypto'
import { DAY, HOUR, MINUTE } from '../clock.ts'
import { escapeHtml } from '../http/html.ts'
import { STYLE } from './style.ts'

/** A mail as the page shows it. */
export interface ShownMail {
  id: string
  to: string
  subject: string
  text: string
  code: string | null
  /** Milliseconds. */
  sentAt: number
}

export interface MailboxPlace {
  /** Path of the mailbox page. */
  path: string
  applicationName: string
  /** Milliseconds. */
  now: number
}

/** The page needs no script and loads nothing; its policy says so. */
export const MAILBOX_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** All mails, newest first, each with its code at hand. */
export function renderMailbox(mails: ShownMail[], place: MailboxPlace): string {
  const content =
    mails.length === 0
      ? `<div class="empty"><p>No mail yet.</p>
<p class="quiet">Sign up or sign in with a code, and the mail is here instead of in the post.</p></div>`
      : `<ol>\n${mails.map((mail) => renderRow(mail, place)).join('\n')}\n</ol>`
  return renderPage({
    title: `Mailbox of ${place.applicationName}`,
    corner: `<a href="${escapeHtml(place.path)}">Check for new mail</a>`,
    content,
  })
}

/** One mail with its whole text. */
export function renderMail(mail: ShownMail, place: MailboxPlace): string {
  return renderPage({
    title: mail.subject,
    corner: back(place),
    content: `<dl>
<dt>To</dt><dd>${escapeHtml(mail.to)}</dd>
<dt>Sent</dt><dd>${timeOf(mail, place)}</dd>
</dl>
${mail.code ? `<p class="big">${codeOf(mail.code)}</p>\n` : ''}<pre>${escapeHtml(mail.text)}</pre>`,
  })
}

/** What a link to a mail that is gone leads to. */
export function renderMissingMail(place: MailboxPlace): string {
  return renderPage({
    title: 'This mail is gone',
    corner: back(place),
    content: '<p class="quiet">It may have been cleared away with other old mails.</p>',
  })
}

function renderRow(mail: ShownMail, place: MailboxPlace): string {
  const href = escapeHtml(`${place.path}/${encodeURIComponent(mail.id)}`)
  return `<li><div>
<h2><a href="${href}">${escapeHtml(mail.subject)}</a></h2>
<p>${escapeHtml(mail.to)} · ${timeOf(mail, place)}</p>
</div>${mail.code ? codeOf(mail.code) : ''}</li>`
}

function codeOf(code: string): string {
  return `<code class="code">${escapeHtml(code)}</code>`
}

function back({ path }: MailboxPlace): string {
  return `<a href="${escapeHtml(path)}">All mails</a>`
}

function timeOf({ sentAt }: ShownMail, { now }: MailboxPlace): string {
  const iso = new Date(sentAt).toISOString()
  return `<time datetime="${iso}" title="${iso}">${age(now - sentAt)}</time>`
}

function age(milliseconds: number): string {
  if (milliseconds < MINUTE) return 'just now'
  const [unit, length] = (
    [
      ['day', DAY],
      ['hour', HOUR],
      ['minute', MINUTE],
    ] as const
  ).find(([, length]) => milliseconds >= length)!
  const count = Math.floor(milliseconds / length)
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`
}

function renderPage(parts: { title: string; corner: string; content: string }): string {
  const title = escapeHtml(parts.title)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<header><h1>${title}</h1>${parts.corner}</header>
${parts.content}
</main>
</body>
</html>
`
}
