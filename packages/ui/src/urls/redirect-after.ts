import { afterFlow, type Flow, redirectRules, redirectsByFlow } from '@dooryard/protocol'
import { shorten } from '../routing/kept-query.ts'
import type { View } from '../view/view.ts'

/** Where a finished flow leads; a modal leaves its visitor where they are, unless somebody says otherwise. */
export function redirectAfter(flow: Flow, v: View): string {
  const { props, options, location, flow: own, modal, environment } = v
  const { href } = location.url
  const sources = [redirectsByFlow(own, props), props, options]
  const rules = redirectRules(href, options, environment.display_config)
  const target = afterFlow(flow, location.query, sources, rules, modal && href)
  return shorten(new URL(target, href), location.url)
}
