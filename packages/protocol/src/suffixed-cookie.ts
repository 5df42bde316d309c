// Apart from `cookie-suffix.ts`: a browser that digests by itself carries nothing that does.

/** `<name>_<suffix>`. */
export function suffixedCookie(name: string, suffix: string): string {
  return `${name}_${suffix}`
}

/** The suffix of an instance, of the SHA-1 digest of its publishable key. */
export function suffixOf(digest: Uint8Array): string {
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, 8)
}
