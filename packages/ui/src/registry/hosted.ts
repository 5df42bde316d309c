import type { ComponentName } from '@dooryard/browser'
import type { Flow } from '@dooryard/protocol'
import { TASKS } from '../routing/task-route.ts'
import { components } from './components.ts'

// Apart from the table, which pages load whose components nobody has touched yet.

export const needsSettings = (name: ComponentName): boolean => components[name].settings === true

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
