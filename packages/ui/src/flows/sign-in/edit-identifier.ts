import { screenHref } from '../../primitives/links.tsx'
import type { SignInView } from './state.ts'

/** Back to the first screen, with what was typed there. */
export function editIdentifier(v: SignInView) {
  const identifier = v.client?.signIn?.identifier ?? ''
  return {
    href: screenHref(v, 'start'),
    onFollow: () => v.go('', { strategy: null, values: { identifier } }),
  }
}
