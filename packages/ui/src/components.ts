import type { FormFeedback } from '@dooryard/protocol'
import type { ComponentName } from './types.ts'

export type Flow = 'signIn' | 'signUp'

interface ComponentFacts {
  /** Key in `appearance`, and the flow in class names. */
  key: 'signIn' | 'signUp' | 'userButton'
  flow: Flow
  feedback: FormFeedback['flow']
  /** `component` attribute of the host element, and beginning of its id. */
  tag: string
}

export const components: Record<ComponentName, ComponentFacts> = {
  SignIn: { key: 'signIn', flow: 'signIn', feedback: 'sign_in', tag: 'sign-in' },
  SignUp: { key: 'signUp', flow: 'signUp', feedback: 'sign_up', tag: 'sign-up' },
  UserButton: { key: 'userButton', flow: 'signIn', feedback: 'sign_out', tag: 'user-button' },
}

export interface InnerFlow {
  name: ComponentName
  prefix: string
  route: string
}

/** Whose screens a route of a component shows: sign-in hosts sign-up below `create`. UI components §1.5. */
export function innerFlow(name: ComponentName, route: string): InnerFlow {
  const [first, ...rest] = route.split('/')
  if (name === 'SignIn' && first === 'create') {
    return { name: 'SignUp', prefix: 'create/', route: rest.join('/') }
  }
  return { name, prefix: '', route }
}

/** Class of the element that a component is mounted in. */
export const rootKeys = (name: ComponentName): string[] => [
  'rootBox',
  `${components[name].key}-root`,
]
