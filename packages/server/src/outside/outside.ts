import { type LookupAddress, lookup } from 'node:dns'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { SECOND } from '../clock.ts'

/** An address that a server must not be led to, or an answer that is too slow, too large, or none. */
export class OutsideError extends Error {
  override name = 'OutsideError'
}

export interface OutsideRequest {
  method?: string
  headers?: Record<string, string>
  body?: string | undefined
}

/** Asks another server. */
export type Outside = (url: string, request?: OutsideRequest) => Promise<Response>

const MAX_ANSWER = 1024 * 1024
const TIMEOUT = 5 * SECOND

export interface OutsideOptions {
  /** This machine may be asked, and over http: only while one develops. */
  allowLoopback: boolean
  timeout?: number | undefined
}

/**
 * Asks servers on the internet, and no other: over https, at an address that was looked up once, vetted and connected to,
 * with no redirects, five seconds and one mebibyte (HOOK-4, FED-10).
 */
export function createOutside({ allowLoopback, timeout = TIMEOUT }: OutsideOptions): Outside {
  return async (address, { method = 'GET', headers = {}, body } = {}) => {
    const url = new URL(address)
    const isPlain = url.protocol === 'http:' && allowLoopback
    if (url.protocol !== 'https:' && !isPlain) throw new OutsideError('Only https is asked.')
    const isGood = (ip: string) => isPublic(ip) || (allowLoopback && isLoopback(ip))
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) && !isGood(host)) throw new OutsideError('The address is not a public one.')
    const signal = AbortSignal.timeout(timeout)
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const send = isPlain ? httpRequest : httpsRequest
      const outgoing = send(url, {
        method,
        agent: false,
        lookup: vettedLookup(isGood),
        signal,
        headers: { 'user-agent': 'dooryard', ...headers, 'accept-encoding': 'identity' },
      })
      outgoing.on('response', resolve).on('error', reject).end(body)
    })
    const content = await read(answer)
    const { statusCode = 502, headers: answered } = answer
    const type = answered['content-type']
    const challenge = answered['www-authenticate']
    return new Response(statusCode === 204 || statusCode === 304 ? null : content, {
      status: statusCode,
      headers: {
        ...(type && { 'content-type': type }),
        ...(challenge && { 'www-authenticate': challenge }),
      },
    })
  }
}

async function read(answer: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of answer) {
    size += (piece as Buffer).length
    if (size > MAX_ANSWER) {
      answer.destroy()
      throw new OutsideError('The answer is too large.')
    }
    pieces.push(piece as Buffer)
  }
  return Buffer.concat(pieces)
}

/** One bad address among those of a name, and none of them is used: whoever owns the name mixes them. */
export function vettedLookup(isGood: (ip: string) => boolean, resolve = lookup): LookupFunction {
  return (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      const addresses = (found ?? []) as LookupAddress[]
      const bad = addresses.some(({ address }) => !isGood(address))
      const refusal = bad
        ? new OutsideError('The name leads to an address that is not public.')
        : null
      const [first] = addresses
      if (error || refusal || !first) {
        done(error ?? refusal ?? new OutsideError('The name leads nowhere.'), '', 0)
      } else if (options.all) {
        // biome-ignore lint/suspicious/noExplicitAny: the type knows the other form alone
        done(null, addresses as any, 0)
      } else {
        done(null, first.address, first.family)
      }
    })
  }
}

/** Not private, loopback, link-local, carrier-grade, documentation, or IPv4 that hides in IPv6. */
export function isPublic(ip: string): boolean {
  return ipaddr.isValid(ip) && ipaddr.parse(ip).range() === 'unicast'
}

const isLoopback = (ip: string) => ipaddr.isValid(ip) && ipaddr.process(ip).range() === 'loopback'
