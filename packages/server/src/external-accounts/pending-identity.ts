import type { Context } from '../context.ts'
import { seal, unseal } from '../keys/sealed.ts'
import type { Identity } from '../providers/identity.ts'

/** What a provider said stays with its attempt, sealed for that row alone (FED-9, SEC-2). */
export function sealIdentity(
  { keys, random }: Pick<Context, 'keys' | 'random'>,
  attemptId: string,
  identity: Identity,
): string {
  const place = `identity.${attemptId}`
  return seal(JSON.stringify(identity), { key: keys.providerKey, place, random })
}

export function openIdentity(
  { keys }: Pick<Context, 'keys'>,
  { id, identity }: { id: string; identity: string | null },
): Identity | null {
  if (identity === null) return null
  const place = `identity.${id}`
  return JSON.parse(unseal(identity, { key: keys.providerKey, place })) as Identity
}
