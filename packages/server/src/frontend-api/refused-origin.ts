import type { Context } from '../context.ts'
import type { ApiError } from '../http/api-error.ts'
import { plainPage } from './plain-page.ts'

interface Sent {
  request: Request
  url: URL
}

export function isRefusedOrigin({ code }: ApiError): boolean {
  return code === 'origin_invalid' || code === 'origin_missing'
}

/** Pairs that were told, of each server: a browser can make up any number of them. */
const told = new WeakMap<Context['log'], Set<string>>()
const MAX_TOLD = 20

/** Says in the log who was refused, once: a site behind a proxy it does not know refuses everybody. */
export function logRefusedOrigin(ctx: Context, { request, url }: Sent): void {
  const from = JSON.stringify(senderOf(request) ?? 'nowhere')
  const pairs = told.get(ctx.log) ?? new Set()
  told.set(ctx.log, pairs)
  const pair = `${from} ${url.origin}`
  if (pairs.has(pair) || pairs.size >= MAX_TOLD) return
  pairs.add(pair)
  ctx.log.warn(
    `A request to ${url.pathname} was refused: it came from ${from}, and the server knows itself as ${url.origin}. ` +
      'If that is one site behind a proxy, set DOORYARD_TRUSTED_PROXIES to the number of proxies; ' +
      'if it is another site of yours, list it in allowedOrigins.',
  )
}

/**
 * What the sender of a refused form sees: no script is there to show an error, and nothing is kept for a browser that a
 * foreign page sent here.
 */
export function answerRefusedForm(
  { request, url, headers }: Sent & { headers: Headers },
  { status }: ApiError,
): Response {
  const sender = senderOf(request)
  const from = sender ? ` from ${sender}` : ''
  return plainPage({
    status,
    headers,
    title: 'This form was not accepted',
    paragraphs: [
      `It was sent${from} to ${url.origin}, and forms are taken from the site itself only. Nothing was changed. ` +
        'Open the site at its own address and try again.',
      'If this is your site: its log says what to set.',
    ],
  })
}

const senderOf = ({ headers }: Request) => headers.get('origin')?.slice(0, 200) ?? null
