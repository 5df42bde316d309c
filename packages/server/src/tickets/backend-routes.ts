import {
  type ActorClaim,
  type ActorTokenJSON,
  backendEndpoints,
  Query,
  type SignInTokenJSON,
} from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import type { Context } from '../context.ts'
import { integer, type Kind, metadata, optional, required, text } from '../http/fields.ts'
import { notOffered } from '../http/list-fields.ts'
import { ACTOR_SESSION_SECONDS } from '../settings/numbers.ts'
import { createActorToken } from './create-actor-token.ts'
import { createSignInToken } from './create-sign-in-token.ts'
import { revokeTicket } from './revoke-ticket.ts'
import type { SignInTokenRow } from './table.ts'
import { createTestingToken } from './testing-tokens.ts'

const MAX_TICKET_SECONDS = 315_360_000
const MAX_ACTOR_TICKET_SECONDS = 2_592_000

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
    signInTokenJSON(
      await revokeTicket(ctx, actor, { kind: 'sign_in_token', id: params.signInTokenId }),
    ),
})

/** Goes into each token of the session, so that it must be small (SES-13). */
const MAX_ACTOR_BYTES = 512

const actorClaim: Kind<ActorClaim> = (raw, encoding) => {
  const result = metadata({ max: MAX_ACTOR_BYTES })(raw, encoding)
  if ('problem' in result) return result
  const { sub } = result.value
  if (typeof sub === 'string' && sub !== '') return { value: result.value as ActorClaim }
  return { problem: 'form_param_value_invalid', longMessage: 'Say who acts: { sub: "user_…" }.' }
}

const act = backendRoute(backendEndpoints.actorTokens.create, {
  audit: ['actor_token.created'],
  body: {
    user_id: required(text({ max: 64 })),
    actor: required(actorClaim),
    expires_in_seconds: optional(integer({ min: 1, max: MAX_ACTOR_TICKET_SECONDS })),
    session_max_duration_in_seconds: optional(integer({ min: 1, max: ACTOR_SESSION_SECONDS })),
  },
  async handle({ ctx, actor, body }) {
    const { row, ticket } = await createActorToken(ctx, actor, {
      userId: body.user_id,
      actor: body.actor,
      expiresInSeconds: body.expires_in_seconds,
      sessionSeconds: body.session_max_duration_in_seconds,
    })
    return { ...actorTokenJSON(row), token: ticket, url: ticketUrl(ctx, ticket) }
  },
})

const revokeAct = backendRoute(backendEndpoints.actorTokens.revoke, {
  audit: ['actor_token.revoked'],
  handle: async ({ ctx, actor, params }) =>
    actorTokenJSON(
      await revokeTicket(ctx, actor, { kind: 'actor_token', id: params.actorTokenId }),
    ),
})

const createForTests = backendRoute(backendEndpoints.testingTokens.createTestingToken, {
  audit: null,
  handle: ({ ctx }) => createTestingToken(ctx),
})

/** Backend API §2.4. */
export const ticketBackendRoutes: readonly BackendRoute[] = [
  create,
  revoke,
  act,
  revokeAct,
  createForTests,
]

const signInTokenJSON = (row: SignInTokenRow): SignInTokenJSON => ({
  object: 'sign_in_token',
  ...ticketFields(row),
})

const actorTokenJSON = (row: SignInTokenRow): ActorTokenJSON => ({
  object: 'actor_token',
  ...ticketFields(row),
  actor: JSON.parse(row.actor!) as ActorClaim,
})

function ticketFields(row: SignInTokenRow) {
  return {
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
function ticketUrl({ keys, settings, siteOrigin }: Context, ticket: string): string {
  const origin = keys.embedded ? null : siteOrigin
  const url = new URL(settings.pages.signIn, origin ?? 'https://site.internal')
  url.searchParams.set(Query.ticket, ticket)
  const isWithinSite = origin === null && url.host === 'site.internal'
  return isWithinSite ? `${url.pathname}${url.search}${url.hash}` : url.href
}
