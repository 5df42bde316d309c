import { API_VERSION } from '@dooryard/protocol'
import { toSnakeCase, withSnakeKeys } from '../resources/snake-case.ts'
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

/** How some resources differ from the others in what they put on the wire. Backend API §1.2. */
export interface TransportKind {
  withoutVersion?: boolean
  /** A machine calls: with its own key, of this call or of the client, or else the secret key. */
  asMachine?: boolean
}

export interface ApiRequest {
  method: string
  path: string
  /** Top-level keys are converted; falsy values are left out. */
  query: object
  /** Top-level keys are converted. A list is sent as a JSON list. */
  body: object
  /** Send the body as a form. */
  form?: boolean | undefined
}

/** Calls the Backend API and resolves with mapped resources. Backend API §1.3, §1.4. */
export async function sendRequest(
  options: TransportOptions & TransportKind,
  request: ApiRequest,
): Promise<unknown> {
  const key = credentialOf(options)
  const version = options.withoutVersion ? '' : options.apiVersion || 'v1'
  const url = joinPaths(apiUrlOf({ ...options, secretKey: key }), version, request.path)
  const query = buildQuery(request.query)
  const init = buildInit(options, request, key)
  const send = options.fetch ?? globalThis.fetch
  let response: Response
  try {
    response = await send(query ? `${url}?${query}` : url, init)
  } catch (error) {
    throw unreadable(error)
  }
  return readResponse(response)
}

function credentialOf(options: TransportOptions & TransportKind): string | undefined {
  const { secretKey, machineSecretKey, requireSecretKey, asMachine } = options
  const key = (asMachine && machineSecretKey) || secretKey
  if (!key && !asMachine && requireSecretKey !== false) throw missingSecretKey()
  return key
}

/** The error of everything that cannot do without a secret key. */
export function missingSecretKey(): Error {
  return new Error(
    'Missing Clerk Secret Key. Set CLERK_SECRET_KEY, or pass `secretKey`; `npx dooryard keys` makes one.',
  )
}

function buildQuery(params: object): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    for (const item of [value].flat().filter(Boolean)) query.append(toSnakeCase(name), String(item))
  }
  return query.toString()
}

function buildInit(
  options: TransportOptions,
  request: ApiRequest,
  key: string | undefined,
): RequestInit {
  const headers = new Headers({
    'Clerk-API-Version': API_VERSION,
    'User-Agent': options.userAgent || USER_AGENT,
  })
  if (key) headers.set('Authorization', `Bearer ${key}`)
  const { method } = request
  if (request.form) return { method, headers, body: toForm(request.body) }
  headers.set('Content-Type', 'application/json')
  const body = buildBody(request.body)
  return { method, headers, ...(body && { body }) }
}

/** No body at all when there is nothing to say. */
function buildBody(body: object): string | undefined {
  if (Object.values(body).every((value) => value === undefined)) return undefined
  return JSON.stringify(Array.isArray(body) ? body.map(withSnakeKeys) : withSnakeKeys(body))
}

function toForm(params: object): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(withSnakeKeys(params))) {
    if (value !== undefined) form.append(name, value as Blob | string)
  }
  return form
}
