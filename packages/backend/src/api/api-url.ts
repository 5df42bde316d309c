import {
  isClerkDevelopmentHost,
  isEmbeddedHost,
  isOwnSecretKey,
  parsePublishableKey,
} from '@dooryard/protocol'

export interface ApiAddress {
  apiUrl?: string | undefined
  publishableKey?: string | undefined
  secretKey?: string | undefined
}

const CLERK_API_URL = 'https://api.clerk.com'

/**
 * Where the Backend API is. Said by nobody, it follows from the publishable key: the hosts of Clerk's cloud have one
 * address in common, any other server has its own.
 *
 * @throws {Error} when a secret key would go to somebody who did not make it.
 */
export function apiUrlOf({ apiUrl, publishableKey, secretKey }: ApiAddress): string {
  if (apiUrl) return apiUrl
  const host = parsePublishableKey(publishableKey)?.frontendApi
  if (host && isEmbeddedHost(host)) {
    throw new Error(
      'The publishable key names a server inside its own app, which other processes reach at the address of the app: ' +
        'set CLERK_API_URL (or pass `apiUrl`), such as https://app.example.com/__clerk/api.',
    )
  }
  if (host ? isOfClerk(host) && !isOwnSecretKey(secretKey) : !isOwnSecretKey(secretKey)) {
    return CLERK_API_URL
  }
  if (!host) {
    throw new Error(
      'This secret key belongs to a server of your own, and nothing says where that is: set CLERK_API_URL (or pass ' +
        '`apiUrl`), or pass the `publishableKey` that goes with it.',
    )
  }
  return `${isLoopback(host) ? 'http' : 'https'}://${host}/api`
}

/** In production Clerk's cloud answers under `clerk.` and the domain of the application. */
function isOfClerk(host: string): boolean {
  return isClerkDevelopmentHost(host) || host.startsWith('clerk.')
}

function isLoopback(host: string): boolean {
  return /^(127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(host)
}
