import { CALLBACK, FORM_CALLBACK } from '../../routing/callback-route.ts'
import { shorten } from '../../routing/kept-query.ts'
import { SCREEN_PARAMETER } from '../../routing/screen-parameter.ts'
import { ownPage } from '../../urls/own-page.ts'
import { siblingUrl } from '../../urls/sibling.ts'
import type { View } from '../../view/view.ts'
import { isCombined } from '../combined.ts'

/**
 * The address at which the runtime goes on. What stands over a page is gone when its visitor comes back: then the page of the
 * flow goes on, and leads to `after`.
 */
export function callbackUrl(v: View, after: string, screen = CALLBACK): string {
  const { modal, prefix, flow, location } = v
  if (!modal) return ownPage(v, screen).href
  const url = new URL(siblingUrl(v, prefix ? 'signIn' : (flow ?? 'signIn')), location.url)
  if (!url.searchParams.has('redirect_url')) url.searchParams.set('redirect_url', after)
  url.searchParams.set(SCREEN_PARAMETER, screen)
  return url.href
}

/** The page that goes on for who has no script: it is shown at the step that is next. */
export const formCallback = (v: View): string => shorten(ownPage(v, FORM_CALLBACK), v.location.url)

/** The page of the other flow, for who turns out to belong there and has no script. */
export function otherPage(v: View): string {
  if (v.prefix || (v.flow === 'signIn' && isCombined(v))) return formCallback(v)
  const url = new URL(siblingUrl(v, v.flow === 'signIn' ? 'signUp' : 'signIn'), v.location.url)
  url.searchParams.set(SCREEN_PARAMETER, FORM_CALLBACK)
  return shorten(url, v.location.url)
}
