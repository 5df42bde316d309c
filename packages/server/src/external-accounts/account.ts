import { createId } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { seal, unseal } from '../keys/sealed.ts'
import type { Identity, ProviderTokens } from '../providers/identity.ts'
import type { ExternalAccountRow, ShownAccount } from './table.ts'

const placeOf = (id: string) => `external_accounts.tokens.${id}`

export function sealTokens(
  { keys, random }: Pick<Context, 'keys' | 'random'>,
  id: string,
  tokens: ProviderTokens,
): string {
  return seal(JSON.stringify(tokens), { key: keys.providerKey, place: placeOf(id), random })
}

export function openTokens(
  { keys }: Pick<Context, 'keys'>,
  { id, tokens }: Pick<ExternalAccountRow, 'id' | 'tokens'>,
): ProviderTokens | null {
  if (tokens === null) return null
  return JSON.parse(unseal(tokens, { key: keys.providerKey, place: placeOf(id) })) as ProviderTokens
}

type Written = Pick<ExternalAccountRow, 'issuer' | 'subject' | 'shown' | 'tokens' | 'updated_at'>

/**
 * What is stored of somebody as their provider says they are now. A refresh token that did not come again still holds; who
 * only showed who they are gave no rights, and took none away.
 */
export function columnsOf(
  ctx: Pick<Context, 'keys' | 'random' | 'clock'>,
  identity: Identity,
  account: Pick<ExternalAccountRow, 'id' | 'created_at' | 'tokens' | 'shown'>,
): Written {
  const now = ctx.clock.now()
  const { issuer, subject, strategy, tokens: given, linksByAddress: _, ...seen } = identity
  const before = openTokens(ctx, account)
  const isBare = given.accessToken === null
  const tokens = isBare && before ? before : withRefresh(given, before)
  const shown: ShownAccount = {
    id: account.id,
    strategy,
    subject,
    ...seen,
    ...(isBare && { scopes: scopesOf(account) }),
    error: null,
    createdAt: account.created_at,
    updatedAt: now,
  }
  return {
    issuer,
    subject,
    shown: JSON.stringify(shown),
    tokens: sealTokens(ctx, account.id, tokens),
    updated_at: now,
  }
}

const withRefresh = (given: ProviderTokens, before: ProviderTokens | null): ProviderTokens => ({
  ...given,
  refreshToken: given.refreshToken ?? before?.refreshToken ?? null,
})

const scopesOf = ({ shown }: Pick<ExternalAccountRow, 'shown'>): string =>
  shown === '' ? '' : (JSON.parse(shown) as ShownAccount).scopes

/** An account as it is connected. */
export function newAccount(
  ctx: Pick<Context, 'keys' | 'random' | 'clock'>,
  { userId, identity }: { userId: string; identity: Identity },
): ExternalAccountRow {
  const id = createId('externalAccount', ctx.random)
  const now = ctx.clock.now()
  const begun = { id, created_at: now, tokens: null, shown: '' }
  const { strategy } = identity
  return { ...begun, user_id: userId, strategy, ...columnsOf(ctx, identity, begun) }
}
