import type { Actor } from '../actor.ts'
import { MINUTE } from '../clock.ts'
import type { Context } from '../context.ts'
import { openTokens, sealTokens } from '../external-accounts/account.ts'
import { findAccount, replaceTokens } from '../external-accounts/storage.ts'
import type { ExternalAccountRow, ShownAccount } from '../external-accounts/table.ts'
import { apiError } from '../http/api-error.ts'
import { requireConnection } from '../providers/connections.ts'
import type { ProviderTokens } from '../providers/identity.ts'
import { requireUser } from '../users/load.ts'

export interface AccessToken {
  account: ShownAccount
  tokens: ProviderTokens
}

/**
 * Access tokens of the accounts that a user has by a connection, for the site's own server alone (FED-9); one that has
 * expired is renewed, once for all who ask at the same time.
 *
 * @throws {ApiError} 422 when one has expired and the provider gives no other.
 */
export async function accessTokens(
  ctx: Context,
  actor: Actor,
  { userId, strategy }: { userId: string; strategy: string },
): Promise<AccessToken[]> {
  const { externalAccounts } = await requireUser(ctx, actor, userId)
  requireConnection(ctx, strategy)
  const own = externalAccounts.filter((one) => one.strategy === strategy && one.subject !== null)
  const all = await Promise.all(
    own.map(async (account) => {
      const row = await findAccount(ctx.db, account.id)
      const tokens = row && (await currentTokens(ctx, row))
      return tokens?.accessToken ? [{ account, tokens }] : []
    }),
  )
  return all.flat()
}

async function currentTokens(
  ctx: Context,
  row: ExternalAccountRow,
): Promise<ProviderTokens | null> {
  const tokens = openTokens(ctx, row)
  const { expiresAt = null } = tokens ?? {}
  if (!tokens || expiresAt === null || expiresAt - MINUTE > ctx.clock.now()) return tokens
  return renewed(ctx, row, tokens)
}

/** Of each account one renewal is under way in a process. */
const underWay = new Map<string, Promise<ProviderTokens>>()

function renewed(
  ctx: Context,
  row: ExternalAccountRow,
  tokens: ProviderTokens,
): Promise<ProviderTokens> {
  // Bound to what is renewed: another database has other seals.
  const key = `${row.id} ${row.tokens}`
  const running = underWay.get(key) ?? renew(ctx, row, tokens).finally(() => underWay.delete(key))
  underWay.set(key, running)
  return running
}

async function renew(
  ctx: Context,
  row: ExternalAccountRow,
  tokens: ProviderTokens,
): Promise<ProviderTokens> {
  const connection = requireConnection(ctx, row.strategy)
  const { refreshedTokens } = await import('../providers/client.ts')
  try {
    const fresh = await refreshedTokens(ctx, connection, tokens)
    const sealed = sealTokens(ctx, row.id, fresh)
    const updatedAt = ctx.clock.now()
    const isOurs = await replaceTokens(ctx.db, row, { tokens: sealed, updated_at: updatedAt })
    return isOurs ? fresh : await others(ctx, row)
  } catch (error) {
    // Another process may have spent the refresh token first, and has what we want.
    const now = await findAccount(ctx.db, row.id)
    if (!now || now.tokens === row.tokens) throw error
    return others(ctx, row)
  }
}

async function others(ctx: Context, { id }: ExternalAccountRow): Promise<ProviderTokens> {
  const row = await findAccount(ctx.db, id)
  const tokens = row && openTokens(ctx, row)
  if (!tokens) throw apiError('oauth_missing_access_token')
  return tokens
}
