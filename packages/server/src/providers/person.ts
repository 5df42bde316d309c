import type { Connection } from './connections.ts'
import type { Claims, Identity } from './identity.ts'

/** @throws {Error} when it does not say who it is. */
export function personOf(
  { strategy, provider }: Connection,
  claims: Claims & { iss?: unknown },
): Omit<Identity, 'scopes' | 'tokens'> {
  // Of numbers that are too large several are read as one.
  const subject = Number.isSafeInteger(claims.sub) ? String(claims.sub) : claims.sub
  // What no database tells apart is no key of an account (FED-4).
  if (typeof subject !== 'string' || subject === '' || text(subject, 255) !== subject) {
    throw new Error('It did not say who it is.')
  }
  const emailVerified = provider.vouches === true && claims.email_verified === true
  const [first = null, ...rest] = text(claims.name)?.split(' ') ?? []
  return {
    strategy,
    issuer: typeof claims.iss === 'string' ? claims.iss : provider.issuer,
    subject,
    emailAddress: address(claims.email),
    emailVerified,
    linksByAddress: emailVerified && (provider.knowsReader?.(claims) ?? true),
    firstName: text(claims.given_name) ?? first,
    lastName: text(claims.family_name) ?? (rest.join(' ') || null),
    username: text(claims.preferred_username),
    imageUrl: picture(claims.picture),
  }
}

const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

function text(value: unknown, max = 256): string | null {
  if (typeof value !== 'string' || !value.isWellFormed()) return null
  return value.replace(UNSEEN, '').trim().slice(0, max) || null
}

/** As it is, or not at all: without a letter, or with another that looks like it, it would be the address of somebody else (OTP-11). */
function address(value: unknown): string | null {
  const same = text(value, 320)
  return typeof value === 'string' && same === value.trim().normalize('NFKC') ? same : null
}

function picture(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 2048 || !URL.canParse(value)) return null
  const { protocol, href } = new URL(value)
  return protocol === 'https:' ? href : null
}
