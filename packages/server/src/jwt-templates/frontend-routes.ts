import { requireLiveBrowserSession } from '../clients/browser-session.ts'
import { bare } from '../frontend-api/reply.ts'
import { changing, type Route, route } from '../frontend-api/route.ts'
import { mintTemplateToken } from './mint-token.ts'

/** Frontend API §6.3. */
export const jwtTemplateRoutes: Route[] = [
  route({
    ...changing,
    method: 'POST',
    path: '/client/sessions/:id/tokens/:template',
    caller: 'client',
    rate: 'none',
    audit: null,
    async handle({ ctx, browser, params, origin }) {
      const own = await requireLiveBrowserSession(ctx, browser, params.id!)
      const jwt = await mintTemplateToken(ctx, { own, name: params.template!, origin })
      return bare({ object: 'token', jwt })
    },
  }),
]
