import { camelize } from '@dooryard/protocol'
import { resourceOf } from '../connection/answer.ts'
import type { Send } from '../connection/http.ts'
import type { GetOAuthConsentInfoParams, OAuthConsentInfo } from './types.ts'

export async function getConsentInfo(
  send: Send,
  { oauthClientId, scope, redirectUri }: GetOAuthConsentInfoParams,
): Promise<OAuthConsentInfo> {
  const answer = await send(`/me/oauth/consent/${encodeURIComponent(oauthClientId)}`, {
    query: { scope, redirect_uri: redirectUri },
  })
  return camelize<OAuthConsentInfo>(resourceOf<object>(answer))
}
