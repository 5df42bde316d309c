import type { RequestContext } from './context.ts'

/** A path that cannot be decoded, is encoded twice, or climbs. The middleware answers it with 400 (AST-11). */
export class MalformedURLError extends Error {
  override readonly name = 'MalformedURLError'
  readonly statusCode = 400
}

/** Decoded, with dots, backslashes and runs of slashes resolved. */
export function canonicalPath(path: string): string {
  if (PLAIN.test(path)) return path
  const decoded = decode(path)
  if (decoded.includes('%') && decodesFurther(decoded)) {
    throw new MalformedURLError('The path is encoded more than once.')
  }
  const segments: string[] = []
  for (const segment of decoded.replaceAll('\\', '/').split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  const slash = segments.length > 0 && /\/\.{0,2}$/.test(decoded) ? '/' : ''
  return `/${segments.join('/')}${slash}`
}

/** Nothing to decode or to resolve: as nearly all are. */
const PLAIN = /^\/$|^(\/[\w-]+)+\/?$/

/** The path of the page that runs: the pattern of its route with the parameters filled in (AST-2). */
export function routePath(pattern: string, params: Record<string, string | undefined>): string {
  const path = pattern.replace(/\[(\.\.\.)?([^\]]+)\]/g, (_, rest, name) => {
    const value = params[name] ?? ''
    return rest ? value : value.replaceAll('/', '%2F')
  })
  return `/${path.split('/').filter(Boolean).join('/')}`
}

/** Refuses spellings that routers and guards could read differently (AST-11). */
export function assertPlainPath({ request, url, params = {} }: RequestContext): void {
  const asked = new URL(request.url).pathname
  canonicalPath(asked)
  if (url.pathname !== asked) canonicalPath(url.pathname)
  for (const value of Object.values(params)) {
    if (value?.split(/[/\\]/).includes('..')) {
      throw new MalformedURLError('A parameter of the path climbs.')
    }
  }
}

function decode(path: string): string {
  try {
    return decodeURI(path)
  } catch (cause) {
    throw new MalformedURLError('The path cannot be decoded.', { cause })
  }
}

function decodesFurther(decoded: string): boolean {
  try {
    return decodeURI(decoded) !== decoded
  } catch {
    return false
  }
}
