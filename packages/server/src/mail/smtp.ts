import { SECOND } from '../clock.ts'
import type { Letter } from './letters.ts'

export interface Transport {
  /** The mail server as a log may name it: host and port, without user and password. */
  readonly server: string
  send(letter: Letter): Promise<void>
  /** Breaks off what is under way. */
  close(): void
}

/** A gateway that hangs is given up: a later answer would help nobody who waits for a code (DOS-5). */
const TIMEOUTS = {
  dnsTimeout: 5 * SECOND,
  connectionTimeout: 10 * SECOND,
  greetingTimeout: 10 * SECOND,
  socketTimeout: 20 * SECOND,
  socketCloseTimeout: SECOND / 2,
}

/** Sends through an SMTP server. nodemailer is loaded with the first letter: most starts need none. */
export function createSmtpTransport(smtpUrl: string, from: string): Transport {
  const closing = new AbortController()
  const opening = once(async () => {
    const { createTransport } = await import('nodemailer')
    return createTransport(
      { url: smtpUrl, ...TIMEOUTS },
      { from, disableFileAccess: true, disableUrlAccess: true },
    )
  })
  return {
    server: serverOf(smtpUrl),
    async send({ to, subject, text, html }) {
      const transport = await opening()
      const address = { name: '', address: to }
      await transport.sendMail({ to: address, subject, text, html, signal: closing.signal })
    },
    // Its own `close()` leaves connections under way alone, and those keep the process alive.
    close: () => closing.abort(),
  }
}

function serverOf(smtpUrl: string): string {
  return URL.canParse(smtpUrl) ? new URL(smtpUrl).host : 'an address that is no URL'
}

function once<Result>(load: () => Promise<Result>): () => Promise<Result> {
  let loading: Promise<Result> | undefined
  return () => {
    loading ??= load()
    return loading
  }
}
