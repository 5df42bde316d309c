import { createHash } from 'node:crypto'
import { escapeHtml } from '../html.ts'

/**
 * To the page that opened this window, and by the channel of the site to one that lost it. Says nothing that is a secret, and
 * only to the origin that the way began for (RED-5).
 */
const SCRIPT = `const { message, origin } = JSON.parse(document.querySelector('[type="application/json"]').textContent)
opener?.postMessage(message, origin)
new BroadcastChannel('clerk-popup').postMessage(message)
setTimeout(() => close(), 0)`

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const POLICY = `default-src 'none'; img-src data:; script-src ${sha256(SCRIPT)}; base-uri 'none'; frame-ancestors 'none'`

interface Told {
  /** The session that began, when nothing is left to do. */
  session: string | null
  /** Where the page that opened the window goes on otherwise. */
  returnUrl: string
}

export function popupPage({ session, returnUrl }: Told): { html: string; policy: string } {
  const message = session ? { session } : { return_url: returnUrl }
  const told = inScript({ message, origin: new URL(returnUrl).origin })
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"><title>Back to the site</title></head>
<body><p>You can close this window, or <a href="${escapeHtml(returnUrl)}">go on here</a>.</p>
<script type="application/json">${told}</script>
<script>${SCRIPT}</script></body></html>
`
  return { html, policy: POLICY }
}

/** JSON that ends no element (XSS-2). */
const inScript = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&/\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
