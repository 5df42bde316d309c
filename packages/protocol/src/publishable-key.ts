/** What kind of instance a key belongs to; read off its prefix. */
export type InstanceType = 'development' | 'production'

/** What a publishable key says: which instance, and where its server is. */
export interface PublishableKey {
  instanceType: InstanceType
  /** Host of the Frontend API, with a port when it has one. */
  frontendApi: string
}

/** Reads a publishable key (`pk_test_…`, `pk_live_…`); null when it is not one. Frontend API §1.1. */
export function parsePublishableKey(key: string | undefined | null): PublishableKey | null {
  const [, kind, payload] = /^pk_(test|live)_([^_]*)$/.exec(key ?? '') ?? []
  const frontendApi = payload && decodeHost(payload)
  return frontendApi
    ? { instanceType: kind === 'live' ? 'production' : 'development', frontendApi }
    : null
}

/** Makes the publishable key of an instance whose Frontend API answers at `frontendApi` (a bare host). */
export function createPublishableKey(frontendApi: string, instanceType: InstanceType): string {
  const prefix = instanceType === 'production' ? 'pk_live_' : 'pk_test_'
  return prefix + btoa(`${frontendApi}$`).replace(/=+$/, '')
}

/**
 * True for a host that means "the server inside this very app". `.internal` is reserved for private use,
 * so no resolver answers it and a client that dials it by mistake reaches nobody.
 */
export function isEmbeddedHost(frontendApi: string): boolean {
  return frontendApi.endsWith('.internal')
}

/** True when the publishable key belongs to an embedded server (see `isEmbeddedHost`). */
export function isEmbeddedKey(key: string | undefined | null): boolean {
  const parsed = parsePublishableKey(key)
  return parsed !== null && isEmbeddedHost(parsed.frontendApi)
}

/** What kind of instance a secret key (`sk_test_…`, `sk_live_…`) belongs to; null when it is not one. */
export function secretKeyInstanceType(secretKey: string | undefined | null): InstanceType | null {
  if (!secretKey) return null
  if (/^(sk_)?test_/.test(secretKey)) return 'development'
  return /^(sk_)?live_/.test(secretKey) ? 'production' : null
}

/**
 * What is wrong with a text that stands where a publishable key should; null for one that is right. It says `is not a
 * publishable key` and why, and never the text itself, which may be a secret.
 */
export function publishableKeyFault(text: string): string | null {
  if (parsePublishableKey(text)) return null
  const fault = 'is not a publishable key (`pk_test_…` or `pk_live_…`)'
  if (/^sk_/.test(text)) {
    return `${fault}: it is a secret key, and browsers are shown what stands there. It belongs in CLERK_SECRET_KEY`
  }
  return /^pk_(test|live)_/.test(text) ? `${fault}: it begins like one, and is not whole` : fault
}

function decodeHost(payload: string): string | undefined {
  try {
    return /^([^$]*\.[^$]*)\$$/.exec(atob(payload))?.[1]
  } catch {
    return undefined
  }
}
