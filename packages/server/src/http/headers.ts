/** On every answer (XSS-5). */
const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
} as const

/** On answers that read or set somebody's state: no cache keeps them (SES-12). */
const PRIVATE_HEADERS = {
  'cache-control': 'private, no-store',
  vary: 'Cookie, Authorization, Origin',
} as const

/** What Clerk's clients read from answers. Frontend API §1.5. */
const EXPOSED = 'x-country, retry-after, clerk-db-jwt, authorization'

export function privateHeaders(): Headers {
  return new Headers({ ...SECURITY_HEADERS, ...PRIVATE_HEADERS })
}

/** For answers that are the same for everybody. `seconds`: how long they may be kept. */
export function publicHeaders(seconds: number): Headers {
  return new Headers({
    ...SECURITY_HEADERS,
    'cache-control': `public, max-age=${seconds}`,
    'access-control-allow-origin': '*',
  })
}

/** For what never changes under its address. */
export function immutableHeaders(): Headers {
  const headers = publicHeaders(0)
  headers.set('cache-control', 'public, max-age=31536000, immutable')
  return headers
}

/** CORS for one exact origin, with credentials; never `*` or `null` (CSRF-5). */
export function allowOrigin(headers: Headers, origin: string): void {
  headers.set('access-control-allow-origin', origin)
  headers.set('access-control-allow-credentials', 'true')
  headers.set('access-control-expose-headers', EXPOSED)
}
