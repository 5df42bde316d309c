import type { ClerkLocals } from './attach-locals.ts'
import { findScope } from './request-scope.ts'

/** The page around a component: Astro's `Astro`. */
export interface ComponentPage {
  locals?: Partial<ClerkLocals>
  response?: { headers: Headers }
}

/** What a response says when any cache may keep it. */
export function declaresPublicCaching(headers: Headers): boolean {
  return /\bpublic\b|\bs-maxage=/i.test(headers.get('cache-control') ?? '')
}

/**
 * True for a page that declares itself public: nothing about its visitor may be in it, so its components leave that to
 * the browser (AST-6).
 */
export function isForAnybody({ locals, response }: ComponentPage): boolean {
  if (findScope(locals)?.sealed) return true
  return response !== undefined && declaresPublicCaching(response.headers)
}
