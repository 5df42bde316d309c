import { createId } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { changeSettings } from '../instance/change-settings.ts'
import type { Overlay } from '../settings/overlay.ts'
import { isListed, redirectUrlFault } from '../settings/redirect-url.ts'

export type RedirectUrl = NonNullable<Overlay['redirectUrls']>[number]

/** Every page with a redirect looks through them. */
const MAX_URLS = 100

/**
 * Lets redirects lead to one more address.
 *
 * @throws {ApiError} 422 for what is no such address, or one that is there; 403 when there are too many.
 */
export async function createRedirectUrl(
  ctx: Context,
  actor: Actor,
  url: string,
): Promise<RedirectUrl> {
  const param = 'url'
  const fault = redirectUrlFault(url)
  if (fault) throw apiError(fault.code, { param, longMessage: `It ${fault.message}.` })
  const created = { id: createId('redirectUrl', ctx.random), url, createdAt: ctx.clock.now() }
  await changeSettings(ctx, actor, (_, { redirectUrls = [] }) => {
    const known = [...ctx.live.code.redirectUrls, ...redirectUrls.map((one) => one.url)]
    if (isListed(url, known)) throw apiError('form_identifier_exists', { param })
    if (redirectUrls.length >= MAX_URLS) throw apiError('quota_exceeded', { param })
    return { redirectUrls: [...redirectUrls, created] }
  })
  return created
}

/** @throws {ApiError} 404 for one that is not there (any more). */
export async function deleteRedirectUrl(ctx: Context, actor: Actor, id: string): Promise<void> {
  await changeSettings(ctx, actor, (_, { redirectUrls = [] }) => {
    const rest = redirectUrls.filter((one) => one.id !== id)
    if (rest.length === redirectUrls.length) throw apiError('resource_not_found')
    return { redirectUrls: rest.length > 0 ? rest : undefined }
  })
}
