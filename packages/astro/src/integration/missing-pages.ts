import type { IntegrationResolvedRoute } from 'astro'
import { isPath } from '../shared/flow-pages.ts'

export interface FlowPageAddresses {
  signInUrl?: string
  signUpUrl?: string
}

const PAGES = [
  { option: 'signInUrl', component: 'SignIn' },
  { option: 'signUpUrl', component: 'SignUp' },
] as const

type Route = Pick<IntegrationResolvedRoute, 'patternRegex' | 'isPrerendered'>

/** What to tell about pages that the site names but does not have: visitors would be led to a 404. */
export function missingPages(
  routes: Pick<Route, 'patternRegex'>[],
  named: FlowPageAddresses,
  base: string,
): string[] {
  return namedPages(named, base).flatMap(({ option, component, address, path }) =>
    routeOf(routes, path)
      ? []
      : [
          `${option} is ${address}, but the site has no such page. Make src/pages${path.replace(/\/$/, '')}.astro ` +
            `with <${component} />, or leave ${option} out: the site then uses a page that comes with the server.`,
        ],
  )
}

/** What to tell about those that are made when the site is built: nothing is known yet that could be drawn. */
export function prerenderedPages(
  routes: Route[],
  named: FlowPageAddresses,
  base: string,
): string[] {
  return namedPages(named, base).flatMap(({ option, address, path }) =>
    routeOf(routes, path)?.isPrerendered
      ? [
          `${option} is ${address}, which is prerendered: a script has to draw its form, and without JavaScript there is none. ` +
            'With `export const prerender = false` in that page the server draws it.',
        ]
      : [],
  )
}

function namedPages(named: FlowPageAddresses, base: string) {
  return PAGES.flatMap(({ option, component }) => {
    const address = named[option]
    if (!address || !isPath(address)) return []
    const { pathname } = new URL(address, 'http://site.invalid')
    return [{ option, component, address, path: withoutBase(pathname, base) }]
  })
}

/** The one that Astro takes: the first. */
const routeOf = <Known extends Pick<Route, 'patternRegex'>>(routes: Known[], path: string) =>
  routes.find(({ patternRegex }) => spellings(path).some((each) => patternRegex.test(each)))

/**
 * The sign-in page, where the site shows what is below it as well: there a session finds what it has to do first. A page
 * of one file, or one that is built ahead, has nothing there.
 */
export function pageOfTasks(
  routes: Route[],
  { signInUrl }: FlowPageAddresses,
  base: string,
): string | null {
  if (!signInUrl || !isPath(signInUrl)) return null
  const { pathname } = new URL(signInUrl, 'http://site.invalid')
  const path = `${withoutBase(pathname, base).replace(/\/+$/, '')}/tasks`
  const first = routeOf(routes, path)
  return first && !first.isPrerendered ? signInUrl : null
}

/** A named address may be written with the base or, as links within Astro often are, without it. */
function withoutBase(path: string, base: string): string {
  return base && `${path}/`.startsWith(`${base}/`) ? path.slice(base.length) || '/' : path
}

function spellings(path: string): string[] {
  const bare = path.replace(/\/+$/, '')
  return [bare, `${bare}/`]
}
