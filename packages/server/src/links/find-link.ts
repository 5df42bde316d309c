import type { Browser } from '../clients/browser.ts'
import { hashToken } from '../clients/token.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { strategies } from '../strategies/index.ts'
import type { Strategy } from '../strategies/strategy.ts'
import { openDeparture, type WayBack } from '../verifications/departure.ts'
import { findByState } from '../verifications/storage.ts'
import type { VerificationRow } from '../verifications/table.ts'

/** A link that was sent, and who follows it. */
export interface Link {
  verification: VerificationRow
  strategy: Strategy
  way: WayBack
  /** The browser is the one that asked for it. */
  isOwn: boolean
}

/** @throws {ApiError} 400 for a token that none was sent with, or that stands for something else (OTP-5). */
export async function findLink(
  { db, keys }: Context,
  { client }: Browser,
  token: string | undefined,
): Promise<Link> {
  const verification = token ? await findByState(db, hashToken(token)) : null
  const strategy = strategies.find(
    ({ name, isOpened }) => isOpened && name === verification?.strategy,
  )
  const way = verification && strategy && openDeparture<WayBack>(verification, keys.providerKey)
  if (!way) throw apiError('verification_link_token_invalid')
  return { verification, strategy, way, isOwn: client?.id === verification.client_id }
}
