import { request as ask } from 'node:http'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type Listener, listen } from '../conformance/harness/http.ts'

/** What stands before a site that is served to the world: it is told its own address, and text goes out compressed. */
export const startFront = (origin: string): Promise<Listener> =>
  listen(async (request) => compressed(request, await passOn(request, origin)))

/** Asks another origin, under the name by which this one was asked. */
async function passOn(request: Request, origin: string): Promise<Response> {
  const { hostname, port } = new URL(origin)
  const { pathname, search, host } = new URL(request.url)
  const headers = { ...Object.fromEntries(request.headers), host }
  const body = Buffer.from(await request.arrayBuffer())
  return new Promise((resolve, reject) => {
    ask({ hostname, port, path: pathname + search, method: request.method, headers }, (answer) => {
      const answered = new Headers()
      for (const [name, values] of Object.entries(answer.headersDistinct)) {
        for (const value of values ?? []) if (!OF_ONE_HOP.test(name)) answered.append(name, value)
      }
      const status = answer.statusCode ?? 502
      const isEmpty = status === 204 || status === 304
      if (isEmpty) answer.resume()
      resolve(
        new Response(isEmpty ? null : (Readable.toWeb(answer) as ReadableStream), {
          status,
          headers: answered,
        }),
      )
    })
      .on('error', reject)
      .end(body)
  })
}

const OF_ONE_HOP = /^(connection|keep-alive|transfer-encoding|content-length)$/
const TEXT = /^(text\/|application\/(json|javascript))/

/** The same answer as small as hosts send it, to those who ask for that: browsers do. */
export async function compressed(request: Request, response: Response): Promise<Response> {
  const isText = TEXT.test(response.headers.get('content-type') ?? '')
  const isAsked = request.headers.get('accept-encoding')?.includes('gzip')
  if (!isText || !isAsked || !response.body) return response
  const body = await promisify(gzip)(await response.arrayBuffer())
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  headers.set('content-encoding', 'gzip')
  return new Response(new Uint8Array(body), { status: response.status, headers })
}
