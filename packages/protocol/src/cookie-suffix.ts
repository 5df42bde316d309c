import { sha1 } from './sha1.ts'

/**
 * The eight characters that tell the cookies of one instance from another's on a shared host:
 * base64url(SHA-1(publishable key)). The exact text of the key counts, padding included. Frontend API §7.1.
 */
export function cookieSuffix(publishableKey: string): string {
  return btoa(String.fromCharCode(...sha1(publishableKey)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, 8)
}

/** `<name>_<suffix>`. */
export function suffixedCookie(name: string, suffix: string): string {
  return `${name}_${suffix}`
}
