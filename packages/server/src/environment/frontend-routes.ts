import { sql } from 'kysely'
import { createBrowserToken } from '../clients/token.ts'
import { DatabaseUnavailableError } from '../db/unavailable.ts'
import { bare } from '../frontend-api/reply.ts'
import { type Route, reading, route } from '../frontend-api/route.ts'
import { apiError } from '../http/api-error.ts'
import { environmentJSON } from './view.ts'

const shared = { ...reading, caller: 'public' } as const

export const environmentRoutes: Route[] = [
  route({
    ...shared,
    path: '/environment',
    handle: async ({ ctx }) => bare(environmentJSON(ctx)),
  }),
  // How Clerk's clients ask in development; there is nothing to write down.
  route({
    ...shared,
    method: 'PATCH',
    path: '/environment',
    origin: 'page',
    handle: async ({ ctx }) => bare(environmentJSON(ctx)),
  }),
  // The token stands for no row until the browser starts a sign-in or sign-up (DOS-6).
  route({
    ...shared,
    method: 'POST',
    path: '/dev_browser',
    origin: 'page',
    async handle({ ctx }) {
      if (ctx.keys.instanceType !== 'development') {
        throw apiError('url_based_session_syncing_disabled')
      }
      return bare({ id: createBrowserToken(ctx.keys, ctx.random) })
    },
  }),
  route({
    ...shared,
    path: '/health',
    async handle({ ctx }) {
      try {
        await sql`select 1`.execute(ctx.db)
        return bare({ status: 'healthy' })
      } catch (error) {
        // The log has it already, once a minute.
        if (!(error instanceof DatabaseUnavailableError)) {
          ctx.log.error('The health check failed.', error)
        }
        return bare({ status: 'unhealthy', message: 'The database does not answer.' }, 503)
      }
    },
  }),
]
