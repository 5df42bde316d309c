import type { Visitor } from '../actor.ts'
import { type Browser, strangersBrowser } from '../clients/browser.ts'
import type { Context } from '../context.ts'
import { allowOrigin, privateHeaders } from '../http/headers.ts'
import { isAllowedOrigin } from '../http/origin.ts'
import type { RawBody } from '../http/read-body.ts'
import type { Call } from './call.ts'
import type { FormTargets } from './read-form.ts'
import type { Reply } from './reply.ts'
import type { Route } from './route.ts'

export interface Incoming {
  request: Request
  url: URL
  params: Record<string, string>
  visitor: Visitor
}

/**
 * A request on its way to the answer: each step adds what it found out. Until then it is what it could be of anybody, so
 * that a refusal can be answered from wherever it came.
 */
export type Exchange = { -readonly [Part in keyof Call]: Call[Part] } & {
  readonly route: Route
  browser: Browser
  /** What it carries; begun to be read by whichever step asks first. */
  payload: Promise<RawBody> | null
  /** The same, from the step on that tells what is wrong with it. */
  raw: RawBody
  /** Gives back the seat that a password was brought to (PW-8). */
  leaveSeat: (() => void) | null
  /** Where a form without JavaScript wants to go. */
  targets: FormTargets | null
  reply: Reply
}

const NO_BODY: RawBody = { encoding: 'form', values: new Map() }

export function openExchange(ctx: Context, route: Route, incoming: Incoming): Exchange {
  const { request, url, visitor } = incoming
  const headers = privateHeaders()
  const origin = request.headers.get('origin')
  if (origin !== null && isAllowedOrigin(ctx, origin, url)) allowOrigin(headers, origin)
  return {
    ...incoming,
    ctx,
    route,
    headers,
    origin: null,
    browser: strangersBrowser(),
    payload: null,
    raw: NO_BODY,
    leaveSeat: null,
    targets: null,
    isForm: false,
    body: {},
    query: {},
    own: null,
    actor: visitor,
    reply: { kind: 'bare', value: null },
  }
}
