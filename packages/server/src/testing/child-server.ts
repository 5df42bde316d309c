import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from '../index.ts'
import type { ChildOptions } from './child.ts'
import { killedAfter } from './dying.ts'
import { developmentKeys } from './keys.ts'

/**
 * A server in a process of its own, for tests that kill it: `node child-server.ts <database> <options as JSON>` prints its port.
 * A request with `x-killed-after: 3` is its last: it dies with the fourth statement, or before it answers.
 */
const {
  smtpUrl,
  clockAhead = 0,
  killedAfter: end,
  settings,
}: ChildOptions = JSON.parse(process.argv[3]!)
// A test that failed may leave it behind: it ends with whoever started it, and holds up no run.
process.stdin.resume().once('close', () => process.exit())
const silent = { info() {}, warn() {}, error() {} }
const start = () =>
  createServer({
    ...developmentKeys,
    mode: 'development',
    database: process.argv[2]!,
    log: silent,
    mail: { smtpUrl },
    clock: { now: () => Date.now() + clockAhead },
    settings: {
      social: { google: true },
      rateLimits: { attempt: { max: 9999 }, create: { max: 9999 } },
      ...settings,
    },
  })
const server = await (end === undefined ? start() : killedAfter(end, start))
const listener = createHttpServer(async (incoming, outgoing) => {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const { method = 'GET', headers, url } = incoming
  const request = new Request(`https://app.test${url}`, {
    method,
    headers: headers as Record<string, string>,
    ...(method === 'GET' ? {} : { body: Buffer.concat(chunks) }),
  })
  const answer = () => server.fetch(request, { clientAddress: '127.0.0.1' })
  const last = headers['x-killed-after']
  const response = await (last ? killedAfter(Number(last), answer) : answer())
  outgoing.setHeaders(response.headers).writeHead(response.status)
  outgoing.end(await response.text())
})
listener.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(listener.address() as AddressInfo).port}\n`)
})
