import {
  isClerkDevelopmentHost,
  isEmbeddedHost,
  isOwnSecretKey,
  originOf,
  parsePublishableKey,
} from '@dooryard/protocol'

export interface ApiAddress {
  apiUrl?: string | undefined
  publishableKey?: string | undefined
  /** What is sent there, of whatever kind. */
  secretKey?: string | undefined
}

const CLERK_API_URL = 'https://api.clerk.com'

/**
 * Where the Backend API is. Said by nobody, it follows from the publishable key: the hosts of Clerk's cloud have one
 * address in common, any other server has its own. A key without a mark (see `isOwnSecretKey`) is taken for Clerk's
 * where no host says otherwise, or one that Clerk would choose.
 *
 * @throws {Error} when a secret key would go to somebody who did not make it.
 */
export function apiUrlOf({ apiUrl: given, publishableKey, secretKey }: ApiAddress): string {
  const isOurs = isOwnSecretKey(secretKey)
  const apiUrl = given || (isOurs ? urlOfProcess() : undefined)
  if (apiUrl) {
    if (isOurs && isClerkCloud(apiUrl)) throw foreign('CLERK_API_URL names')
    return apiUrl
  }
  const host = parsePublishableKey(publishableKey)?.frontendApi
  if (host && isEmbeddedHost(host)) {
    throw new Error(
      'The publishable key names a server inside its own app, which other processes reach at the address of the app: ' +
        'set CLERK_API_URL (or pass `apiUrl`), such as https://app.example.com/__clerk/api.',
    )
  }
  if (!isOurs && (!host || isClerkDevelopmentHost(host) || host.startsWith('clerk.'))) {
    return CLERK_API_URL
  }
  if (!host) {
    throw new Error(
      'This secret key belongs to a server of your own, and nothing says where that is: set CLERK_API_URL (or pass ' +
        '`apiUrl`), or pass the `publishableKey` that goes with it.',
    )
  }
  if (isClerkDevelopmentHost(host)) throw foreign('the publishable key belongs to')
  return `${originOf(host)}/api`
}

/** For tools that make a client of the secret key alone. There is no process everywhere. */
function urlOfProcess(): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } }
  return process?.env?.CLERK_API_URL
}

function isClerkCloud(url: string): boolean {
  return URL.canParse(url) && /(^|\.)(lcl)?clerk\.(com|dev)\.?$/.test(new URL(url).hostname)
}

function foreign(what: string): Error {
  return new Error(
    `This secret key belongs to a server of your own, and ${what} Clerk's cloud, to which it is not sent: ` +
      'set CLERK_API_URL (or pass `apiUrl`) to the address of your server, such as https://auth.example.com/api.',
  )
}
