import { Cookie } from '@dooryard/protocol'

/** Cookies that the auth server may set on a site, by the name before the suffix. */
const KNOWN: ReadonlySet<string> = new Set([
  Cookie.session,
  Cookie.clientUat,
  Cookie.refresh,
  Cookie.devBrowser,
  Cookie.handshake,
  Cookie.handshakeNonce,
  Cookie.activeContext,
])

/** Keeps complete `Set-Cookie` values that name a cookie of the protocol; what else there is, is not ours to set (SES-15). */
export function knownDirectives(directives: unknown): string[] {
  if (!Array.isArray(directives)) return []
  return directives.filter((directive) => typeof directive === 'string' && isKnown(directive))
}

/** The session token among them: the last one wins. Empty when the session ended. */
export function sessionTokenOf(directives: readonly string[]): string {
  const last = directives.findLast((directive) => directive.trimStart().startsWith(Cookie.session))
  return last ? (last.split(';')[0]!.split('=')[1] ?? '') : ''
}

export function headersOf(directives: readonly string[]): Headers {
  const headers = new Headers()
  for (const directive of directives) headers.append('Set-Cookie', directive)
  return headers
}

function isKnown(directive: string): boolean {
  const name = directive.split('=')[0]!.trim()
  const bare = name.replace(/_[A-Za-z0-9_-]{8}$/, '')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no header may hold them
  return (KNOWN.has(name) || KNOWN.has(bare)) && !/[\u0000-\u001f\u007f]/.test(directive)
}
