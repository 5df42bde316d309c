import { keptQuery } from '../routing/kept-query.ts'
import { SCREEN_PARAMETER } from '../routing/screen-parameter.ts'
import type { View } from '../view/view.ts'

/** The page of this component, at the screen that finds out what is next. The server looks first, so no other one flashes. */
export function ownPage({ location }: View, screen: string): URL {
  const url = new URL(location.href(''), location.url)
  url.hash = ''
  for (const name of [...url.searchParams.keys()]) {
    if (name.startsWith('__')) url.searchParams.delete(name)
  }
  for (const [name, value] of keptQuery(location.query)) url.searchParams.set(name, value)
  url.searchParams.set(SCREEN_PARAMETER, screen)
  return url
}
