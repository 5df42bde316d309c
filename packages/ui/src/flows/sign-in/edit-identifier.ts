import { screenHref } from '../../primitives/links.tsx'
import type { View } from '../../view/view.ts'

/** Back to the first screen, with what was typed there. */
export function editIdentifier(v: View) {
  const identifier = v.client?.signIn?.identifier ?? ''
  return {
    href: screenHref(v, 'start'),
    onFollow: () => v.go('', { strategy: null, values: { identifier } }),
  }
}
