import type { InstanceType } from './publishable-key.ts'

/** Begins the random part of the secret keys of Dooryard's servers: eight letters that chance does not write. */
const MARK = 'Dooryard'

/** A new secret key from 256 and more random bits as letters and digits (SEC-1). */
export function createSecretKey(instanceType: InstanceType, random: string): string {
  return `sk_${instanceType === 'production' ? 'live' : 'test'}_${MARK}${random}`
}

/**
 * True for a secret key that a server of Dooryard made, of whatever kind: it must never be sent to anybody else. Keys that
 * were made elsewhere, or by hand, do not tell.
 */
export function isOwnSecretKey(key: string | undefined | null): boolean {
  return new RegExp(`^[a-z]+_((test|live)_)?${MARK}`).test(key ?? '')
}
