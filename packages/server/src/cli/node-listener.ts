import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { RequestInfo } from '../types.ts'

export interface ListenOptions {
  port: number
  address: string
  /** How many proxies in front are trusted, so that `X-Forwarded-Proto` and `-Host` count. */
  trustedProxies: number
  handle(request: Request, info: RequestInfo): Promise<Response>
}

export interface NodeListener {
  /** `http://127.0.0.1:3000` */
  readonly url: string
  /** Takes no new request and resolves when those under way are answered. */
  close(): Promise<void>
  /** Drops the connections that are left. */
  cutOff(): void
}

/** Milliseconds for the headers, and for a whole request (DOS-5). */
const HEADERS_TIMEOUT = 10_000
const REQUEST_TIMEOUT = 30_000

/** Bytes of all headers, and of the URL (DOS-1). */
const MAX_HEADER_SIZE = 16 * 1024
const MAX_URL_LENGTH = 8 * 1024

/** Serves a fetch function through `node:http`. */
export async function listen(options: ListenOptions): Promise<NodeListener> {
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_SIZE,
      headersTimeout: HEADERS_TIMEOUT,
      requestTimeout: REQUEST_TIMEOUT,
    },
    (incoming, outgoing) => void answer(incoming, outgoing, options),
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.address, resolve)
  })
  return {
    url: urlOf(server),
    close: () => close(server),
    cutOff: () => server.closeAllConnections(),
  }
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { handle, trustedProxies }: ListenOptions,
): Promise<void> {
  try {
    const request = toRequest(incoming, trustedProxies)
    if (!request) return refuse(outgoing)
    const response = await handle(request, { clientAddress: incoming.socket.remoteAddress })
    await send(response, outgoing)
  } catch {
    // The visitor went away in the middle of the answer; nobody is left to be told.
    outgoing.destroy()
  }
}

/** Null for what is no request that a fetch function can be given: a bad Host, a bad target, a header out of range. */
function toRequest(incoming: IncomingMessage, proxies: number): Request | null {
  const { method = 'GET', url: target = '/', headers } = incoming
  if (target.length > MAX_URL_LENGTH || !target.startsWith('/')) return null
  const protocol = entryOf(headers['x-forwarded-proto'], proxies) ?? 'http'
  const host = entryOf(headers['x-forwarded-host'], proxies) ?? headers.host
  const base = `${protocol}://${host}`
  if (!/^https?:\/\/[a-z0-9.[\]:-]+$/i.test(base) || !URL.canParse(base)) return null
  const hasBody = method !== 'GET' && method !== 'HEAD'
  try {
    return new Request(new URL(base).origin + target, {
      method,
      headers: toHeaders(incoming.rawHeaders),
      ...(hasBody && { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' }),
    } as RequestInit)
  } catch {
    return null
  }
}

function toHeaders(raw: string[]): Headers {
  const headers = new Headers()
  for (let index = 0; index < raw.length; index += 2) {
    headers.append(raw[index]!, raw[index + 1]!)
  }
  return headers
}

/** Each proxy adds at the end, so the outermost trusted one wrote the entry that many places from there. */
function entryOf(header: string | string[] | undefined, proxies: number): string | undefined {
  if (proxies === 0 || header === undefined) return undefined
  const entries = [header].flat().join(',').split(',')
  return entries[Math.max(entries.length - proxies, 0)]?.trim() || undefined
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') outgoing.setHeader(name, value)
  }
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  outgoing.writeHead(response.status)
  if (response.body) await pipeline(Readable.fromWeb(response.body as never), outgoing)
  else outgoing.end()
}

function refuse(outgoing: ServerResponse): void {
  outgoing.writeHead(400, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
  outgoing.end('Bad request\n')
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
