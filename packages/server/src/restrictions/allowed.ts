import type { Context } from '../context.ts'
import { domainOfAddress } from '../email-addresses/normalize.ts'
import { hasTwin } from '../email-addresses/storage.ts'
import { apiError } from '../http/api-error.ts'
import type { Settings } from '../settings/schema.ts'
import { isDisposable } from './disposable.ts'
import { keyOf } from './match-key.ts'
import { listsOf } from './storage.ts'
import type { ListedIdentifierRow } from './table.ts'

type Place = Pick<Context, 'db' | 'settings'>

/**
 * Whoever is invited by the site itself is asked none of this.
 *
 * @throws {ApiError} 403 for an address with which nobody may be here (AZ-17).
 */
export async function assertAllowedAddress(ctx: Place, emailAddress: string): Promise<void> {
  const { blockEmailSubaddresses, blockDisposableDomains } = ctx.settings.restrictions
  const domain = domainOfAddress(emailAddress)
  const isBelow = emailAddress.slice(0, emailAddress.indexOf('@')).includes('+')
  if (
    (blockEmailSubaddresses && isBelow) ||
    (blockDisposableDomains && (await isDisposable(domain)))
  ) {
    throw apiError('form_email_address_blocked', { param: 'email_address' })
  }
  // Where accounts are a secret, whoever proves the address is told, and nobody before (ENUM-1).
  if (!ctx.settings.enumerationProtection) await assertNoTwin(ctx, emailAddress)
  await assertListed(ctx, { keys: [emailAddress, domain], allowed: ({ allowlist }) => allowlist })
}

/** @throws {ApiError} 422 for an address whose mailbox has an account already, by other dots (AZ-17). */
export async function assertNoTwin({ db, settings }: Place, emailAddress: string): Promise<void> {
  if (!settings.restrictions.ignoreGmailDots || !emailAddress.endsWith('@gmail.com')) return
  if (!(await hasTwin(db, emailAddress))) return
  throw apiError('form_identifier_exists', {
    param: 'email_address',
    longMessage: 'This email address is taken.',
  })
}

/**
 * A list of those who may is one of addresses, or of numbers as well.
 *
 * @throws {ApiError} 403 for a phone number with which nobody may be here (AZ-17).
 */
export async function assertAllowedNumber(ctx: Place, phoneNumber: string): Promise<void> {
  await assertListed(ctx, {
    keys: [phoneNumber],
    allowed: ({ allowlist }) => allowlist.filter((entry) => entry.trim().startsWith('+')),
  })
}

/** Whoever is on both lists may not. */
async function assertListed(
  { db, settings: { restrictions } }: Place,
  {
    keys,
    allowed,
  }: { keys: string[]; allowed(restrictions: Settings['restrictions']): readonly string[] },
): Promise<void> {
  const { storedAllowlist, storedBlocklist, blocklist } = restrictions
  const isStored = storedAllowlist || storedBlocklist
  const stored = isStored ? await listsOf(db, keys) : new Set<ListedIdentifierRow['list']>()
  const isIn = async (list: readonly string[]) => {
    for (const entry of list) if (keys.includes(await keyOf(entry))) return true
    return false
  }
  const allowlist = allowed(restrictions)
  const isBlocked = (storedBlocklist && stored.has('block')) || (await isIn(blocklist))
  const isRestricted = storedAllowlist || allowlist.length > 0
  const isAllowed =
    isRestricted && ((storedAllowlist && stored.has('allow')) || (await isIn(allowlist)))
  if (isBlocked || (isRestricted && !isAllowed)) {
    throw apiError('not_allowed_access', { meta: { identifiers: [keys[0]!] } })
  }
}
