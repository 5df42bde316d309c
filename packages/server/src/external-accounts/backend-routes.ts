import { backendEndpoints } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import { accessTokens } from '../federation/access-tokens.ts'
import { switchedPageFields } from '../http/list-fields.ts'
import { disconnectAccount } from '../users/disconnect-account.ts'

const at = backendEndpoints.users

const tokens = backendRoute(at.getUserOauthAccessToken, {
  audit: null,
  query: switchedPageFields,
  async handle({ ctx, actor, params, query }) {
    const asked = { userId: params.userId, strategy: params.provider }
    const data = (await accessTokens(ctx, actor, asked)).map(({ account, tokens }) => ({
      object: 'oauth_access_token',
      external_account_id: account.id,
      provider_user_id: account.subject,
      token: tokens.accessToken,
      expires_at: tokens.expiresAt,
      provider: account.strategy,
      public_metadata: {},
      label: null,
      scopes: account.scopes.split(' ').filter(Boolean),
      ...(tokens.idToken && { id_token: tokens.idToken }),
    }))
    return query.paginated ? { data, total_count: data.length } : data
  },
})

const remove = backendRoute(at.deleteUserExternalAccount, {
  audit: ['external_account.removed'],
  async handle({ ctx, actor, params }) {
    const { userId, externalAccountId: id } = params
    await disconnectAccount(ctx, actor, { userId, id })
    return { object: 'external_account', id, deleted: true }
  },
})

/** Backend API §2.1. */
export const externalAccountBackendRoutes: readonly BackendRoute[] = [tokens, remove]
