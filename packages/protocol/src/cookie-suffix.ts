import { sha1 } from './sha1.ts'
import { suffixOf } from './suffixed-cookie.ts'

/**
 * The eight characters that tell the cookies of one instance from another's on a shared host:
 * base64url(SHA-1(publishable key)). The exact text of the key counts, padding included. Frontend API §7.1.
 */
export const cookieSuffix = (publishableKey: string): string => suffixOf(sha1(publishableKey))
