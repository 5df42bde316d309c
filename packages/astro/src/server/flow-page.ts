import { titleOf, type UIOptions } from '@dooryard/ui/server'
import { type FlowPageName, isFlowPagePattern } from '../shared/flow-pages.ts'
import { mountedAction } from './config.ts'
import type { RequestContext } from './context.ts'
import { ICON_PATH } from './mount.ts'
import { findScope } from './request-scope.ts'

/** True for a page that comes with the embedded server: it is there for strangers, so no guard of the site is. */
export function isFlowPage({ routePattern }: Pick<RequestContext, 'routePattern'>): boolean {
  return isFlowPagePattern(routePattern ?? '')
}

/** What is around the component in such a page. */
export async function flowPageFacts({ locals }: { locals: object }, name: FlowPageName) {
  const scope = findScope(locals)
  const options: UIOptions = scope?.config.options ?? {}
  const environment = scope?.keys.server?.environment() ?? null
  const lang = options.localization?.locale ?? 'en'
  return {
    title: await titleOf(name === 'sign-in' ? 'SignIn' : 'SignUp', { environment, options }),
    lang,
    icon: scope ? mountedAction(scope.config, ICON_PATH) : 'data:,',
    dir: directionOf(lang),
  }
}

function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i.test(language) ? 'rtl' : 'ltr'
}
