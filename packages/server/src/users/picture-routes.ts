import { createHash } from 'node:crypto'
import { type Route, reading, route } from '../frontend-api/route.ts'
import { publicHeaders } from '../http/headers.ts'

/** A drawing for everybody who has no picture: two colours from the id, nothing from the account. */
export const pictureRoutes: Route[] = [
  route({
    ...reading,
    path: '/pictures/:name',
    caller: 'public',
    async handle({ params }) {
      const headers = publicHeaders(86_400)
      headers.set('content-type', 'image/svg+xml')
      headers.set('content-security-policy', "sandbox; default-src 'none'")
      headers.set('cross-origin-resource-policy', 'cross-origin')
      return { kind: 'response', response: new Response(drawPicture(params.name!), { headers }) }
    },
  }),
]

function drawPicture(seed: string): string {
  const hash = createHash('sha256').update(seed).digest()
  const hue = (hash[0]! * 360) >> 8
  const angle = (hash[1]! * 360) >> 8
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><defs><linearGradient id="g" gradientTransform="rotate(${angle} .5 .5)"><stop stop-color="hsl(${hue} 60% 72%)"/><stop offset="1" stop-color="hsl(${(hue + 50) % 360} 62% 52%)"/></linearGradient></defs><rect width="80" height="80" fill="url(#g)"/><g fill="#fff" fill-opacity=".86"><circle cx="40" cy="32" r="13"/><path d="M14 80c0-17 11-27 26-27s26 10 26 27z"/></g></svg>`
}
