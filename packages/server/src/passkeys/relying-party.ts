import type { Context } from '../context.ts'

/** Whether a page there may use passkeys of this instance: an exact list, by settings alone (PK-2, PK-3). */
export function isOriginOfPasskeys(
  { settings, keys }: Pick<Context, 'settings' | 'keys'>,
  origin: string,
): boolean {
  const { rpId, origins } = settings.passkeys
  if (!URL.canParse(origin) || rpId === null) return false
  const { hostname, protocol, origin: parsed } = new URL(origin)
  if (parsed !== origin) return false
  if (origins.includes(origin)) return true
  if (!isWithin(hostname, rpId)) return false
  // A site under development has whatever port is free.
  if (rpId === 'localhost') return keys.instanceType === 'development'
  const isListed = hostname === rpId ? origin === `https://${rpId}` : false
  return protocol === 'https:' && (isListed || settings.allowedOrigins.includes(origin))
}

const isWithin = (hostname: string, domain: string) =>
  hostname === domain || hostname.endsWith(`.${domain}`)
