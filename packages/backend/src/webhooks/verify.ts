import { Webhook } from 'standardwebhooks'
import type { WebhookEvent } from './events.ts'

export interface VerifyWebhookOptions {
  /** `whsec_…`; the environment's `CLERK_WEBHOOK_SIGNING_SECRET` by default. An empty one never falls back. */
  signingSecret?: string
}

const HEADERS = ['id', 'timestamp', 'signature'] as const

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
  const headers = readHeaders(request)
  const body = await request.text()
  try {
    return toEvent(new Webhook(secret).verify(body, headers) as Record<string, unknown>)
  } catch (cause) {
    throw failure(`Unable to verify incoming webhook: ${(cause as Error).message}`, cause)
  }
}

/** Svix, whose names Clerk's servers and ours use, was there before the standard that has the same headers. */
function readHeaders({ headers }: Request): Record<string, string> {
  const given = HEADERS.map((name) => [name, headers.get(`svix-${name}`)?.trim() ?? ''] as const)
  const missing = given.flatMap(([name, value]) => (value ? [] : [`svix-${name}`]))
  if (missing.length > 0) throw failure(`Missing required webhook headers: ${missing.join(', ')}`)
  return Object.fromEntries(given.map(([name, value]) => [`webhook-${name}`, value]))
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
