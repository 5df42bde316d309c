import { createHash } from 'node:crypto'
import { DAY, HOUR, MINUTE } from '../clock.ts'
import { escapeHtml } from '../html.ts'
import { SCRIPT } from './script.ts'
import { STYLE } from './style.ts'

/** A mail as the page shows it. */
export interface ShownMail {
  id: string
  to: string
  subject: string
  text: string
  /** The letter as it was sent; null when only its text was kept. */
  html: string | null
  code: string | null
  link: string | null
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

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The page loads its letters and itself, and nothing else; its policy says so. */
export const MAILBOX_POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(STYLE)}`,
  `script-src ${hashOf(SCRIPT)}`,
  "connect-src 'self'",
  "frame-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A letter brings its looks along, as mails do, and can do nothing but look. */
export const LETTER_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data: https:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
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
    corner: '<span class="quiet">New mail appears here by itself</span>',
    content,
    newest: mails[0]?.id ?? 'none',
  })
}

/** One mail with its whole letter. */
export function renderMail(mail: ShownMail, place: MailboxPlace): string {
  return renderPage({
    title: titleOf(mail),
    corner: back(place),
    content: `<dl>
<dt>To</dt><dd>${escapeHtml(mail.to)}</dd>
<dt>Sent</dt><dd>${timeOf(mail, place)}</dd>
</dl>
${mail.html === null ? textOf(mail) : `${letterFrame(mail, place)}\n<details><summary>As text</summary>${textOf(mail)}</details>`}`,
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

function letterFrame(mail: ShownMail, place: MailboxPlace): string {
  return `<iframe class="letter" sandbox="allow-popups allow-popups-to-escape-sandbox" title="The letter" src="${addressOf(mail, place)}/letter"></iframe>`
}

/** What programs show that know no HTML. */
const textOf = ({ text }: ShownMail) => `<pre dir="auto">${escapeHtml(text)}</pre>`

const addressOf = ({ id }: ShownMail, { path }: MailboxPlace) =>
  escapeHtml(`${path}/${encodeURIComponent(id)}`)

/** The subject without the code, which stands beside it in large. */
function titleOf({ subject, code }: ShownMail): string {
  if (!code) return subject
  return subject.replace(`${code} is your`, 'Your').replace(code, '').trim()
}

function renderRow(mail: ShownMail, place: MailboxPlace): string {
  const href = addressOf(mail, place)
  return `<li><div>
<h2><a href="${href}" dir="auto">${escapeHtml(titleOf(mail))}</a></h2>
<p>${escapeHtml(mail.to)} · ${timeOf(mail, place)}</p>
</div>${mail.code ? codeOf(mail.code) : ''}${mail.link ? linkOf(mail.link) : ''}</li>`
}

function codeOf(code: string): string {
  return `<code class="code">${escapeHtml(code)}</code>`
}

/** As a mail program opens it: in a page of its own. */
function linkOf(link: string): string {
  return `<a class="link" href="${escapeHtml(link)}" target="_blank" rel="noopener">Open the link</a>`
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

interface PageParts {
  title: string
  corner: string
  content: string
  /** Id of the newest mail, in the page that follows what arrives. */
  newest?: string
}

function renderPage({ newest, ...parts }: PageParts): string {
  const title = escapeHtml(parts.title)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
${newest ? '<noscript><meta http-equiv="refresh" content="10"></noscript>\n' : ''}<style>${STYLE}</style>
</head>
<body>
<main${newest ? ` data-newest="${escapeHtml(newest)}"` : ''}>
<header><h1>${title}</h1>${parts.corner}</header>
${parts.content}
</main>
${newest ? `<script type="module">${SCRIPT}</script>\n` : ''}</body>
</html>
`
}
