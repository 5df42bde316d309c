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
import { createKeyPair, type KeyPair, readOrCreateKeyFile } from '../keys/key-file.ts'
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

/**
 * Keys of a development server that runs by itself on this machine. The secret is kept, so that the database opens again;
 * the publishable key says where the server is today.
 *
 * @throws {Error} when it listens where `localhost` does not lead.
 */
export function localKeyPair(
  dataDir: string,
  { address, port }: { address: string; port: number },
  random: Random,
): KeyPair {
  if (!/^(127\.0\.0\.1|0\.0\.0\.0|::1?)$/.test(address)) {
    throw new Error(
      `Keys are made for a server at localhost, and this one listens at ${address}. Print keys for the name by which ` +
        `sites reach it: dooryard keys --development --host clerk.example.com`,
    )
  }
  const host = `localhost:${port}`
  const create = () => createInstanceKeyPair({ instanceType: 'development', host, random })
  const { secretKey } = readOrCreateKeyFile(dataDir, random, create)
  return { secretKey, publishableKey: createPublishableKey(hostName(host), 'development') }
}

/** What a site needs to know, as lines of an `.env` file, under Clerk's names. */
export function toEnvLines({ publishableKey, secretKey }: KeyPair, basePath = ''): string {
  const pair = [`PUBLIC_CLERK_PUBLISHABLE_KEY=${publishableKey}`, `CLERK_SECRET_KEY=${secretKey}`]
  const { frontendApi, instanceType } = parsePublishableKey(publishableKey)!
  if (!isEmbeddedHost(frontendApi))
    return [...pair, ...addresses(frontendApi, basePath), ''].join('\n')
  return [...pair, ...(instanceType === 'development' ? [BUILT_DATABASE] : []), ''].join('\n')
}

/** For a built site that is tried out: the file that it would open else has the keys that `astro dev` made. */
const BUILT_DATABASE = 'DOORYARD_DATABASE=.dooryard/built.sqlite'

/** Where a server of its own is. Genuine clients dial https by the key; on this machine there is only http, so it is said. */
function addresses(host: string, basePath: string): string[] {
  const address = originOf(host.replace(/^127\.0\.0\.1(?=:|$)/, 'localhost')) + basePath
  if (!isLoopbackHost(host)) return [`CLERK_API_URL=${address}/api`]
  return [`PUBLIC_CLERK_PROXY_URL=${address}`, `CLERK_API_URL=${address}/api`]
}

function hostName(host: string): string {
  const wellFormed = /^[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?$/.test(host)
  const named = host.replace(/^localhost(?=:|$)/, '127.0.0.1')
  if (wellFormed && named.includes('.')) return named
  throw new Error(
    `--host must be a bare host name such as clerk.example.com or localhost:3000, not ${JSON.stringify(host)}.`,
  )
}
