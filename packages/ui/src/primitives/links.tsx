import { SCREEN_PARAMETER } from '../routing/screen-parameter.ts'
import type { ViewContext } from '../view/screen.tsx'
import type { View } from '../view/view.ts'
import type { ElProps } from './element.tsx'
import { El } from './element.tsx'

/** The address of this page with another screen of the same route; without one, with the screen that comes first. */
export function screenHref(v: View, screen?: string): string {
  const url = new URL(v.location.url)
  url.searchParams.delete(SCREEN_PARAMETER)
  if (screen) url.searchParams.set(SCREEN_PARAMETER, screen)
  // A path that begins with two slashes would name a host (RED-2).
  return url.pathname.startsWith('//') ? url.href : url.pathname + url.search
}

const plainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** A true link that the runtime takes over: new tabs and missing JavaScript still work. */
export function ActionLink({ onFollow, ...rest }: ElProps & { onFollow: () => void }) {
  return (
    <El
      as="a"
      {...rest}
      onClick={(event) => {
        if (!plainClick(event)) return
        event.preventDefault()
        onFollow()
      }}
    />
  )
}

/** Link to a screen of the same route. */
export function ScreenLink(
  { screen, ...rest }: ElProps & { screen: string; onFollow?: () => void },
  { at: { v } }: ViewContext,
) {
  return (
    <ActionLink
      onFollow={() => v.set({ screen, errors: [] })}
      {...rest}
      href={screenHref(v, screen)}
    />
  )
}
