import { FormField } from '@dooryard/protocol'
import { SCREEN_PARAMETER } from '../routing/screen-parameter.ts'
import type { FormTargets, View } from '../view/view.ts'
import { redirectAfter } from './redirect-after.ts'

/** Where a form that the browser sends leads: back to its page (refused, to its screen), or on when the flow is complete. */
export function formControls(
  v: View,
  { flow, completeTo, after, refused }: FormTargets,
): Record<string, string> {
  // Refused, it is back at the screen that it stood on, and not at the one that it leads to.
  const screen = refused ?? v.location.url.searchParams.get(SCREEN_PARAMETER) ?? (after && 'start')
  return {
    ...(screen && { [FormField.screen]: screen }),
    [FormField.returnTo]: pageOf(v.location.url, after),
    [FormField.completeTo]: completeTo ?? (flow ? redirectAfter(flow, v) : '/'),
  }
}

/** Path and query of the page, without what only names a screen. */
function pageOf({ pathname, searchParams }: URL, screen: string | undefined): string {
  const query = new URLSearchParams([...searchParams].filter(([name]) => name !== SCREEN_PARAMETER))
  if (screen) query.set(SCREEN_PARAMETER, screen)
  return pathname + (query.size ? `?${query}` : '')
}
