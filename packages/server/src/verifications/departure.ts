import type { Context } from '../context.ts'
import { seal, unseal } from '../keys/sealed.ts'
import type { VerificationRow } from './table.ts'

/** Where somebody goes on who comes back from elsewhere: another site, or their mail. */
export interface WayBack {
  /** The page that goes on from there, and the one for when nothing is left to do. Checked again when they are used (RED-3). */
  nextUrl: string
  completeUrl: string | null
  /** No script goes on at those pages: what is left is done before. */
  byForm: boolean
}

/** A way through another site. */
export interface Departure extends WayBack {
  /** The page there. */
  url: string
  /** Where it sends the browser back to. */
  redirectUri: string
  /** The page of the other flow, where the site named one. */
  otherUrl?: string | null
  /** The page of the provider, where the first step is one of our own. */
  page?: string
}

const placeOf = ({ id }: Pick<VerificationRow, 'id'>) => `verifications.departure.${id}`

export function sealDeparture(
  { keys, random }: Pick<Context, 'keys' | 'random'>,
  row: Pick<VerificationRow, 'id'>,
  departure: WayBack,
): string {
  return seal(JSON.stringify(departure), { key: keys.providerKey, place: placeOf(row), random })
}

/** Null: it leads nowhere, or not any more. */
export function openDeparture<Way extends WayBack = Departure>(
  row: Pick<VerificationRow, 'id' | 'departure'>,
  key: Buffer,
): Way | null {
  if (row.departure === null) return null
  return JSON.parse(unseal(row.departure, { key, place: placeOf(row) })) as Way
}
