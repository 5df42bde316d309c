import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Whom a limit by address concerns: an IPv4 address, the /64 of an IPv6 address, or everybody unknown (RATE-1). */
export function addressBucket(address: string | null): string {
  if (!address || !isIP(address)) return 'unknown'
  // IPv4 within IPv6, however it is spelled, is IPv4.
  const parsed = ipaddr.process(address)
  if (parsed instanceof ipaddr.IPv4) return parsed.toString()
  const network = parsed.parts.slice(0, 4).map((part) => part.toString(16))
  return `${network.join(':')}::/64`
}

/**
 * The address of the visitor: that of the peer, or, behind `hops` trusted proxies, the entry that the outermost of them
 * wrote (RATE-5). Null when nobody vouches for it.
 */
export function visitorAddress(
  peer: string | undefined,
  forwardedFor: string | null,
  hops: number,
): string | null {
  if (!forwardedFor) return peer ?? null
  const entries = forwardedFor.split(',').map(withoutPort)
  // Adapters of frameworks take the first entry, which anybody can make up, for the peer.
  const vouched = peer === undefined || withoutPort(peer) === entries[0] ? null : peer
  const entry = hops > 0 ? entries[Math.max(entries.length - hops, 0)] : undefined
  return entry && isIP(entry) ? entry : vouched
}

/** `203.0.113.7:5678` and `[2001:db8::1]:5678`, as some proxies write them. */
function withoutPort(entry: string): string {
  const text = entry.trim()
  return /^\[(.+)\](:\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
}
