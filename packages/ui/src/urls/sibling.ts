import { type Flow, redirectsByFlow, snakeCase } from '@dooryard/protocol'
import { keptQuery, shorten } from '../routing/kept-query.ts'
import type { View } from '../view/view.ts'

/** The page of the other flow, with the redirects that were asked for here. UI components §1.6. */
export function siblingUrl(
  { props, options, environment, location, flow }: View,
  to: Flow,
): string {
  const { display_config: display } = environment
  const name = `${to}Url` as const
  const page =
    props[name] || options[name] || (to === 'signIn' ? display.sign_in_url : display.sign_up_url)
  const url = new URL(page, location.url)
  for (const [key, value] of keptQuery(location.query)) url.searchParams.set(key, value)
  for (const [key, value] of Object.entries(redirectsByFlow(flow, props))) {
    url.searchParams.set(snakeCase(key), value)
  }
  return shorten(url, location.url)
}
