import {
  type ClerkErrorJSON,
  type FormFeedback,
  FormField,
  type FormFlow,
  firstSafeRedirect,
  Query,
  snakeCase,
} from '@dooryard/protocol'
import type { Browser } from '../clients/browser.ts'
import { findBrowserSession } from '../clients/browser-session.ts'
import { ensureClient } from '../clients/ensure-client.ts'
import { changeClient } from '../clients/state.ts'
import type { Context } from '../context.ts'
import { DatabaseUnavailableError } from '../db/unavailable.ts'
import { allowedOrigins } from '../http/origin.ts'
import { readParameter } from '../http/query.ts'
import type { RawBody } from '../http/read-body.ts'
import { seal, unseal } from '../keys/sealed.ts'
import { statusOf } from '../sessions/load.ts'
import { FEEDBACK_LIFETIME } from '../settings/numbers.ts'
import { proofFields } from '../strategies/fields.ts'
import type { Exchange } from './exchange.ts'
import { type Reply, redirect } from './reply.ts'

/** Never kept, never sent back (OTP-4, PW-5). */
const SECRET_FIELDS = new Set([...proofFields, 'new_password', 'current_password'])
const MAX_VALUE = 320

/** Forms of people who are signed in. */
const OF_SOMEBODY = new Set<FormFlow>(['sign_out', 'profile', 'organization'])

/** Where a form without JavaScript wants to go. */
export interface FormTargets {
  returnTo: string
  completeTo: string | null
  /** The page of the other flow, for who turns out to belong there. */
  transferTo: string | null
}

/**
 * A form's fields by their names on the wire: controls are called as in `@clerk/ui` (`emailAddress`), which tests and styles of
 * sites know, and without JavaScript are sent so. What is there by both names is there twice.
 */
export function withWireNames(body: RawBody): RawBody {
  if (textOf(body, FormField.returnTo) === null) return body
  const values = new Map<string, unknown>()
  for (const [name, value] of body.values) {
    const key = snakeCase(name)
    values.set(key, values.has(key) ? [values.get(key), value].flat() : value)
  }
  return { ...body, values }
}

/** A post with a way back, from something that shows HTML: a form whose page has no JavaScript. */
export function readFormTargets(request: Request, body: RawBody): FormTargets | null {
  const returnTo = textOf(body, FormField.returnTo)
  const accept = request.headers.get('accept') ?? ''
  if (returnTo === null || !accept.includes('text/html')) return null
  const [completeTo, transferTo] = [FormField.completeTo, FormField.transferTo].map((name) =>
    textOf(body, name),
  )
  return { returnTo, completeTo: completeTo ?? null, transferTo: transferTo ?? null }
}

interface Outcome {
  complete?: boolean | undefined
  codes?: readonly string[] | null | undefined
  errors?: ClerkErrorJSON[]
}

/**
 * The answer to a form without JavaScript, null to anything else: the outcome is kept with the client, so that the page can show it, and the form
 * goes back to the page, or on when the flow is complete. Only ever to our own pages (RED-2).
 */
export async function answerForm(
  exchange: Exchange,
  { complete = false, codes, errors = [] }: Outcome,
): Promise<Reply | null> {
  const { ctx, browser, raw, targets, url, route } = exchange
  const flow = route.form
  if (!targets || !flow) return null
  const at = errors.length > 0 ? screenOf(raw) : {}
  // Who has no client is signed out already: nothing went wrong, and nothing is kept (DOS-6).
  const isDone = complete && (OF_SOMEBODY.has(flow) || !(await hasTask(exchange)))
  const isOver = isDone || (OF_SOMEBODY.has(flow) && !browser.client)
  if (isOver) {
    if (browser.client?.feedback) await clearFeedback(ctx, browser)
  } else {
    const feedback: FormFeedback = { flow, errors, values: typedValues(raw), ...at }
    const kept = {
      feedback: JSON.stringify({
        ...feedback,
        ...sealedCodes(exchange, codes),
        ...madeBy(exchange),
      }),
      feedback_expires_at: ctx.clock.now() + FEEDBACK_LIFETIME,
    }
    if (browser.client) await changeClient(ctx, browser, kept)
    else await ensureClient(ctx, browser, kept)
  }
  const base = `${exchange.origin ?? url.origin}/`
  const wanted = isOver ? [targets.completeTo, targets.returnTo] : [targets.returnTo]
  const rules = { base, allowedOrigins: allowedOrigins(ctx, url) }
  const target = firstSafeRedirect(wanted, rules)
  return redirect(isOver ? (target ?? base) : toScreen(target ?? base, at), 303)
}

