import { createPublishableKey, type InstanceType, randomText } from '@dooryard/protocol'
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
    secretKey: `sk_live_${randomText(43, random)}`,
  }
}

/** The pair as lines of an `.env` file, under Clerk's names. */
export function toEnvLines({ publishableKey, secretKey }: KeyPair): string {
  return `PUBLIC_CLERK_PUBLISHABLE_KEY=${publishableKey}\nCLERK_SECRET_KEY=${secretKey}\n`
}

function hostName(host: string): string {
  const wellFormed = /^[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?$/.test(host)
  if (wellFormed && host.includes('.')) return host
  throw new Error(
    `--host must be a bare host name such as auth.example.com, not ${JSON.stringify(host)}.`,
  )
}
