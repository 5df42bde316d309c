import { hostCookie, parseCookies, suffixedCookie } from '@dooryard/protocol'
import { MINUTE } from '../clock.ts'
import type { Context } from '../context.ts'
import { serializeCookie } from '../http/cookies.ts'
import { seal, unseal } from '../keys/sealed.ts'
import type { Call } from './call.ts'
import type { KeptFeedback } from './feedback.ts'

const NAME = '__dooryard_form'
/** A page and its form belong together: nobody goes back to one that was refused long ago. */
const LIFETIME = MINUTE
/** What is longer does not fit into a cookie with all that is around it. */
const MAX_LENGTH = 2500

/**
 * How a form ended for which nothing may be looked up: the browser brings it to the page itself, sealed, so that it is our
 * words that the page shows and nobody else reads what was typed.
 */
export function feedbackCookie(
  { keys, random, clock, development }: Context,
  url: URL,
  feedback: KeptFeedback | null,
): string {
  const name = nameOf(keys.cookieSuffix, url)
  const options = { httpOnly: true, secure: !development || url.protocol === 'https:' }
  if (!feedback) return serializeCookie(name, '', { ...options, maxAge: 0 })
  const kept = { feedback, until: clock.now() + LIFETIME }
  const text = JSON.stringify(kept)
  const short = JSON.stringify({ ...kept, feedback: { ...feedback, values: {} } })
  const sealed = seal(Buffer.byteLength(text) > MAX_LENGTH ? short : text, {
    key: keys.formKey,
    place: NAME,
    random,
  })
  return serializeCookie(name, sealed, { ...options, maxAge: LIFETIME })
}

/** Null: there is none, it is over, or it is none of ours. */
export function readFeedbackCookie(
  { keys, clock }: Pick<Context, 'keys' | 'clock'>,
  cookies: ReadonlyMap<string, string>,
  url: URL,
): KeptFeedback | null {
  const sealed = cookies.get(nameOf(keys.cookieSuffix, url))
  if (!sealed) return null
  try {
    const { feedback, until } = JSON.parse(unseal(sealed, { key: keys.formKey, place: NAME }))
    const left = until - clock.now()
    return left > 0 && left <= LIFETIME ? feedback : null
  } catch {
    return null
  }
}

/** Whether the browser still has one to bring, over or not. */
export function bringsFeedback({
  ctx,
  request,
  url,
}: Pick<Call, 'ctx' | 'request' | 'url'>): boolean {
  return parseCookies(request.headers.get('cookie')).has(nameOf(ctx.keys.cookieSuffix, url))
}

/** On https it is one that no other host of the domain can set, as the client's is. */
function nameOf(cookieSuffix: string, { protocol }: URL): string {
  const name = suffixedCookie(NAME, cookieSuffix)
  return protocol === 'https:' ? hostCookie(name) : name
}
