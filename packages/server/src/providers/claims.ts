import * as oauth from 'oauth4webapi'
import type { Connection } from './connections.ts'
import type { Claims } from './identity.ts'
import { type Answer, type Api, at, type Provider } from './provider.ts'
import { optionsOf, type ProviderContext } from './requests.ts'

/** What came for a code, and from whom. */
export interface Redeemed {
  answer: oauth.TokenEndpointResponse
  server: oauth.AuthorizationServer
  client: oauth.Client
}

/** What the provider says of who came back: in the ID token, or in an answer of its own. */
export async function claimsOf(
  ctx: ProviderContext,
  { provider }: Connection,
  { answer, server, client }: Redeemed,
): Promise<Claims & { iss?: unknown }> {
  if (server.jwks_uri) {
    const claims = oauth.getValidatedIdTokenClaims(answer)!
    const isShort = claims.email === undefined && server.userinfo_endpoint !== undefined
    const more = isShort ? await userinfo(ctx, { answer, server, client, subject: claims.sub }) : {}
    const all = { ...more, ...claims }
    return { ...(provider.refine?.(all) ?? all), iss: claims.iss }
  }
  const api = apiOf(ctx, answer)
  if (provider.claims) return provider.claims(api)
  return named(await api.get(provider.userinfo!), provider)
}

async function userinfo(
  ctx: ProviderContext,
  { answer, server, client, subject }: Redeemed & { subject: string },
): Promise<Answer> {
  const options = optionsOf(ctx)
  const response = await oauth.userInfoRequest(server, client, answer.access_token, options)
  return oauth.processUserInfoResponse(server, client, subject, response)
}

/** Claims of an answer that calls them otherwise. */
function named(answer: Answer, { fields = {} }: Provider): Claims {
  const paths = Object.entries(fields) as [string, string][]
  return { ...answer, ...Object.fromEntries(paths.map(([name, path]) => [name, at(answer, path)])) }
}

function apiOf(ctx: ProviderContext, token: oauth.TokenEndpointResponse): Api {
  const ask = async (
    url: string,
    request: { method?: string; headers?: object; body?: string },
  ) => {
    const response = await ctx.outside(url, {
      ...request,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token.access_token}`,
        ...request.headers,
      },
    })
    if (response.status !== 200) throw new Error(`It answered with ${response.status}.`)
    const answer: unknown = await response.json()
    if (typeof answer !== 'object' || answer === null)
      throw new Error('It answered with no object.')
    return answer
  }
  return {
    token,
    get: (url, headers = {}) => ask(url, { headers }),
    post: (url, json) =>
      ask(url, {
        method: 'POST',
        ...(json !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(json),
        }),
      }),
  }
}
