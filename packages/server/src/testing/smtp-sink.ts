import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface SmtpSink {
  url: string
  /** What has arrived, oldest first. */
  inbox: { to: string; data: string }[]
  /** What recipients get from now on: their mail, or this refusal. */
  refuseWith: { responseCode: number } | null
  close(): Promise<void>
}

/** A real mail server that keeps what it is given. */
export async function smtpSink(port = 0): Promise<SmtpSink> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, done) {
      done(sink.refuseWith && Object.assign(new Error('Not now'), sink.refuseWith))
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const data = Buffer.concat(chunks).toString()
        sink.inbox.push(...envelope.rcptTo.map(({ address }) => ({ to: address, data })))
        done()
      })
    },
  })
  server.on('error', () => {}) // clients that are killed hang up
  const listener = server.listen(port, '127.0.0.1')
  await once(listener, 'listening')
  const sink: SmtpSink = {
    url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    inbox: [],
    refuseWith: null,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
  return sink
}
