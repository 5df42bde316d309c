import { snake } from '../model/case.ts'
import type { Flow } from '../options/component-props.ts'
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
  for (const kind of ['Force', 'Fallback'] as const) {
    const own = props[kind === 'Force' ? 'forceRedirectUrl' : 'fallbackRedirectUrl']
    const others = props[`${to}${kind}RedirectUrl`]
    if (own) url.searchParams.set(snake(`${flow}${kind}RedirectUrl`), own)
    if (others && to !== flow) url.searchParams.set(snake(`${to}${kind}RedirectUrl`), others)
  }
  return shorten(url, location.url)
}
