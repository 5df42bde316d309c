import { safeRedirect } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { isListed } from '../settings/redirect-url.ts'
import { apiError } from './api-error.ts'
import { allowedOrigins, isAllowedOrigin } from './origin.ts'

/** Where a way that leaves the site may lead in the end, as an absolute address; null: not there (RED-2). */
export function allowedTarget(
  ctx: Context,
  target: string | null | undefined,
  { url, base }: { url: URL; base: string },
): string | null {
  // A page or an app that was named as a whole (RFC 8252 §8.10).
  if (target && isListed(target, ctx.settings.redirectUrls)) return new URL(target).href
  const origin = URL.canParse(target ?? '') ? new URL(target!).origin : null
  const isKnown = origin !== null && isAllowedOrigin(ctx, origin, url)
  const known = isKnown ? [origin] : []
  return safeRedirect(target, { base, allowedOrigins: [...allowedOrigins(ctx, url), ...known] })
}

/** @throws {ApiError} 422 for one that is missing, or leads away from the site. */
export function requireTarget(
  ctx: Context,
  target: string | undefined,
  place: { url: URL; base: string; param: string },
): string {
  const { param } = place
  if (!target) throw apiError('form_param_missing', { param })
  const allowed = allowedTarget(ctx, target, place)
  if (allowed) return allowed
  const isAddress = URL.canParse(target, place.base)
  throw apiError(isAddress ? 'redirect_url_not_associated_with_instance' : 'invalid_redirect_url', {
    param,
  })
}
