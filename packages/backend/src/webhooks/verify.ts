import { fromBinary } from '../jwt/base64url.ts'
import type { WebhookEvent } from './events.ts'

export interface VerifyWebhookOptions {
  /** `whsec_…`; the environment's `CLERK_WEBHOOK_SIGNING_SECRET` by default. An empty one never falls back. */
  signingSecret?: string
}

/** Seconds that a message may be old, or ahead (HOOK-2). */
const TOLERANCE = 5 * 60

const HEADERS = ['svix-id', 'svix-timestamp', 'svix-signature'] as const

const encoder = new TextEncoder()

/**
 * Reads the body of a webhook request, once, and resolves with the event if its signature is good. Backend API §8.
 *
 * @throws {Error} when the secret or a header is missing, the time is off by more than five minutes, no signature fits
 * (HOOK-1), or the body is no JSON. Answer 400 then.
 */
export async function verifyWebhook(
  request: Request,
  options: VerifyWebhookOptions = {},
): Promise<WebhookEvent> {
  const secret = options.signingSecret ?? environmentSecret()
  if (!secret) throw failure('Missing webhook signing secret. Set CLERK_WEBHOOK_SIGNING_SECRET.')
  const message = readHeaders(request)
  const body = await request.text()
  const key = await importSecret(secret)
  try {
    assertTime(message.timestamp)
    await assertSignature(key, message, body)
    return toEvent(JSON.parse(body))
  } catch (cause) {
    throw failure(`Unable to verify incoming webhook: ${(cause as Error).message}`, cause)
  }
}

interface Message {
  id: string
  timestamp: string
  signature: string
}

function readHeaders({ headers }: Request): Message {
  const values = HEADERS.map((name) => headers.get(name)?.trim() ?? '')
  const missing = HEADERS.filter((_, index) => !values[index])
  if (missing.length > 0) throw failure(`Missing required webhook headers: ${missing.join(', ')}`)
  const [id, timestamp, signature] = values as [string, string, string]
  return { id, timestamp, signature }
}

function importSecret(secret: string): Promise<CryptoKey> {
  const bytes = fromBinary(atob(secret.replace(/^whsec_/, '')))
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
}

function assertTime(timestamp: string): void {
  const seconds = Number.parseInt(timestamp, 10)
  if (Number.isNaN(seconds)) throw new Error('Invalid Signature Headers')
  const age = Date.now() / 1000 - seconds
  if (age > TOLERANCE) throw new Error('Message timestamp too old')
  if (age < -TOLERANCE) throw new Error('Message timestamp too new')
}

/** Several signatures come while a secret is being replaced; Web Crypto compares in constant time. */
async function assertSignature(key: CryptoKey, message: Message, body: string): Promise<void> {
  const seconds = Number.parseInt(message.timestamp, 10)
  const signed = encoder.encode(`${message.id}.${seconds}.${body}`)
  for (const entry of message.signature.split(' ')) {
    const [version, signature = ''] = entry.split(',')
    const bytes = version === 'v1' ? decodeBase64(signature) : null
    if (bytes && (await crypto.subtle.verify('HMAC', key, bytes, signed))) return
  }
  throw new Error('No matching signature found')
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return fromBinary(atob(text))
  } catch {
    return null // no signature of ours
  }
}

function toEvent(payload: Record<string, unknown>): WebhookEvent {
  const { type, data, event_attributes, timestamp, instance_id } = payload
  const event = { type, object: 'event', data, event_attributes, timestamp, instance_id }
  return event as unknown as WebhookEvent
}

function environmentSecret(): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } }
  return process?.env?.CLERK_WEBHOOK_SIGNING_SECRET
}

function failure(message: string, cause?: unknown): Error {
  return new Error(`@clerk/backend: ${message}`, cause === undefined ? undefined : { cause })
}