/** Who is signed in has something to do first, which the page of the form shows (GR-5). */
async function hasTask({ ctx, browser }: Exchange): Promise<boolean> {
  const id = browser.client?.last_active_session_id
  const own = id ? await findBrowserSession(ctx, browser, id) : null
  return own !== null && statusOf(ctx, own) === 'pending'
}

/** As it is kept: what is shown once is sealed for the session that it was made for (SEC-2). */
type KeptFeedback = FormFeedback & { sealed?: string; session?: string }

/** What somebody typed is not for who uses the browser after them. A form that was refused early names its session all the same. */
function madeBy({ own, route, url }: Exchange): { session?: string } {
  if (!route.form || !OF_SOMEBODY.has(route.form)) return {}
  const session = own?.session.id ?? readParameter(url, Query.sessionId)
  return session ? { session } : {}
}

function sealedCodes({ ctx, own }: Exchange, codes: Outcome['codes']): { sealed?: string } {
  if (!codes || !own) return {}
  const { keys, random } = ctx
  const place = placeOf(own.session.id)
  return { sealed: seal(JSON.stringify(codes), { key: keys.seedKey, place, random }) }
}

/** What the last form of a browser left, for the session in use; null when it is another's. */
export function openFeedback(
  { keys }: Pick<Context, 'keys'>,
  kept: string,
  sessionId: string | undefined,
): FormFeedback | null {
  const { sealed, session, ...feedback } = JSON.parse(kept) as KeptFeedback
  if (session !== undefined && session !== sessionId) return null
  const codes = sealed && sessionId && opened(keys.seedKey, sealed, sessionId)
  return codes ? { ...feedback, codes } : feedback
}

function opened(key: Buffer, sealed: string, sessionId: string): string[] | null {
  try {
    return JSON.parse(unseal(sealed, { key, place: placeOf(sessionId) }))
  } catch {
    return null // it was made for another session
  }
}

const placeOf = (sessionId: string) => `clients.feedback.${sessionId}`

/** Where a form stood, within its page: what it was refused for is told there. */
function screenOf(body: RawBody): { screen?: string } {
  const screen = textOf(body, FormField.screen)
  return screen && /^[a-z-]{1,32}(\.\w{1,64})?$/.test(screen) ? { screen } : {}
}

function toScreen(target: string, { screen }: { screen?: string }): string {
  if (!screen) return target
  const url = new URL(target)
  url.searchParams.set(FormField.screen, screen)
  return url.href
}

/** The change that the form asked for is made: it must not look undone because an old message cannot be cleared now. */
async function clearFeedback(ctx: Context, browser: Browser): Promise<void> {
  try {
    await changeClient(ctx, browser, { feedback: null, feedback_expires_at: null })
  } catch (error) {
    if (!(error instanceof DatabaseUnavailableError)) throw error
  }
}

function typedValues({ values }: RawBody): Record<string, string> {
  const entries = [...values.keys()]
    .filter((name) => !name.startsWith('_') && !SECRET_FIELDS.has(name))
    .map((name) => [name, textOf({ encoding: 'form', values }, name)] as const)
    .filter((entry): entry is [string, string] => !!entry[1] && entry[1].length <= MAX_VALUE)
  return Object.fromEntries(entries)
}

function textOf({ values }: RawBody, name: string): string | null {
  const value = values.get(name)
  const text = Array.isArray(value) && value.length === 1 ? value[0] : value
  return typeof text === 'string' && text !== '' ? text : null
}
