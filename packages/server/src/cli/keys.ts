import {
  createPublishableKey,
  createSecretKey,
  type InstanceType,
  isEmbeddedHost,
  isLoopbackHost,
  originOf,
  parsePublishableKey,
  randomText,
} from '@dooryard/protocol'
import { createKeyPair, type KeyPair } from '../keys/key-file.ts'
import type { Random } from '../random.ts'

export interface KeyOptions {
  instanceType: InstanceType
  /** Host of the Frontend API; by default a new one under `.dooryard.internal`, which means "inside this app". */
  host?: string | undefined
  random: Random
}

/**
 * Makes the pair of keys of a new instance (SEC-1).
 *
 * @throws {Error} when the host is not a bare host name.
 */
export function createInstanceKeyPair({ instanceType, host, random }: KeyOptions): KeyPair {
  const development = createKeyPair(random)
  if (instanceType === 'development') {
    const publishableKey = host && createPublishableKey(hostName(host), instanceType)
    return { ...development, ...(publishableKey && { publishableKey }) }
  }
  const name = host ?? `${randomText(16, random).toLowerCase()}.dooryard.internal`
  return {
    publishableKey: createPublishableKey(hostName(name), instanceType),
    secretKey: createSecretKey('production', randomText(43, random)),
  }
}

/** What a site needs to know, as lines of an `.env` file, under Clerk's names. */
export function toEnvLines({ publishableKey, secretKey }: KeyPair): string {
  const pair = [`PUBLIC_CLERK_PUBLISHABLE_KEY=${publishableKey}`, `CLERK_SECRET_KEY=${secretKey}`]
  return [...pair, ...addresses(parsePublishableKey(publishableKey)!.frontendApi), ''].join('\n')
}

/** Where a server of its own is. Genuine clients dial https by the key; on this machine there is only http, so it is said. */
function addresses(host: string): string[] {
  if (isEmbeddedHost(host)) return []
  const origin = originOf(host.replace(/^127\.0\.0\.1(?=:|$)/, 'localhost'))
  if (!isLoopbackHost(host)) return [`CLERK_API_URL=${origin}/api`]
  return [`PUBLIC_CLERK_PROXY_URL=${origin}`, `CLERK_API_URL=${origin}/api`]
}

function hostName(host: string): string {
  const wellFormed = /^[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?$/.test(host)
  const named = host.replace(/^localhost(?=:|$)/, '127.0.0.1')
  if (wellFormed && named.includes('.')) return named
  throw new Error(
    `--host must be a bare host name such as auth.example.com or localhost:3000, not ${JSON.stringify(host)}.`,
  )
}
