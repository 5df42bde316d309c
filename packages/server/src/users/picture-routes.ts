import { createHash } from 'node:crypto'
import { DAY, SECOND } from '../clock.ts'
import { ownSession } from '../frontend-api/call.ts'
import { wrapped } from '../frontend-api/reply.ts'
import { changing, type Route, reading, route } from '../frontend-api/route.ts'
import { apiError } from '../http/api-error.ts'
import { file, required } from '../http/fields.ts'
import { immutableHeaders, publicHeaders } from '../http/headers.ts'
import { UPLOAD_BODY_BYTES } from '../http/read-body.ts'
import { kindOf, PICTURE_TYPES } from '../pictures/picture.ts'
import { removePicture, setPicture } from './set-picture.ts'
import { imageJSON, userViewContext } from './view.ts'

/** Of who has uploaded none a drawing: two colours from the id, nothing from the account. */
export const pictureRoutes: Route[] = [
  route({
    ...reading,
    path: '/pictures/:name',
    caller: 'public',
    async handle({ ctx, params }) {
      const name = params.name!
      const kind = kindOf(name)
      if (!kind) {
        const headers = pictureHeaders('image/svg+xml', publicHeaders(DAY / SECOND))
        return { kind: 'response', response: new Response(drawPicture(name), { headers }) }
      }
      const picture = await ctx.pictures.store.read(ctx, name)
      if (!picture) throw apiError('resource_not_found')
      const headers = pictureHeaders(PICTURE_TYPES[kind], immutableHeaders())
      const bytes = Uint8Array.from(picture.bytes)
      return { kind: 'response', response: new Response(bytes, { headers }) }
    },
  }),
  route({
    ...changing,
    method: 'POST',
    path: '/me/profile_image',
    caller: 'session',
    bodyLimit: UPLOAD_BODY_BYTES,
    rate: 'account',
    audit: ['user.updated'],
    form: 'profile',
    body: { file: required(file) },
    async handle(call) {
      const { ctx, actor, body } = call
      const userId = ownSession(call).owner.user.id
      const { user } = await setPicture(ctx, actor, { userId, file: body.file })
      return wrapped(imageJSON(userViewContext(ctx), user))
    },
  }),
  route({
    ...changing,
    method: 'DELETE',
    path: '/me/profile_image',
    caller: 'session',
    rate: 'account',
    audit: ['user.updated'],
    form: 'profile',
    async handle(call) {
      const { ctx, actor } = call
      const { user } = await removePicture(ctx, actor, ownSession(call).owner.user.id)
      return wrapped({ ...imageJSON(userViewContext(ctx), user), deleted: true })
    },
  }),
]

/** What is not a page is no page for anybody, whatever its bytes say (UPL-4). */
function pictureHeaders(type: string, headers: Headers): Headers {
  headers.set('content-type', type)
  headers.set('content-security-policy', "sandbox; default-src 'none'")
  headers.set('cross-origin-resource-policy', 'cross-origin')
  return headers
}

function drawPicture(seed: string): string {
  const hash = createHash('sha256').update(seed).digest()
  const hue = (hash[0]! * 360) >> 8
  const angle = (hash[1]! * 360) >> 8
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><defs><linearGradient id="g" gradientTransform="rotate(${angle} .5 .5)"><stop stop-color="hsl(${hue} 60% 72%)"/><stop offset="1" stop-color="hsl(${(hue + 50) % 360} 62% 52%)"/></linearGradient></defs><rect width="80" height="80" fill="url(#g)"/><g fill="#fff" fill-opacity=".86"><circle cx="40" cy="32" r="13"/><path d="M14 80c0-17 11-27 26-27s26 10 26 27z"/></g></svg>`
}
