import { safeRedirect } from '@dooryard/protocol'
import { snake } from '../model/case.ts'
import type { Flow } from '../options/component-props.ts'
import { shorten } from '../routing/kept-query.ts'
import type { View } from '../view/view.ts'

/**
 * Where a finished flow leads: force, then `redirect_url` of the address, then fallback; modals else stay where they
 * are. Targets that are not allowed are passed over (RED-2 to RED-4). UI components §1.6.
 */
export function redirectAfter(
  flow: Flow,
  { props, options, location, flow: own, modal }: View,
): string {
  const { url: base, query } = location
  const pick = (kind: 'Force' | 'Fallback'): unknown[] => [
    query.get(snake(`${flow}${kind}RedirectUrl`)),
    flow === own && props[kind === 'Force' ? 'forceRedirectUrl' : 'fallbackRedirectUrl'],
    props[`${flow}${kind}RedirectUrl`],
    options[`${flow}${kind}RedirectUrl`],
  ]
  const candidates = [
    ...pick('Force'),
    query.get('redirect_url'),
    ...pick('Fallback'),
    modal && base.href,
  ]
  const rules = { base: base.href, allowedOrigins: options.allowedRedirectOrigins ?? [] }
  for (const candidate of candidates) {
    const target = safeRedirect(candidate, rules)
    if (target) return shorten(new URL(target), base)
  }
  return '/'
}
