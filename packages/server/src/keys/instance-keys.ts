import {
  cookieSuffix,
  type InstanceType,
  isEmbeddedHost,
  parsePublishableKey,
  publishableKeyFault,
  secretKeyInstanceType,
} from '@dooryard/protocol'
import type { Random } from '../random.ts'
import type { ServerOptions } from '../types.ts'
import { type KeyPair, readOrCreateKeyFile } from './key-file.ts'
import type { Keyring } from './keyring.ts'
import { deriveKey } from './sealed.ts'

/** Everything that identifies an instance and lets it prove things. */
export interface InstanceKeys {
  /** Id of the instance. */
  id: string
  publishableKey: string
  secretKey: string
  instanceType: InstanceType
  /** Host of the publishable key. */
  frontendApi: string
  /** True when the server lives inside the app whose pages call it. */
  embedded: boolean
  /** The claim `iss` of every token. */
  issuer: string
  cookieSuffix: string
  /** Under which one-time codes are hashed (OTP-4). */
  codeKey: Buffer
  /** Under which messages wait in the outbox. */
  outboxKey: Buffer
  /** Under which seeds of authenticator apps are sealed (MFA-3). */
  seedKey: Buffer
  /** Under which tokens of providers are sealed, and what goes to providers is derived. */
  providerKey: Buffer
  /** Under which keys of token templates are sealed. */
  templateKey: Buffer
  /** Under which development-browser tokens are recognised. */
  browserKey: Buffer
  /** Seals what the browser itself keeps of a form that was refused. */
  formKey: Buffer
  ring: Keyring
}

/** Characters of a secret key after its prefix; 43 of base62 are 256 bits (SEC-1). */
const MIN_SECRET_LENGTH = 40

/**
 * Finds the keys of the instance.
 *
 * @throws {Error} that names the variable to set, when keys are missing, malformed or of two kinds (GR-6, SEC-1).
 */
export function resolveKeyPair(options: ServerOptions, random: Random): KeyPair {
  const { publishableKey, secretKey, mode, dataDir = '.dooryard' } = options
  if (!secretKey && mode === 'development') {
    const made = assertKeyPair(readOrCreateKeyFile(dataDir, random))
    if (!publishableKey || publishableKey === made.publishableKey) return made
  }
  const missing = [
    publishableKey ? '' : 'PUBLIC_CLERK_PUBLISHABLE_KEY',
    secretKey ? '' : 'CLERK_SECRET_KEY',
  ].filter(Boolean)
  if (!publishableKey || !secretKey) {
    const without =
      mode === 'development' ? ' While you develop, neither is needed: take the other one out.' : ''
    throw new Error(
      `${missing.join(' and ')} must be set. \`npx dooryard keys\` makes a pair of keys.${without}`,
    )
  }
  return assertKeyPair({ publishableKey, secretKey })
}

function assertKeyPair(keys: KeyPair): KeyPair {
  const fault = publishableKeyFault(keys.publishableKey)
  if (fault) throw new Error(`PUBLIC_CLERK_PUBLISHABLE_KEY ${fault}. ${OTHER_PAIR}`)
  const secretFault = secretKeyFault(keys.secretKey)
  if (secretFault) throw new Error(`CLERK_SECRET_KEY ${secretFault}. ${OTHER_PAIR}`)
  const { instanceType } = parsePublishableKey(keys.publishableKey)!
  if (secretKeyInstanceType(keys.secretKey) !== instanceType) {
    const [one, other] = instanceType === 'production' ? ['live', 'test'] : ['test', 'live']
    throw new Error(
      `PUBLIC_CLERK_PUBLISHABLE_KEY (pk_${one}_…) and CLERK_SECRET_KEY (sk_${other}_…) are of two kinds. ${OTHER_PAIR}`,
    )
  }
  return keys
}

const OTHER_PAIR =
  'Copy both keys whole from where the pair was printed; `npx dooryard keys` makes a new pair.'

function secretKeyFault(key: string): string | null {
  const fault = 'is not a secret key with 256 random bits (`sk_test_…` or `sk_live_…`)'
  if (/^pk_/.test(key)) return `${fault}: it is a publishable key`
  if (!secretKeyInstanceType(key)) return fault
  const random = key.replace(/^sk_(test|live)_/, '')
  if (random.length < MIN_SECRET_LENGTH) return `${fault}: it is too short`
  return new Set(random).size < 8 ? fault : null
}

export function toInstanceKeys(
  pair: KeyPair,
  { id, ring }: Pick<InstanceKeys, 'id' | 'ring'>,
): InstanceKeys {
  const { instanceType, frontendApi } = parsePublishableKey(pair.publishableKey)!
  return {
    ...pair,
    id,
    instanceType,
    frontendApi,
    embedded: isEmbeddedHost(frontendApi),
    issuer: `https://${frontendApi}`,
    cookieSuffix: cookieSuffix(pair.publishableKey),
    codeKey: deriveKey(pair.secretKey, 'one-time-codes'),
    outboxKey: deriveKey(pair.secretKey, 'outbox'),
    seedKey: deriveKey(pair.secretKey, 'authenticator-seeds'),
    providerKey: deriveKey(pair.secretKey, 'providers'),
    templateKey: deriveKey(pair.secretKey, 'jwt-templates'),
    browserKey: deriveKey(pair.secretKey, 'development-browsers'),
    formKey: deriveKey(pair.secretKey, 'forms'),
    ring,
  }
}
