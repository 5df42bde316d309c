import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Handler = (request: Request, info: { clientAddress: string }) => Promise<Response>

export interface Listener {
  /** Origin without a trailing slash. */
  readonly url: string
  close(): Promise<void>
}

/** Serves a fetch handler on a port of the loopback address, by default a free one. */
export async function listen(handler: Handler, at = 0): Promise<Listener> {
  const server = createServer((incoming, outgoing) => {
    answer(handler, incoming, outgoing).catch((error) => {
      outgoing.statusCode = 500
      outgoing.end(String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse) {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const each of [value ?? []].flat()) headers.append(name, each)
  }
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const method = incoming.method ?? 'GET'
  const body = method === 'GET' || method === 'HEAD' ? null : Buffer.concat(chunks)
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host}`)
  const clientAddress = incoming.socket.remoteAddress ?? ''
  const response = await handler(new Request(url, { method, headers, body }), { clientAddress })
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') outgoing.setHeader(name, value)
  }
  outgoing.setHeader('set-cookie', response.headers.getSetCookie())
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}
