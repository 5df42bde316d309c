import { createHash } from 'node:crypto'
import type { Context } from '../context.ts'
import type { ApiError } from '../http/api-error.ts'
import { escapeHtml } from '../http/html.ts'

interface Sent {
  request: Request
  url: URL
}

export function isRefusedOrigin({ code }: ApiError): boolean {
  return code === 'origin_invalid' || code === 'origin_missing'
}

/** Pairs that were told, of each server: a browser can make up any number of them. */
const told = new WeakMap<Context, Set<string>>()
const MAX_TOLD = 20

/** Says in the log who was refused, once: a site behind a proxy it does not know refuses everybody. */
export function logRefusedOrigin(ctx: Context, { request, url }: Sent): void {
  const from = JSON.stringify(senderOf(request) ?? 'nowhere')
  const pairs = told.get(ctx) ?? new Set()
  told.set(ctx, pairs)
  const pair = `${from} ${url.origin}`
  if (pairs.has(pair) || pairs.size >= MAX_TOLD) return
  pairs.add(pair)
  ctx.log.warn(
    `A request to ${url.pathname} was refused: it came from ${from}, and the server knows itself as ${url.origin}. ` +
      'If that is one site behind a proxy, set DOORYARD_TRUSTED_PROXIES to the number of proxies; ' +
      'if it is another site of yours, list it in allowedOrigins.',
  )
}

const STYLE =
  ':root{color-scheme:light dark}body{margin:0;font:16px/24px system-ui,sans-serif}' +
  'main{max-width:480px;margin:15vh auto;padding:0 20px;overflow-wrap:anywhere}h1{font-size:20px;line-height:28px}'

const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'none'`

/**
 * What the sender of a refused form sees: no script is there to show an error, and nothing is kept for a browser that a
 * foreign page sent here.
 */
export function answerRefusedForm({
  request,
  url,
  error,
  headers,
}: Sent & { error: ApiError; headers: Headers }): Response {
  headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('content-security-policy', POLICY)
  const sender = senderOf(request)
  const from = sender ? ` from ${escapeHtml(sender)}` : ''
  const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>This form was not accepted</title><style>${STYLE}</style></head>
<body><main><h1>This form was not accepted</h1>
<p>It was sent${from} to ${escapeHtml(url.origin)}, and forms are taken from the site itself only. Nothing was changed.
Open the site at its own address and try again.</p>
<p>If this is your site: its log says what to set.</p></main></body></html>`
  return new Response(page, { status: error.status, headers })
}

const senderOf = ({ headers }: Request) => headers.get('origin')?.slice(0, 200) ?? null

/** True for a post by a browser that shows what comes back: a form, not a script. */
export function isFormPost({ method, headers }: Request): boolean {
  return method === 'POST' && (headers.get('accept') ?? '').includes('text/html')
}
