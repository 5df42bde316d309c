import { once } from 'node:events'
import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Balancer {
  /** Origin without a trailing slash. */
  readonly url: string
  /** How many requests went to each target. */
  readonly counts: readonly number[]
  close(): Promise<void>
}

/** One address before several processes: every request goes to the next of them that is there, none sticks to one. */
export async function balance(targets: readonly string[]): Promise<Balancer> {
  const counts = targets.map(() => 0)
  let turn = 0
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    for (let tries = 0; tries < targets.length; tries++) {
      const index = turn++ % targets.length
      const answer = await forward(targets[index]!, incoming, Buffer.concat(chunks)).catch(
        () => null,
      )
      if (!answer) continue
      counts[index]!++
      outgoing.writeHead(answer.statusCode!, answer.rawHeaders)
      return void answer.pipe(outgoing)
    }
    outgoing.writeHead(502).end()
  })
  await once(server.listen(0, 'localhost'), 'listening')
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    counts,
    async close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function forward(target: string, from: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  const { method, url, headers } = from
  return new Promise((resolve, reject) => {
    const options = { method, headers: { ...headers, connection: 'close' }, agent: false }
    request(`${target}${url}`, options, resolve).on('error', reject).end(body)
  })
}
