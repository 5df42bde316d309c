import type { BackendEndpoints } from '@dooryard/protocol'
import { fillPath } from './paths.ts'
import { sendRequest, type TransportKind, type TransportOptions } from './request.ts'

/** What the wire wants of an endpoint beyond its method, path and parameters. */
export interface Wire {
  /** Sent where the caller says nothing. */
  defaults?: Params
  /** Name of the parameter that is given alone, not in an object. */
  alone?: string
  /** Parameters that travel in the URL although there is a body. */
  query?: readonly string[]
  /** The body is a form, for there is a file in it. */
  form?: boolean
}

type Params = Record<string, unknown>

/**
 * Calls an endpoint. What varies in the path comes first, one argument for each part, or is in the one object of
 * parameters by its name; the other parameters are the query of a `GET`, else the body.
 */
export type EndpointCall = <T>(...args: unknown[]) => Promise<T>

/** The calls of one kind of resource, by the names of the client's methods. */
export type Calls<Resource extends keyof BackendEndpoints> = {
  [Method in keyof BackendEndpoints[Resource]]: EndpointCall
}

export function createCall(
  endpoint: string,
  transport: TransportOptions & TransportKind,
  wire: Wire = {},
): EndpointCall {
  const [method, template] = endpoint.split(' ') as [string, string]
  return async <T>(...args: unknown[]) => {
    const { path, rest } = fillPath(template, args)
    const params = wire.alone ? { [wire.alone]: rest } : toParams(rest)
    const { key, own } = transport.asMachine ? takeMachineKey(params) : { own: params }
    const all = wire.defaults ? withDefaults(own, wire.defaults) : own
    const from = key ? { ...transport, machineSecretKey: key } : transport
    const request = { method, path, form: wire.form, ...place(all, method, wire.query) }
    return (await sendRequest(from, request)) as T
  }
}

/** Whatever else came along, such as the index that `map` passes, is none. */
function toParams(value: unknown): Params {
  return typeof value === 'object' && value !== null ? (value as Params) : {}
}

/** Calls that a machine makes can carry a key of their own. */
function takeMachineKey({ machineSecretKey, ...own }: { machineSecretKey?: string }) {
  return { key: machineSecretKey, own }
}

function withDefaults(params: Params, defaults: Params): Params {
  const missing = Object.entries(defaults).filter(([name]) => params[name] === undefined)
  return { ...params, ...Object.fromEntries(missing) }
}

function place(params: Params, method: string, inQuery: readonly string[] = []) {
  if (method === 'GET') return { query: params, body: {} }
  if (method === 'DELETE') return { query: {}, body: {} }
  if (inQuery.length === 0) return { query: {}, body: params }
  const body = { ...params }
  for (const name of inQuery) delete body[name]
  return { query: Object.fromEntries(inQuery.map((name) => [name, params[name]])), body }
}

/** `limit` is 1 to 500 (10 unless given), `offset` counts from 0. */
export type Paginated<Params = object> = Params & { limit?: number; offset?: number }

/** An order: ascending with `+` or nothing in front, descending with `-`. */
export type WithSign<Field extends string> = Field | `+${Field}` | `-${Field}`
