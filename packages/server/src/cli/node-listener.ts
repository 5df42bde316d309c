import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
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
  readonly address: string
  readonly port: number
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
  const { port, address, trustedProxies, handle } = options
  const answer = getRequestListener(
    (request, { incoming }) => handle(request, { clientAddress: incoming.socket.remoteAddress }),
    { overrideGlobalObjects: false },
  )
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_SIZE,
      headersTimeout: HEADERS_TIMEOUT,
      requestTimeout: REQUEST_TIMEOUT,
    },
    (incoming, outgoing) => {
      if (setPublicUrl(incoming, trustedProxies)) void answer(incoming, outgoing)
      else refuse(outgoing)
    },
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explained(error, port, address)))
    server.listen(port, address, resolve)
  })
  const bound = server.address() as AddressInfo
  return {
    url: urlOf(bound),
    address: bound.address,
    port: bound.port,
    close: () => close(server),
    cutOff: () => server.closeAllConnections(),
  }
}

/**
 * Puts the target in absolute form, as the outermost trusted proxy saw it. False for what is not answered: a bad Host, a bad
 * target, TRACE.
 */
function setPublicUrl(incoming: IncomingMessage, proxies: number): boolean {
  const { url: target = '/', method, headers } = incoming
  if (target.length > MAX_URL_LENGTH || !target.startsWith('/') || method === 'TRACE') return false
  const protocol = entryOf(headers['x-forwarded-proto'], proxies) ?? 'http'
  const host = entryOf(headers['x-forwarded-host'], proxies) ?? headers.host
  const base = `${protocol}://${host}`
  if (!/^https?:\/\/[a-z0-9.[\]:-]+$/i.test(base) || !URL.canParse(base)) return false
  incoming.url = new URL(base).origin + target
  return true
}

/** Each proxy adds at the end, so the outermost trusted one wrote the entry that many places from there. */
function entryOf(header: string | string[] | undefined, proxies: number): string | undefined {
  if (proxies === 0 || header === undefined) return undefined
  const entries = [header].flat().join(',').split(',')
  return entries[Math.max(entries.length - proxies, 0)]?.trim() || undefined
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

/** Why nothing listens there, and what to write instead. */
function explained(error: NodeJS.ErrnoException, port: number, address: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new Error(`Port ${port} is taken. Name another: --port <number>, or PORT.`)
    case 'EACCES':
      return new Error(
        `This user may not listen at port ${port}. Name another, above 1023: --port <number>, or PORT.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Error(
        `${address} is no address of this machine. Name one (--address <ip>, or HOST): 127.0.0.1, or 0.0.0.0 for all.`,
      )
    default:
      return error
  }
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
