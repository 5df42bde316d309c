import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as the server saw it. */
export interface Seen {
  /** `POST /v1/client/sign_ins`, with the real method. */
  what: string
  query: URLSearchParams
  form: URLSearchParams
  contentType: string | undefined
}

export interface Answer {
  status?: number
  headers?: Record<string, string>
  body?: unknown
  /** In place of a body: what a proxy before the server would send. */
  text?: string
  /** Closes the connection without an answer. */
  hangUp?: boolean
  /** Never answers. */
  hang?: boolean
}

type Route = (seen: Seen) => Answer | Promise<Answer>

export interface TestServer {
  origin: string
  seen: Seen[]
  /** Answers by `METHOD /path` below `/__clerk/v1`; may change while the server runs. */
  routes: Record<string, Route>
  count(what: string): number
  close(): Promise<void>
}

/** A real HTTP server that answers as a test says: for faults that a healthy server does not have. */
export async function startServer(routes: Record<string, Route>): Promise<TestServer> {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const url = new URL(request.url ?? '/', 'http://localhost')
    const method = url.searchParams.get('_method') ?? request.method
    const one: Seen = {
      what: `${method} ${url.pathname.replace(/^(\/__clerk)?\/v1/, '')}`,
      query: url.searchParams,
      form: new URLSearchParams(Buffer.concat(chunks).toString()),
      contentType: request.headers['content-type'],
    }
    seen.push(one)
    const route = test.routes[one.what]
    const answer = route
      ? await route(one)
      : { status: 404, body: { errors: [{ code: 'resource_not_found', message: 'not found' }] } }
    if (answer.hangUp) return void request.socket.destroy()
    if (answer.hang) return
    response.writeHead(answer.status ?? 200, {
      'content-type': answer.text === undefined ? 'application/json' : 'text/html',
      ...answer.headers,
    })
    const text = answer.text ?? JSON.stringify(answer.body ?? {})
    response.end(answer.status === 204 ? undefined : text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const test: TestServer = {
    origin: `http://127.0.0.1:${port}`,
    seen,
    routes,
    count: (what) => seen.filter((one) => one.what === what).length,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return test
}
