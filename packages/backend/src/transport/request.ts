import { API_VERSION } from '@dooryard/protocol'
import { toSnakeCase, withSnakeKeys, withSnakeKeysDeep } from '../resources/snake-case.ts'
import { apiUrlOf } from './api-url.ts'
import type { FetchLike } from './fetch-like.ts'
import { joinPaths } from './paths.ts'
import { readResponse, unreadable } from './response.ts'
import { USER_AGENT } from './user-agent.ts'

export interface TransportOptions {
  /** Credential of all calls; `sk_test_…` or `sk_live_…`. */
  secretKey?: string | undefined
  /** Credential of a machine, for machine-to-machine tokens. */
  machineSecretKey?: string | undefined
  /** Origin of the Backend API; may have a path. By default it follows from the publishable key. */
  apiUrl?: string | undefined
  publishableKey?: string | undefined
  /** First path segment, `v1` by default. */
  apiVersion?: string | undefined
  userAgent?: string | undefined
  /** False: calls go out without a credential when there is none. */
  requireSecretKey?: boolean | undefined
  /** How the Backend API is reached; `globalThis.fetch` by default. */
  fetch?: FetchLike | undefined
}

/** How a namespace differs from the others in what it puts on the wire. Backend API §1.2. */
export interface TransportKind {
  withoutVersion?: boolean
  credential?: 'required' | 'optional' | 'machine'
}

export interface ApiCall {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  /** Top-level keys are converted; falsy values are left out. */
  query?: object | undefined
  /** Top-level keys are converted. A list is sent as a JSON list. */
  body?: object | undefined
  /** Convert the keys of nested objects too. */
  deep?: boolean | undefined
  headers?: Record<string, string> | undefined
  form?: FormData | undefined
}

/** Calls the Backend API and resolves with mapped resources. Backend API §1.3, §1.4. */
export type Send = <T>(call: ApiCall) => Promise<T>

/** Binds transport options to a function that makes calls. */
export function createSend(options: TransportOptions, kind: TransportKind = {}): Send {
  const credential = options.requireSecretKey === false ? 'optional' : kind.credential
  return async <T>(call: ApiCall): Promise<T> => {
    const key = requireCredential(options, credential)
    const init = buildInit(options, call, key)
    const url = buildUrl(options, kind, call, bearerOf(init))
    const send = options.fetch ?? globalThis.fetch
    let response: Response
    try {
      response = await send(url, init)
    } catch (error) {
      throw unreadable(error)
    }
    return (await readResponse(response)) as T
  }
}

function requireCredential(
  { secretKey, machineSecretKey }: TransportOptions,
  credential: TransportKind['credential'] = 'required',
): string | undefined {
  const key = credential === 'machine' ? machineSecretKey || secretKey : secretKey
  if (credential !== 'required' || (typeof key === 'string' && key !== '')) return key
  throw missingSecretKey()
}

/** The error of everything that cannot do without a secret key. */
export function missingSecretKey(): Error {
  return new Error(
    'Missing Clerk Secret Key. Set CLERK_SECRET_KEY, or pass `secretKey`; `npx dooryard keys` makes one.',
  )
}

function bearerOf({ headers }: RequestInit): string | undefined {
  return new Headers(headers).get('authorization')?.replace(/^Bearer /, '')
}

function buildUrl(
  options: TransportOptions,
  kind: TransportKind,
  call: ApiCall,
  secretKey: string | undefined,
): string {
  const version = kind.withoutVersion ? '' : options.apiVersion || 'v1'
  const url = joinPaths(apiUrlOf({ ...options, secretKey }), version, call.path)
  const query = buildQuery(call.query)
  return query ? `${url}?${query}` : url
}

function buildQuery(params: object = {}): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(params)) {
    const values = Array.isArray(value) ? value : [value]
    for (const item of values.filter(Boolean)) query.append(toSnakeCase(key), String(item))
  }
  return query.toString()
}

function buildInit(options: TransportOptions, call: ApiCall, key: string | undefined): RequestInit {
  const headers = new Headers({
    'Clerk-API-Version': API_VERSION,
    'User-Agent': options.userAgent || USER_AGENT,
    ...call.headers,
  })
  if (key && !headers.has('Authorization')) headers.set('Authorization', `Bearer ${key}`)
  if (call.form) return { method: call.method, headers, body: call.form }
  headers.set('Content-Type', 'application/json')
  const body = call.method === 'GET' ? undefined : buildBody(call)
  return { method: call.method, headers, ...(body && { body }) }
}

/** No body at all when there is nothing to say. */
function buildBody({ body, deep }: ApiCall): string | undefined {
  if (!body || Object.values(body).every((value) => value === undefined)) return undefined
  if (deep) return JSON.stringify(withSnakeKeysDeep(body))
  return JSON.stringify(Array.isArray(body) ? body.map(withSnakeKeys) : withSnakeKeys(body))
}
