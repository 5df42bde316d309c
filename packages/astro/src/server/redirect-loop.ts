import { plainPage } from './plain-page.ts'
import { publicUrl } from './public-url.ts'
import type { RequestScope } from './request-scope.ts'
import { seldom } from './seldom.ts'

const isToldNow = seldom()

/**
 * A guard that guards the sign-in page as well sends strangers there for ever. Such a redirect becomes a page that says
 * so: to visitors that it is not their fault, to the developer what to write.
 */
export function breakLoop(scope: RequestScope, response: Response): Response {
  const location = response.headers.get('location')
  if (!location || response.status < 300 || response.status > 399) return response
  const current = publicUrl(scope.context, scope.config)
  const signIn = new URL(scope.keys.signInUrl ?? '', current)
  if (!isSamePage(current, signIn) || !isLoop(current, new URL(location, current))) return response
  const { mode } = scope.config
  const advice = mode === 'development' ? adviceFor(current.pathname) : ''
  if (mode === 'production' && isToldNow(current.pathname)) {
    console.error(`${EXPLANATION} ${adviceFor(current.pathname)}`)
  }
  return plainPage(500, 'Sign-in is not reachable', [
    EXPLANATION,
    advice || 'This is a mistake of the site, not yours. Please tell its owner.',
  ])
}

/** To the same address, or to the same page to come back to that page. */
function isLoop(current: URL, target: URL): boolean {
  if (!isSamePage(current, target)) return false
  if (current.search === target.search) return true
  const back = target.searchParams.get('redirect_url')
  return back !== null && URL.canParse(back, current) && isSamePage(new URL(back, current), current)
}

function isSamePage(one: URL, other: URL): boolean {
  return one.origin === other.origin && one.pathname === other.pathname
}

const EXPLANATION = 'The sign-in page is guarded, so nobody gets in.'

function adviceFor(path: string): string {
  return (
    `Let the middleware pass ${path}: in clerkMiddleware, guard only pages that are not matched by ` +
    `createRouteMatcher(['${path}(.*)', …]). Or leave signInUrl out: the site then uses a page that no guard catches.`
  )
}
