import type { Letter } from './letters.ts'

export interface Transport {
  send(letter: Letter): Promise<void>
  close(): void
}

/** Sends through an SMTP server. nodemailer is loaded with the first letter: most starts need none. */
export function createSmtpTransport(smtpUrl: string, from: string): Transport {
  const opening = once(async () => {
    const { createTransport } = await import('nodemailer')
    return createTransport(smtpUrl, {
      from,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  })
  let opened: Awaited<ReturnType<typeof opening>> | undefined
  return {
    async send({ to, subject, text, html }) {
      opened = await opening()
      await opened.sendMail({ to: { name: '', address: to }, subject, text, html })
    },
    close: () => opened?.close(),
  }
}

function once<Result>(load: () => Promise<Result>): () => Promise<Result> {
  let loading: Promise<Result> | undefined
  return () => {
    loading ??= load()
    return loading
  }
}
