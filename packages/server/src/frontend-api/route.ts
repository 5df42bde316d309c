import type { FormFlow, SessionTaskJSON } from '@dooryard/protocol'
import type { EventType } from '../events/events.ts'
import type { Fields } from '../http/fields.ts'
import type { Method } from '../http/method.ts'
import { DEFAULT_BODY_BYTES } from '../http/read-body.ts'
import type { RateClass } from '../rate-limits/rules.ts'
import type { Call } from './call.ts'
import type { Reply } from './reply.ts'

/**
 * Who may call: `public` needs nothing, `client` reads the browser's client if it has one, `session` needs a signed-in
 * session of that client, `pending_session` accepts a pending one as well, and the name of a task one that is pending by that
 * task (GR-5).
 */
type Caller = 'public' | 'client' | 'session' | 'pending_session' | SessionTaskJSON['key']

/** One endpoint of the Frontend API. Every property is said for every endpoint (GR-2). */
export interface Route<Body extends Fields = Fields, Query extends Fields = Fields> {
  method: Method
  /** Below `/v1`, with `:name` for parts that vary. */
  path: string
  caller: Caller
  /**
   * What says on whose behalf it is asked: the client of the browser, or a session token in `Authorization`, beside which no
   * cookie counts (AZ-14).
   */
  credential: 'client' | 'session_token'
  /**
   * `page`: needs an allowed `Origin` (CSRF-1). `navigation`: a document that the browser opens. `open`: changes nothing.
   * `relay`: posted from anywhere, changes nothing, and is answered with the address to ask instead.
   */
  origin: 'page' | 'navigation' | 'open' | 'relay'
  /** Bytes of the body at most; 0: no body is read. */
  bodyLimit: number
  rate: RateClass
  /** Whether somebody who acts for the user may call it too (SES-10). */
  impersonator: 'may' | 'must_not'
  /** Events that the endpoint writes to the audit log; null: it changes nothing worth one. */
  audit: readonly EventType[] | null
  /** What a body may carry; anything else is refused (AZ-3). */
  body: Body
  /** What it reads from the query. */
  query: Query
  /** The flow whose feedback a form without JavaScript leaves; null: no form posts here. */
  form: FormFlow | null
  handle(call: Call<Body, Query>): Promise<Reply>
}

const PROPERTIES = [
  'method',
  'path',
  'caller',
  'credential',
  'origin',
  'bodyLimit',
  'rate',
  'impersonator',
  'audit',
  'body',
  'query',
  'form',
  'handle',
] as const

/** Endpoints that change nothing: what they say alike. */
export const reading = {
  method: 'GET',
  credential: 'client',
  origin: 'open',
  bodyLimit: 0,
  rate: 'none',
  impersonator: 'may',
  audit: null,
  body: {},
  query: {},
  form: null,
} as const

/** Endpoints by which a page changes something: what they say alike. */
export const changing = {
  credential: 'client',
  origin: 'page',
  bodyLimit: DEFAULT_BODY_BYTES,
  impersonator: 'must_not',
  body: {},
  query: {},
  form: null,
} as const

/** Ties the types of a route's handler to its fields. */
export function route<Body extends Fields, Query extends Fields>(
  definition: Route<Body, Query>,
): Route {
  return definition as unknown as Route
}

/** @throws {Error} when an endpoint leaves a property unsaid, changes things without an origin rule, or is listed twice. */
export function assertComplete(routes: readonly Route[]): void {
  const seen = new Set<string>()
  for (const route of routes) {
    const name = `${route.method} ${route.path}`
    for (const property of PROPERTIES) {
      if (route[property] === undefined) throw new Error(`Route ${name} does not say ${property}.`)
    }
    if (route.method !== 'GET' && route.origin !== 'page' && route.origin !== 'relay') {
      throw new Error(`Route ${name} changes things and must check the origin.`)
    }
    if (route.origin === 'relay' && (route.caller !== 'public' || route.audit)) {
      throw new Error(`Route ${name} is posted from anywhere and must change nothing.`)
    }
    if (route.form && route.form !== 'sign_out' && route.rate === 'none') {
      throw new Error(`Route ${name} keeps how its form ended and must have a limit.`)
    }
    if (route.credential === 'session_token' && (route.caller !== 'session' || route.form)) {
      throw new Error(
        `Route ${name} takes a token, which stands for a session and comes by no form.`,
      )
    }
    if (seen.has(name)) throw new Error(`Route ${name} is listed twice.`)
    seen.add(name)
  }
}
