import { suffixOf } from '@dooryard/protocol'

/** What the names of this instance's cookies end in. On an origin without a certificate the browser digests nothing. */
export async function cookieSuffix(publishableKey: string): Promise<string> {
  const { subtle } = crypto
  if (!subtle) {
    const { cookieSuffix } = await import('./cookie-suffix-by-hand.ts')
    return cookieSuffix(publishableKey)
  }
  const digest = await subtle.digest('SHA-1', new TextEncoder().encode(publishableKey))
  return suffixOf(new Uint8Array(digest))
}
