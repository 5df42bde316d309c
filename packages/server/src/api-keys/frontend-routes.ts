import { type Call, ownSession } from '../frontend-api/call.ts'
import { bare, wrapped } from '../frontend-api/reply.ts'
import { changing, type Route, reading, route } from '../frontend-api/route.ts'
import { toPage } from '../http/list-fields.ts'
import { revokeApiKey, updateApiKey } from './change-api-key.ts'
import { createApiKey } from './create-api-key.ts'
import { ownChangeFields, ownKeyFields, ownListFields, revokeFields } from './fields.ts'
import { listApiKeys } from './list-api-keys.ts'
import { apiKeyJSON } from './view.ts'

/** Whose keys are asked for: one's own, unless it is said. */
const subjectOf = (call: Call, subject: string | undefined) =>
  subject ?? ownSession(call).owner.user.id

/** A key outlasts whoever acts for somebody (SES-10). */
const shared = { ...changing, caller: 'session', rate: 'account' } as const

/** Frontend API §3.13. */
export const apiKeyRoutes: readonly Route[] = [
  route({
    ...reading,
    path: '/api_keys',
    caller: 'session',
    query: ownListFields,
    async handle(call) {
      const { ctx, actor, query } = call
      const { rows, total } = await listApiKeys(ctx, actor, {
        subject: subjectOf(call, query.subject),
        query: query.query,
        includeInvalid: query.include_invalid,
        page: toPage(query),
      })
      const data = rows.map((row) => apiKeyJSON(row, ctx.clock.now()))
      return bare({ data, total_count: total })
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/api_keys',
    audit: ['api_key.created'],
    form: 'profile',
    body: ownKeyFields,
    async handle(call) {
      const { ctx, actor, body, isForm } = call
      const { row, secret } = await createApiKey(ctx, actor, {
        subject: subjectOf(call, body.subject),
        name: body.name,
        description: body.description,
        secondsUntilExpiration: body.seconds_until_expiration,
      })
      const value = apiKeyJSON(row, ctx.clock.now(), secret)
      // The page of a form finds the secret with what the form left, this once.
      return isForm ? wrapped(value, { codes: [row.name, secret] }) : bare(value, 201)
    },
  }),
  route({
    ...shared,
    method: 'PATCH',
    path: '/api_keys/:id',
    audit: ['api_key.updated'],
    body: ownChangeFields,
    async handle({ ctx, actor, params, body }) {
      const row = await updateApiKey(ctx, actor, { id: params.id!, ...body })
      return bare(apiKeyJSON(row, ctx.clock.now()))
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/api_keys/:id/revoke',
    audit: ['api_key.revoked'],
    form: 'profile',
    body: revokeFields,
    async handle({ ctx, actor, params, body }) {
      const input = { id: params.id!, reason: body.revocation_reason }
      return bare(apiKeyJSON(await revokeApiKey(ctx, actor, input), ctx.clock.now()))
    },
  }),
]

/**
 * The same, as clients of Clerk's ask for them: below no version, with a session token as their only credential, so that
 * no cookie counts.
 */
export const apiKeyTokenRoutes: readonly Route[] = apiKeyRoutes.map((one) => ({
  ...one,
  credential: 'session_token',
  form: null,
}))
