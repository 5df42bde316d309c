import { isIP, isIPv6 } from 'node:net'

/** Whom a limit by address concerns: an IPv4 address, the /64 of an IPv6 address, or everybody unknown (RATE-1). */
export function addressBucket(address: string | null): string {
  if (!address || !isIP(address)) return 'unknown'
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  return mapped ? mapped[1]! : `${expandIPv6(address).slice(0, 4).join(':')}::/64`
}

function expandIPv6(address: string): string[] {
  const [head = '', tail] = address.replace(/%.*$/, '').split('::')
  const left = head.split(':').filter(Boolean)
  const right = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length
  const groups = [...left, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...right]
  return groups.map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
}

/**
 * The address of the visitor: that of the peer, or, behind `hops` trusted proxies, the entry that the outermost of them
 * wrote (RATE-5).
 */
export function visitorAddress(
  peer: string | undefined,
  forwardedFor: string | null,
  hops: number,
): string | null {
  if (hops === 0 || !forwardedFor) return peer ?? null
  const entries = forwardedFor.split(',').map((entry) => entry.trim())
  const entry = entries[Math.max(entries.length - hops, 0)]
  return entry && isIP(entry) ? entry : (peer ?? null)
}
