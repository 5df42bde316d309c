import { backendEndpoints, originOf, Query, type SignInTokenJSON } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import type { Context } from '../context.ts'
import { integer, optional, required, text } from '../http/fields.ts'
import { notOffered } from '../http/list-fields.ts'
import { siteHost } from '../http/origin.ts'
import { createSignInToken } from './create-sign-in-token.ts'
import { revokeSignInToken } from './revoke-sign-in-token.ts'
import type { SignInTokenRow } from './table.ts'
import { createTestingToken } from './testing-tokens.ts'

const MAX_TICKET_SECONDS = 315_360_000

const create = backendRoute(backendEndpoints.signInTokens.createSignInToken, {
  audit: ['sign_in_token.created'],
  body: {
    user_id: required(text({ max: 64 })),
    expires_in_seconds: optional(integer({ min: 1, max: MAX_TICKET_SECONDS })),
    org_id: notOffered,
  },
  async handle({ ctx, actor, body }) {
    const { row, ticket } = await createSignInToken(ctx, actor, {
      userId: body.user_id,
      expiresInSeconds: body.expires_in_seconds,
    })
    return { ...signInTokenJSON(row), token: ticket, url: ticketUrl(ctx, ticket) }
  },
})

const revoke = backendRoute(backendEndpoints.signInTokens.revokeSignInToken, {
  audit: ['sign_in_token.revoked'],
  handle: async ({ ctx, actor, params }) =>
    signInTokenJSON(await revokeSignInToken(ctx, actor, params.signInTokenId)),
})

const createForTests = backendRoute(backendEndpoints.testingTokens.createTestingToken, {
  audit: null,
  handle: ({ ctx }) => createTestingToken(ctx),
})

/** Backend API §2.4. */
export const ticketBackendRoutes: readonly BackendRoute[] = [create, revoke, createForTests]

function signInTokenJSON(row: SignInTokenRow): SignInTokenJSON {
  return {
    object: 'sign_in_token',
    id: row.id,
    user_id: row.user_id,
    status: row.status,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

/**
 * The sign-in page with the ticket, at the configured origin (OTP-9). An embedded server does not know its origin for
 * certain, so the address is one within the site.
 */
function ticketUrl({ keys, settings }: Context, ticket: string): string {
  const origin = keys.embedded ? null : originOf(siteHost(keys.frontendApi))
  const url = new URL(settings.pages.signIn, origin ?? 'https://site.internal')
  url.searchParams.set(Query.ticket, ticket)
  const isWithinSite = origin === null && url.host === 'site.internal'
  return isWithinSite ? `${url.pathname}${url.search}${url.hash}` : url.href
}
