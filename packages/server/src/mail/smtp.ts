import { SECOND } from '../clock.ts'
import { type Channel, UndeliverableError } from '../outbox/channel.ts'
import type { Letter } from './letters.ts'
import { masked } from './masked.ts'

/** A gateway that hangs is given up: a later answer would help nobody who waits for a code (DOS-5). */
const TIMEOUTS = {
  dnsTimeout: 5 * SECOND,
  connectionTimeout: 10 * SECOND,
  greetingTimeout: 10 * SECOND,
  socketTimeout: 20 * SECOND,
  socketCloseTimeout: SECOND / 2,
}

/** Letters leave through an SMTP server. nodemailer is loaded with the first one: most starts need none. */
export function createSmtpChannel(smtpUrl: string, from: string): Channel<Letter> {
  const server = serverOf(smtpUrl)
  const opening = once(async () => {
    const { createTransport } = await import('nodemailer')
    return createTransport(
      { url: smtpUrl, ...TIMEOUTS },
      { from, disableFileAccess: true, disableUrlAccess: true },
    )
  })
  return {
    async deliver({ to, subject, text, html }, signal) {
      const transport = await opening()
      const address = { name: '', address: to }
      try {
        await transport.sendMail({ to: address, subject, text, html, signal })
      } catch (error) {
        throw isFinal(error) ? new UndeliverableError((error as Error).message) : error
      }
    },
    explain({ to }, reason) {
      const why = reason.replaceAll(to, masked(to))
      return (
        `A mail to ${masked(to)} could not be sent: ${why}. ` +
        `See whether ${server} can be reached, or set DOORYARD_SMTP_URL (mail.smtpUrl).`
      )
    },
  }
}

/** The server knows the recipient, or the letter, and does not want it (RFC 5321 §4.2.1: 5yz). */
function isFinal(error: unknown): boolean {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number }
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500
}

/**
 * As a log may name it: host and port, without user and password.
 *
 * @throws {Error} for what is no address of a mail server; its own text may hold a password and is not repeated.
 */
function serverOf(smtpUrl: string): string {
  const { protocol, host } = URL.parse(smtpUrl) ?? {}
  if (host && (protocol === 'smtp:' || protocol === 'smtps:')) return host
  throw new Error(
    'DOORYARD_SMTP_URL (mail.smtpUrl) is not the address of a mail server. Write smtps://user:password@host, with ' +
      'what is neither letter nor digit in the password percent-encoded.',
  )
}

function once<Result>(load: () => Promise<Result>): () => Promise<Result> {
  let loading: Promise<Result> | undefined
  return () => {
    loading ??= load()
    return loading
  }
}
