import { titleOf, type UIOptions } from '@dooryard/ui/server'
import { type FlowPageName, isFlowPagePattern } from '../shared/flow-pages.ts'
import { mountedAction } from './config.ts'
import type { RequestContext } from './context.ts'
import { ICON_PATH } from './mount.ts'
import { findScope } from './request-scope.ts'

/** True for a page that comes with the embedded server: it is there for strangers, or guards itself, so no guard of the site does. */
export function isFlowPage({ routePattern }: Pick<RequestContext, 'routePattern'>): boolean {
  return isFlowPagePattern(routePattern ?? '')
}

const COMPONENTS = {
  'sign-in': 'SignIn',
  'sign-up': 'SignUp',
  user: 'UserProfile',
  organization: 'OrganizationProfile',
  'create-organization': 'CreateOrganization',
  waitlist: 'Waitlist',
} as const

/** What is around the component in such a page. */
export async function flowPageFacts({ locals }: { locals: object }, name: FlowPageName) {
  const scope = findScope(locals)
  const options: UIOptions = scope?.config.options ?? {}
  const environment = scope?.keys.server?.environment() ?? null
  const lang = options.localization?.locale ?? 'en'
  return {
    title: await titleOf(COMPONENTS[name], { environment, options }),
    lang,
    icon: scope ? mountedAction(scope.config, ICON_PATH) : 'data:,',
    dir: directionOf(lang),
  }
}

interface Asking {
  currentUser(): Promise<{ createOrganizationEnabled: boolean } | null>
}

/** The page on which whoever works in no organization makes one; null, where there are none or they may not. */
export async function creationPage({ locals }: { locals: Asking }): Promise<string | null> {
  const environment = findScope(locals)?.keys.server?.environment()
  if (!environment?.organization_settings.enabled) return null
  const user = await locals.currentUser()
  return user?.createOrganizationEnabled ? environment.display_config.create_organization_url : null
}

/** Where to sign up instead; null, where people wait to be let in. */
export function pageWithoutWaitlist({ locals }: { locals: object }): string | null {
  const environment = findScope(locals)?.keys.server?.environment()
  if (!environment) return null
  const { user_settings, display_config } = environment
  return user_settings.sign_up.mode === 'waitlist' ? null : display_config.sign_up_url
}

function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i.test(language) ? 'rtl' : 'ltr'
}
