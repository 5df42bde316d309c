import type { ServerConfig } from './config.ts'
import type { RequestContext } from './context.ts'

/** The routes as one text, which the end of a build can put in the place of a mark. */
export const writeRoutes = (patterns: readonly string[]): string =>
  ['', ...patterns.map(keyOf), ''].join(' ')

type Route = Pick<RequestContext, 'routePattern'>

/**
 * True for a page that may have a store of ours, by what its scripts, islands and code import. Only a build finds out
 * which have none; of others it is supposed.
 */
export const mayHaveStores = (
  route: Route,
  { routesWithoutStores }: Pick<ServerConfig, 'routesWithoutStores'>,
): boolean => !isAmong(route, routesWithoutStores)

/** True for a page that may have `<SignIn>` or `<SignUp>`. */
export const mayHaveForms = (
  route: Route,
  { routesWithoutForms }: Pick<ServerConfig, 'routesWithoutForms'>,
): boolean => !isAmong(route, routesWithoutForms)

/** Routes that were seen to render a component of ours. */
const seen = new Set<string>()

export const noteComponent = ({ routePattern }: Route): void => {
  if (routePattern !== undefined) seen.add(routePattern)
}

export const hasComponents = ({ routePattern }: Route): boolean =>
  routePattern !== undefined && seen.has(routePattern)

const isAmong = ({ routePattern }: Route, routes: string): boolean =>
  routePattern !== undefined && routes.includes(` ${keyOf(routePattern)} `)

/** Without characters that mean something in the code of a module. */
const keyOf = (pattern: string) => encodeURIComponent(pattern).replaceAll("'", '%27')

/** A component that Astro renders apart and puts into a page that is there: not a page. */
export const isServerIsland = ({ routePattern }: Route): boolean =>
  routePattern?.startsWith('/_server-islands/') ?? false
