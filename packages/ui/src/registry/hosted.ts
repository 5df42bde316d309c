import type { ComponentName } from '@dooryard/browser'
import type { Flow, FormFeedback } from '@dooryard/protocol'
import { TASKS } from '../routing/task-route.ts'
import { components } from './components.ts'

// Apart from the table, which pages load whose components nobody has touched yet.

/** Which forms of a page without the runtime a component shows the outcome of. */
export const feedbackOf: Partial<Record<ComponentName, FormFeedback['flow']>> = {
  APIKeys: 'profile',
  CreateOrganization: 'organization',
  OrganizationList: 'organization',
  OrganizationProfile: 'organization',
  OrganizationSwitcher: 'organization',
  SignIn: 'sign_in',
  SignUp: 'sign_up',
  TaskChooseOrganization: 'organization',
  TaskResetPassword: 'profile',
  TaskSetupMFA: 'profile',
  UserButton: 'sign_out',
  UserProfile: 'profile',
  Waitlist: 'waitlist',
}

/** What makes do with the settings that every page has. */
const MODEST: readonly ComponentName[] = [
  'OrganizationSwitcher',
  'UserAvatar',
  'UserButton',
  'UserVerification',
  'Waitlist',
]

/** Its screens need all settings of the instance. */
export const needsSettings = (name: ComponentName): boolean => !MODEST.includes(name)

/** It shows the organizations of somebody. */
export const showsOrganizations = (name: ComponentName): boolean => name === 'OrganizationSwitcher'

interface InnerFlow {
  name: ComponentName
  prefix: string
  route: string
  /** The flow whose end it is. */
  flow: Flow | undefined
}

/**
 * Whose screens a route of a component shows: sign-in hosts sign-up below `create`, and both what a session has to do
 * below `tasks`. UI components §1.5.
 */
export function innerFlow(name: ComponentName, route: string): InnerFlow {
  const { flow } = components[name]
  const [first, ...rest] = route.split('/')
  if (name === 'SignIn' && first === 'create') {
    const inner = innerFlow('SignUp', rest.join('/'))
    return { ...inner, prefix: `create/${inner.prefix}` }
  }
  if (flow && first === TASKS) {
    const [key = ''] = rest
    return { name: tasks[key] ?? 'TaskSetupMFA', prefix: `${TASKS}/`, route: key, flow }
  }
  return { name, prefix: '', route, flow }
}

/** What a session may have to do, and the component that shows it. */
const tasks: Record<string, ComponentName> = {
  'choose-organization': 'TaskChooseOrganization',
  'reset-password': 'TaskResetPassword',
  'setup-mfa': 'TaskSetupMFA',
}

/** Class of the element that a component is mounted in. */
export const rootKeys = (name: ComponentName): string[] => [
  'rootBox',
  `${components[name].key}-root`,
]
