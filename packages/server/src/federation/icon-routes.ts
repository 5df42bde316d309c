import { type Route, reading, route } from '../frontend-api/route.ts'
import { escapeHtml } from '../html.ts'
import { apiError } from '../http/api-error.ts'
import { publicHeaders } from '../http/headers.ts'
import { connectionsOf } from '../providers/connections.ts'

const DAY = 86_400

/** Our own mark of each provider: its first letter, or two, on its colour. */
export const iconRoutes: Route[] = [
  route({
    ...reading,
    path: '/provider_icons/:file',
    caller: 'public',
    async handle({ ctx, params }) {
      const strategy = params.file!.replace(/\.svg$/, '')
      const connection = connectionsOf(ctx.settings).find((one) => one.strategy === strategy)
      if (!connection) throw apiError('resource_not_found')
      const { name, mark = name.slice(0, 1), color } = connection.provider
      const headers = publicHeaders(DAY)
      headers.set('content-type', 'image/svg+xml')
      headers.set(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      )
      headers.set('cross-origin-resource-policy', 'cross-origin')
      return { kind: 'response', response: new Response(drawn({ mark, color }), { headers }) }
    },
  }),
]

function drawn({ mark, color }: { mark: string; color: string }): string {
  const size = mark.length > 1 ? 11 : 14
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="5" fill="${color}"/>` +
    `<text x="12" y="12" dy=".36em" text-anchor="middle" fill="#fff" font-family="system-ui,sans-serif" font-weight="700" font-size="${size}">${escapeHtml(mark)}</text></svg>`
  )
}
