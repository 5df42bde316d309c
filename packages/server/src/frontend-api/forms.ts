import { type ClerkErrorJSON, FormField, firstSafeRedirect } from '@dooryard/protocol'
import type { Browser } from '../clients/browser.ts'
import { findBrowserSession } from '../clients/browser-session.ts'
import { ensureClient } from '../clients/ensure-client.ts'
import { changeClient } from '../clients/state.ts'
import type { Context } from '../context.ts'
import { DatabaseUnavailableError } from '../db/unavailable.ts'
import type { ApiError } from '../http/api-error.ts'
import { allowedOrigins } from '../http/origin.ts'
import { DEFAULT_BODY_BYTES } from '../http/read-body.ts'
import { statusOf } from '../sessions/load.ts'
import { FEEDBACK_LIFETIME } from '../settings/numbers.ts'
import { bringsFeedback, feedbackCookie } from './browser-feedback.ts'
import type { Exchange } from './exchange.ts'
import { feedbackOf, isOfSomebody } from './feedback.ts'
import { payloadOf } from './payload.ts'
import { readFormTargets } from './read-form.ts'
import { type Reply, redirect } from './reply.ts'

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
  const { ctx, browser, raw, targets, url, route, headers } = exchange
  const flow = route.form
  if (!targets || !flow) return null
  const feedback = feedbackOf(exchange, raw, { flow, errors, codes })
  // Who has no client is signed out already: nothing went wrong, and nothing is kept (DOS-6).
  const isDone = complete && (isOfSomebody(flow) || !(await hasTask(exchange)))
  const isOver = isDone || (isOfSomebody(flow) && !browser.client)
  if (isOver) {
    if (browser.client?.feedback) await clearFeedback(ctx, browser)
  } else {
    const kept = {
      feedback: JSON.stringify(feedback),
      feedback_expires_at: ctx.clock.now() + FEEDBACK_LIFETIME,
    }
    if (browser.client) await changeClient(ctx, browser, kept)
    else await ensureClient(ctx, browser, kept)
  }
  // It is the news of an older form, which was refused before anything was looked up.
  if (bringsFeedback(exchange)) headers.append('set-cookie', feedbackCookie(ctx, url, null))
  return isOver
    ? leadTo(exchange, [targets.completeTo, targets.returnTo])
    : leadTo(exchange, [targets.returnTo], feedback.screen)
}

/**
 * The answer to a form that was refused before anything was looked up, for which nothing may be looked up now either: the
 * browser itself brings the outcome to its page. Null where it is not known which page that is.
 */
export async function answerUnread(
  exchange: Exchange,
  { errors }: ApiError,
): Promise<Reply | null> {
  const { ctx, request, url, route, headers } = exchange
  if (!route.form || route.bodyLimit > DEFAULT_BODY_BYTES) return null
  const raw = await payloadOf(exchange).catch(() => null)
  const targets = raw && readFormTargets(request, raw)
  if (!targets) return null
  const feedback = feedbackOf(exchange, raw, { flow: route.form, errors })
  headers.append('set-cookie', feedbackCookie(ctx, url, feedback))
  return leadTo(exchange, [targets.returnTo], feedback.screen)
}

/** To the first of these that is a page of ours (RED-2). */
function leadTo(
  { ctx, origin, url }: Exchange,
  wanted: readonly (string | null)[],
  screen?: string,
): Reply {
  const base = `${origin ?? url.origin}/`
  const target = firstSafeRedirect(wanted, { base, allowedOrigins: allowedOrigins(ctx, url) })
  return redirect(toScreen(target ?? base, screen), 303)
}

/** Who is signed in has something to do first, which the page of the form shows (GR-5). */
async function hasTask({ ctx, browser }: Exchange): Promise<boolean> {
  const id = browser.client?.last_active_session_id
  const own = id ? await findBrowserSession(ctx, browser, id) : null
  return own !== null && statusOf(ctx, own) === 'pending'
}

function toScreen(target: string, screen: string | undefined): string {
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
