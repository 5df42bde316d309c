/**
 * Parses a `Cookie` header. A name that comes more than once is left out: the second one may have been planted
 * from a sibling host (SES-3). Values are percent-decoded; broken sequences are kept as they are.
 */
export function parseCookies(header: string | null | undefined): Map<string, string> {
  const cookies = new Map<string, string>()
  const repeated = new Set<string>()
  for (const pair of header?.split(';') ?? []) {
    const equals = pair.indexOf('=')
    if (equals < 0) continue
    const name = pair.slice(0, equals).trim()
    if (cookies.has(name)) repeated.add(name)
    else cookies.set(name, decodeValue(pair.slice(equals + 1).trim()))
  }
  for (const name of repeated) cookies.delete(name)
  return cookies
}

function decodeValue(value: string): string {
  const text = value.replace(/^"(.*)"$/, '$1')
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
