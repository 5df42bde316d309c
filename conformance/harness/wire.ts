import { inject } from 'vitest'
import { frontendRoutes } from '../../packages/server/src/app.ts'
import type { Route } from '../../packages/server/src/frontend-api/route.ts'
import { strategies } from '../../packages/server/src/strategies/index.ts'
import { bookIn } from './covered.ts'

const PREFIX = '/__clerk/v1'

/** Sign-ins that have to show whose the browser is. */
const inNewBrowsers = new Set<string>()

/** Writes down what a page with genuine clerk-js asked for, and what it proved. */
export async function noteExchange(request: Request, sent: string, answer: Response) {
  const url = new URL(request.url)
  if (!answer.ok || !url.searchParams.has('_clerk_js_version')) return
  const method = url.searchParams.get('_method') ?? request.method
  const route = routeAt(method, url.pathname.slice(PREFIX.length).replace(/\/$/, ''))
  if (!route) return
  const write = bookIn(inject('covered'))
  write('endpoints', endpointOf(route))
  const fields = new URLSearchParams(sent)
  const strategy = fields.get('strategy') ?? unnamedStrategy(route, fields)
  if (!strategy) return
  const { response } = await answer.json()
  if (response?.status === 'needs_client_trust') inNewBrowsers.add(response.id)
  const isNew = inNewBrowsers.has(response?.id)
  const stage = stageOf(route.path, { strategy, isNew })
  // What is sent to somebody proves nothing before they come with it; a link comes to another place.
  const isSent = route.path.includes('prepare_') && strategy.endsWith('_code')
  if (stage && !isSent) write('proofs', `${stage}: ${strategy.replace(/^oauth_.*/, 'oauth_any')}`)
}

export const frontendEndpoints = (): string[] => frontendRoutes.map(endpointOf)

/** Every strategy, at each stage where it is offered. */
export const proofs = (): string[] =>
  strategies.flatMap(({ name, offers }) => Object.keys(offers).map((stage) => `${stage}: ${name}`))

const endpointOf = ({ method, path }: Pick<Route, 'method' | 'path'>) => `${method} ${path}`

/** The route of a request: of those that fit, the one that names most of its path. */
function routeAt(method: string, path: string): Route | undefined {
  const parts = path.split('/')
  const isNamed = (part: string) => part[0] !== ':'
  const named = (route: Route) => route.path.split('/').filter(isNamed).length
  return frontendRoutes
    .filter((route) => {
      const pattern = route.path.split('/')
      return (
        route.method === method &&
        pattern.length === parts.length &&
        pattern.every((part, index) => !isNamed(part) || part === parts[index])
      )
    })
    .sort((one, other) => named(other) - named(one))[0]
}

/** What some requests prove by without saying so. */
function unnamedStrategy({ path }: Route, fields: URLSearchParams): string | null {
  if (/email_addresses.*attempt|_affiliation_verification$/.test(path)) return 'email_code'
  if (/phone_numbers.*attempt/.test(path)) return 'phone_code'
  return fields.has('password') ? 'password' : null
}

/** At which stage a request to an endpoint prepares or proves something. */
function stageOf(
  path: string,
  { strategy, isNew }: { strategy: string; isNew: boolean },
): string | null {
  if (!/sign_(in|up)s$|(prepare|attempt)_|^\/me\/external_accounts$/.test(path)) return null
  if (path.includes('/domains/')) return 'organization_domain'
  const isSecond = path.endsWith('second_factor')
  if (path.includes('/sign_ups')) return 'sign_up'
  if (path.includes('/verify/')) return isSecond ? 'reverification_second' : 'reverification'
  if (path.startsWith('/me/')) return 'profile'
  if (isSecond) return isNew ? 'client_trust' : 'second_factor'
  return strategy.startsWith('reset_password') ? 'reset_password' : 'sign_in'
}
