import type { Browser } from '../clients/browser.ts'
import type { Context } from '../context.ts'
import type { Visitor } from '../events/events.ts'
import type { Fields, Values } from '../http/fields.ts'
import type { Actor } from '../sessions/actor.ts'

/** One request to one endpoint, read and checked. All state of a request is in it (SES-14). */
export interface Call<Body extends Fields = Fields, Query extends Fields = Fields> {
  readonly ctx: Context
  readonly request: Request
  readonly url: URL
  /** The parts of the path that vary. */
  readonly params: Record<string, string>
  readonly body: Values<Body>
  readonly query: Values<Query>
  readonly visitor: Visitor
  /** Origin of the page that asks; the claim `azp` of tokens. */
  readonly origin: string | null
  /** The browser's client, as presented and as changed by this call. */
  readonly browser: Browser
  /** Set when the route's caller is a session. */
  readonly actor: Actor | null
  /** Headers of the answer. */
  readonly headers: Headers
  /** A form posted without JavaScript: answered with 303. */
  readonly isForm: boolean
}

/** The signed-in person, on routes whose caller is a session. */
export function actorOf(call: Pick<Call, 'actor'>): Actor {
  if (!call.actor) throw new Error('This route does not ask for a session.')
  return call.actor
}
