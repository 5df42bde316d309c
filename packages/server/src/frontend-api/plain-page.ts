import { createHash } from 'node:crypto'
import { escapeHtml } from '../html.ts'

const STYLE =
  ':root{color-scheme:light dark}body{margin:0;font:16px/24px system-ui,sans-serif}' +
  'main{max-width:480px;margin:15vh auto;padding:0 20px;overflow-wrap:anywhere}h1{font-size:20px;line-height:28px}' +
  'button{padding:10px 18px;font:inherit;font-weight:600;border:1px solid;border-radius:8px;background:none;color:inherit;cursor:pointer}'

const POLICY = `default-src 'none'; img-src data:; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'none'`

export interface PlainPage {
  status: number
  headers: Headers
  title: string
  /** Texts, not HTML. */
  paragraphs: readonly string[]
  /** What there is to do: a form of one button. */
  form?: { action: string; fields: Record<string, string>; button: string }
}

/** What the sender of a form sees where no page of the site can say how it ended. */
export function plainPage({ status, headers, title, paragraphs, form }: PlainPage): Response {
  headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('content-security-policy', POLICY)
  const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
${paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}${form ? formOf(form) : ''}</main></body></html>`
  return new Response(page, { status, headers })
}

function formOf({ action, fields, button }: NonNullable<PlainPage['form']>): string {
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  )
  return `<form method="post" action="${escapeHtml(action)}">${hidden.join('')}<button>${escapeHtml(button)}</button></form>`
}

/** True for a post by a browser that shows what comes back: a form, not a script. */
export function isFormPost({ method, headers }: Request): boolean {
  return method === 'POST' && (headers.get('accept') ?? '').includes('text/html')
}
