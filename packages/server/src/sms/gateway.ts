import { createHmac } from 'node:crypto'
import { type Clock, toSeconds } from '../clock.ts'
import { type Channel, UndeliverableError } from '../outbox/channel.ts'
import type { SmsOptions } from '../types.ts'
import { masked, type TextMessage } from './texts.ts'

interface Gateway {
  /** As a log may name it. */
  name: string
  send(message: TextMessage, signal: AbortSignal): Promise<Response>
}

/** Text messages leave through Twilio, or through a webhook of the site's own. */
export function createSmsChannel(
  options: SmsOptions & { url: string },
  clock: Clock,
): Channel<TextMessage> {
  const gateway = gatewayOf(options, clock)
  return {
    async deliver(message, signal) {
      const answer = await gateway.send(message, signal).catch((error: Error) => {
        // The cause says more, and no address or token is in it.
        throw new Error(String((error.cause as { code?: string })?.code ?? error.message))
      })
      await answer.body?.cancel()
      if (answer.ok) return
      const reason = `it answered ${answer.status}`
      const isLater = answer.status >= 500 || [401, 403, 404, 408, 425, 429].includes(answer.status)
      throw isLater ? new Error(reason) : new UndeliverableError(reason)
    },
    explain: ({ to }, reason) =>
      `A text message to ${masked(to)} could not be sent: ${reason}. See whether ${gateway.name} can be reached and knows ` +
      'this server, or set DOORYARD_SMS_URL (sms.url).',
  }
}

/** @throws {Error} for what is no gateway; its own text may hold a token and is not repeated. */
function gatewayOf({ url, from, secret }: SmsOptions & { url: string }, clock: Clock): Gateway {
  const address = URL.parse(url)
  if (address?.protocol === 'twilio:') return twilio(address, from)
  const isPlain = address?.protocol === 'http:' && isThisMachine(address.hostname)
  if (address?.protocol === 'https:' || isPlain) return webhook(address!, { from, secret, clock })
  throw new Error(
    'DOORYARD_SMS_URL (sms.url) is no gateway for text messages. Write twilio://<account SID>:<auth token>@api.twilio.com, or the ' +
      'https address of a webhook of yours.',
  )
}

const isThisMachine = (host: string) => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(host)

/** Twilio's Programmable Messaging: one form post, with the account and its token. */
function twilio(address: URL, from: string | undefined): Gateway {
  const { username: account, password: token } = address
  if (!/^AC[0-9a-f]{32}$/i.test(account) || !token || !from) {
    throw new Error(
      'Twilio needs DOORYARD_SMS_URL (sms.url) as twilio://<account SID>:<auth token>@api.twilio.com, and DOORYARD_SMS_FROM ' +
        '(sms.from): a number such as +12025550143, or a messaging service (MG…).',
    )
  }
  const scheme = isThisMachine(address.hostname) ? 'http' : 'https'
  const host = address.host || 'api.twilio.com'
  const target = `${scheme}://${host}/2010-04-01/Accounts/${account}/Messages.json`
  const credentials = Buffer.from(`${account}:${decodeURIComponent(token)}`).toString('base64')
  const sender = from.startsWith('MG') ? 'MessagingServiceSid' : 'From'
  return {
    name: host,
    send: ({ to, text }, signal) =>
      fetch(target, {
        method: 'POST',
        headers: { authorization: `Basic ${credentials}` },
        body: new URLSearchParams({ To: to, Body: text, [sender]: from }),
        redirect: 'error',
        signal,
      }),
  }
}

/**
 * A webhook of the site's own. It gets the event `sms.created`, signed as webhooks are: `verifyWebhook(request)` says whether it
 * came from here, and a message that is tried again has the same id.
 */
function webhook(
  address: URL,
  { from, secret, clock }: { from: string | undefined; secret: string | undefined; clock: Clock },
): Gateway {
  const key = Buffer.from(secret?.replace(/^whsec_/, '') ?? '', 'base64')
  if (!secret?.startsWith('whsec_') || key.length < 24) {
    throw new Error(
      'A webhook for text messages needs DOORYARD_SMS_SECRET (sms.secret): whsec_ and at least 24 random bytes in Base64. ' +
        "`node -p \"'whsec_' + crypto.randomBytes(32).toString('base64')\"` prints one.",
    )
  }
  return {
    name: address.host,
    send(message, signal) {
      const id = `msg_${message.id}`
      const timestamp = String(toSeconds(clock.now()))
      const body = JSON.stringify(eventOf(message, { id, from, now: clock.now() }))
      const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
      return fetch(address, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'svix-id': id,
          'svix-timestamp': timestamp,
          'svix-signature': `v1,${mac}`,
        },
        body,
        redirect: 'error',
        signal,
      })
    },
  }
}

/** As Clerk's webhook of the same name has it. Backend API §3.6. */
function eventOf(
  { to, text, code }: TextMessage,
  { id, from, now }: { id: string; from: string | undefined; now: number },
) {
  return {
    object: 'event',
    type: 'sms.created',
    timestamp: now,
    data: {
      object: 'sms_message',
      id,
      from_phone_number: from ?? '',
      to_phone_number: to,
      phone_number_id: null,
      message: text,
      status: 'queued',
      slug: code ? 'verification_code' : null,
      data: code ? { otp_code: code } : null,
      delivered_by_clerk: false,
    },
  }
}
