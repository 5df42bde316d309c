import type { PathPart } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import type { EventType } from '../events/events.ts'
import type { Fields, Values } from '../http/fields.ts'
import type { Method } from '../http/method.ts'

/** What a handler of the Backend API works with. */
export interface BackendCall<
  Body extends Fields = Fields,
  Query extends Fields = Fields,
  Part extends string = string,
> {
  ctx: Context
  /** Parts of the path that vary. */
  params: Record<Part, string>
  body: Values<Body>
  query: Values<Query>
  /** Whoever holds the secret key. */
  actor: Actor
}

/** One endpoint of the Backend API. Every property is said for every endpoint (GR-2). */
export interface BackendRoute<Body extends Fields = Fields, Query extends Fields = Fields> {
  method: Method
  /** Below `/api/v1`, with `:name` for parts that vary. */
  path: string
  /** Events that the endpoint writes to the audit log; null: it changes nothing worth one. */
  audit: readonly EventType[] | null
  /** What a body may carry; anything else is refused (AZ-3). */
  body: Body
  /** What a query may carry; a filter that is not understood must not widen the answer. */
  query: Query
  /** Resolves with what is sent as JSON; undefined: there is nothing to send. */
  handle(call: BackendCall<Body, Query>): Promise<unknown>
}

type NoFields = Record<never, never>

interface Definition<Body extends Fields, Query extends Fields, Part extends string>
  extends Pick<BackendRoute, 'audit'>,
    Partial<Pick<BackendRoute<Body, Query>, 'body' | 'query'>> {
  handle(call: BackendCall<Body, Query, Part>): Promise<unknown>
}

/** The route of an endpoint: its handler gets the parts of the path by name, and the fields that are declared. */
export function backendRoute<
  Endpoint extends `${Method} /${string}`,
  Body extends Fields = NoFields,
  Query extends Fields = NoFields,
>(endpoint: Endpoint, definition: Definition<Body, Query, PathPart<Endpoint>>): BackendRoute {
  const [method, path] = endpoint.split(' ')
  return { method, path, body: {}, query: {}, ...definition } as unknown as BackendRoute
}

/** @throws {Error} when two endpoints have one method and path, or one that changes things says nothing of the audit log. */
export function assertBackendRoutes(routes: readonly BackendRoute[]): void {
  const seen = new Set<string>()
  for (const { method, path, audit } of routes) {
    const name = `${method} ${path}`
    if (audit === undefined) throw new Error(`Backend route ${name} does not say audit.`)
    if (seen.has(name)) throw new Error(`Backend route ${name} is listed twice.`)
    seen.add(name)
  }
}
