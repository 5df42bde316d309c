import type { ComponentName } from '@dooryard/browser'
import { components } from './components.ts'

// Apart from the table, which pages load whose components nobody has touched yet.

export const needsSettings = (name: ComponentName): boolean => components[name].settings === true

interface InnerFlow {
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
