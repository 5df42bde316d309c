import type { ComponentName } from '@dooryard/browser'
import { components } from '../registry/components.ts'
import { SIGNS } from './signs.ts'

/** What is asked of the page to know that. */
export interface Watched {
  resources(): State | undefined
  addListener(listener: (now: State) => void, options: { skipInitialEmit: boolean }): () => void
}

interface State {
  user?: unknown
  client?: { signIn: unknown; signUp: unknown } | undefined
}

interface Wait {
  name: ComponentName
  props: { appearance?: unknown; defaultOpen?: unknown }
  page: Watched
  act: () => void
}

/**
 * The markup that the server made of a first screen works by itself: its forms are forms, its links are links. Acts
 * when that is no longer all: a visitor points at it, types or presses, somebody signs in or out, an attempt goes on elsewhere; at
 * once where there is no such markup, or where a prop asks for what only the runtime does. Returns the function that ends the wait.
 */
export function untilNeeded(node: HTMLElement, { name, props, page, act }: Wait): () => void {
  if (isFirstScreen(node, name, page) && !props.appearance && !props.defaultOpen) {
    return untilSign(node, page, act)
  }
  act()
  return () => {}
}

/** Acts once: at a sign in the node, or when what it shows may be another screen. Returns the function that ends the wait. */
export function untilSign(node: EventTarget, page: Watched, act: () => void): () => void {
  const before = partsOf(page.resources())
  const unlisten = page.addListener(
    (now) => {
      // While a change is under way nobody is known to be there, or to have left.
      if (now.user !== undefined && isOther(now)) need()
    },
    { skipInitialEmit: true },
  )
  for (const sign of SIGNS) node.addEventListener(sign, need)
  addEventListener('hashchange', follow)
  return end

  function isOther(now: State) {
    return partsOf(now).some((part, index) => part !== before[index])
  }
  function follow() {
    if (FURTHER.test(location.href)) need()
  }
  function need() {
    end()
    act()
  }
  function end() {
    unlisten()
    removeEventListener('hashchange', follow)
    for (const sign of SIGNS) node.removeEventListener(sign, need)
  }
}

const partsOf = (now?: State) => [now?.user, now?.client?.signIn, now?.client?.signUp]

/** What an address has that leads further: a route, a screen, a ticket. */
const FURTHER = /#\/|[?&]__/

/** As it is for who is there now. What is further than the first screen may count, ask or send by itself. */
function isFirstScreen(node: HTMLElement, name: ComponentName, page: Watched): boolean {
  const isFilled = node.firstElementChild !== null
  if (components[name].personal && !page.resources()?.user) return !isFilled
  return isFilled && !node.dataset.route && !FURTHER.test(location.href)
}
