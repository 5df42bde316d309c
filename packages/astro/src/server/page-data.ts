import type { SessionAuthObject } from '@dooryard/backend'
import type { AuthIds, BootData, InitialAuth } from '@dooryard/browser'
import type { PageState } from 'dooryard'
import { DataBlock, type OptionsBlock, renderDataBlock } from '../shared/data-blocks.ts'
import { andThen } from './and-then.ts'
import { pageEnvironment } from './page-environment.ts'
import { markPersonal } from './personal.ts'
import { type ComponentPage, isForAnybody } from './public-page.ts'
import { findPageState, findScope, type RequestScope } from './request-scope.ts'

/**
 * The data blocks for the head of a page with stores: with them those are right at first paint, without a request. A
 * public page gets nothing but the options, and asks for itself. A page without stores gets none.
 */
export async function headData(scope: RequestScope, isPublic: boolean): Promise<string> {
  if (!scope.hasStores) return optionsData(scope, false)
  if (isPublic) return optionsData(scope, true)
  const auth = renderDataBlock(DataBlock.auth, authBlock(scope))
  return auth + optionsData(scope, true) + bootBlock(scope, await findPageState(scope))
}

/** The data blocks beside the first component of a page, unless its head has them. */
export function componentData(page: ComponentPage): string | Promise<string> {
  const scope = findScope(page.locals)
  if (!scope || scope.carriesData) return ''
  const options = componentOptions(page)
  scope.carriesData = true
  if (isForAnybody(page)) return options
  markPersonal(scope)
  return andThen(findPageState(scope), (state) => options + bootBlock(scope, state))
}

/**
 * The options alone, beside what looks the same whoever the visitor is: a site may keep the HTML of a page that has nothing
 * else of ours, and the browser asks when it needs to know (AST-6).
 */
export function componentOptions({ locals }: ComponentPage): string {
  const scope = findScope(locals)
  if (!scope || scope.carriesData || scope.carriesOptions) return ''
  scope.carriesOptions = true
  return optionsData(scope, true)
}

/** The options, where the browser was built with others. Who may want none can ask the embedded server for a missing key. */
function optionsData(scope: RequestScope, needsKey: boolean): string {
  const { config, keys } = scope
  const block = optionsBlock(scope)
  const { built } = config
  const key = built.publishableKey ?? (!needsKey && keys.server ? block.publishableKey : undefined)
  const isBuilt =
    block.publishableKey === key &&
    block.isSatellite === (built.isSatellite ?? false) &&
    block.proxyUrl === built.proxyUrl &&
    block.domain === built.domain &&
    block.signInUrl === built.signInUrl &&
    block.signUpUrl === built.signUpUrl
  return isBuilt ? '' : renderDataBlock(DataBlock.options, block)
}

function bootBlock(scope: RequestScope, page: PageState | null): string {
  const boot = bootData(scope, page)
  return boot ? renderDataBlock(DataBlock.boot, boot) : ''
}

/** What the Clerk object of a page begins with, so that it need not ask; null where the browser asks. */
export function bootData(
  { keys, hasForms }: RequestScope,
  page: PageState | null,
): BootData | null {
  if (!page || !keys.server) return null
  const environment = keys.server.environment()
  return {
    client: page.client,
    environment: hasForms ? environment : pageEnvironment(environment),
    feedback: page.feedback,
    now: Date.now(),
  }
}

export function optionsBlock({ keys }: RequestScope): OptionsBlock {
  return {
    publishableKey: keys.publishableKey,
    isSatellite: keys.isSatellite,
    ...(keys.proxyUrl && { proxyUrl: keys.proxyUrl }),
    ...(keys.domain && { domain: keys.domain }),
    ...(keys.signInUrl && { signInUrl: keys.signInUrl }),
    ...(keys.signUpUrl && { signUpUrl: keys.signUpUrl }),
  }
}

/** Who is signed in, as the browser will read it from the page and its cookie. */
export function initialAuth(scope: RequestScope): InitialAuth {
  return { ...authBlock(scope), sessionClaims: sessionAuth(scope)?.sessionClaims ?? null }
}

function sessionAuth({ state }: RequestScope): SessionAuthObject | null {
  return state?.tokenType === 'session_token' ? (state.toAuth() as SessionAuthObject) : null
}

/** Ids only: claims are in the cookie that the browser has anyway, and would be one more copy here. */
function authBlock(scope: RequestScope): AuthIds {
  const auth = sessionAuth(scope)
  return {
    userId: auth?.userId ?? null,
    sessionId: auth?.sessionId ?? null,
    sessionStatus: auth?.sessionStatus ?? null,
    orgId: auth?.orgId,
    orgRole: auth?.orgRole,
    orgSlug: auth?.orgSlug,
    orgPermissions: auth?.orgPermissions,
    actor: auth?.actor,
    factorVerificationAge: auth?.factorVerificationAge ?? null,
  }
}
