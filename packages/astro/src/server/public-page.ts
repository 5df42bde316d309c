import type { ClerkLocals } from './attach-locals.ts'
import { findScope } from './request-scope.ts'
import { isRouteCached } from './route-cache.ts'

/** The page around a component: Astro's `Astro`. */
export interface ComponentPage {
  locals?: Partial<ClerkLocals>
  response?: { headers: Headers }
  isPrerendered?: boolean
}

/** Headers in which a response tells the caches of hosts and CDNs what `Cache-Control` does not tell everybody. */
const CDN_HEADER =
  /(^|-)cdn-cache-control$|^(surrogate|edge)-control$|^x-accel-expires$|^x-litespeed-cache-control$/

export function cdnHeaders(headers: Headers): [name: string, value: string][] {
  const found: [string, string][] = []
  headers.forEach((value, name) => {
    if (CDN_HEADER.test(name)) found.push([name, value])
  })
  return found
}

/** What a response says when any cache may keep it. */
export function declaresPublicCaching(headers: Headers): boolean {
  if (/\bpublic\b|\bs-maxage=/i.test(headers.get('cache-control') ?? '')) return true
  return cdnHeaders(headers).some(([, value]) => !NOT_KEPT.test(value))
}

const NOT_KEPT = /\b(private|no-store)\b|^\s*(max-age=)?0\s*$/i

/** Data without a word on who may keep it, but for how long. Of pages that is not enough: they are personal. */
export function declaresLifetime(headers: Headers): boolean {
  const control = headers.get('cache-control') ?? ''
  if (/\b(private|no-store)\b/i.test(control)) return false
  return /\bmax-age=\s*"?[1-9]/i.test(control) || headers.has('expires')
}

/**
 * True for a page that is declared public, by its headers or by Astro's route cache, and that nobody has made personal
 * yet: nothing about its visitor may be in it, so its components leave that to the browser (AST-6).
 */
export function isForAnybody({ locals, response }: ComponentPage): boolean {
  const scope = findScope(locals)
  if (scope?.sealed) return true
  if (scope?.authRead) return false
  if (scope && isRouteCached(scope.context)) return true
  return response !== undefined && declaresPublicCaching(response.headers)
}
