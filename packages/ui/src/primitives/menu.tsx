import { Component, type ComponentChildren } from 'preact'
import type { ViewContext } from '../view/screen.tsx'
import { El } from './element.tsx'
import { Icon } from './icons.tsx'
import { settle } from './settle.ts'

const DOTS = 'M3 8h.01M8 8h.01M13 8h.01'

/** What makes an entry of a menu of a button. */
export const entry = { k: 'menuItem', variant: 'ghost', role: 'menuitem' } as const

interface MenuProps {
  /** In class names. UI components §3.5, M. */
  kid: string
  /** Tells it from others of the component. */
  of: string
  /** What its entries are about, for those who hear them alone. */
  about: string
  children: ComponentChildren
}

type Toggled = Pick<ToggleEvent, 'newState' | 'currentTarget'>

/** What can be done with a row, behind three dots: a native popover, which opens without the runtime too. */
export class Menu extends Component<MenuProps, { open: boolean }> {
  declare context: ViewContext
  override state = { open: false }

  readonly #toggle = ({ newState, currentTarget }: Toggled) => {
    const open = newState === 'open'
    this.setState({ open })
    if (!open) return
    settle(currentTarget as HTMLElement)
    entriesOf(currentTarget as HTMLElement)[0]?.focus()
  }

  override render(
    { kid, of, about, children }: MenuProps,
    { open }: { open: boolean },
    { at: { v } }: ViewContext,
  ) {
    const id = `${v.id}-menu-${of}`
    return (
      <span class="cl-menuBox">
        <El
          as="button"
          type="button"
          k={['button', 'menuButton', 'menuButtonEllipsis']}
          kid={kid}
          state={open && 'open'}
          data-variant="ghost"
          popovertarget={id}
          aria-haspopup="menu"
          // The browser says it where nobody else can.
          aria-expanded={v.live ? open : undefined}
          aria-controls={id}
          aria-label={`${v.text('menuButton__open')}: ${about}`}
          onKeyDown={showBelow}
        >
          <Icon path={DOTS} />
        </El>
        <El
          k="menuList"
          kid={kid}
          id={id}
          popover="auto"
          role="menu"
          aria-label={about}
          onToggle={this.#toggle}
          onKeyDown={walk}
          // First, so that what the entry opens has the focus in the end.
          onClickCapture={({ currentTarget }) => (currentTarget as HTMLElement).hidePopover()}
        >
          {children}
        </El>
      </span>
    )
  }
}

const entriesOf = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>('[role=menuitem]')]

function showBelow(event: KeyboardEvent) {
  if (event.key !== 'ArrowDown') return
  event.preventDefault()
  const list = (event.currentTarget as HTMLElement).nextElementSibling as HTMLElement
  list.showPopover()
}

/** Focus goes round by arrows; Tab leaves. */
function walk(event: KeyboardEvent) {
  const list = event.currentTarget as HTMLElement
  // The button has the focus then, and the browser goes on from there.
  if (event.key === 'Tab') return list.hidePopover()
  const entries = entriesOf(list)
  const at = entries.indexOf(document.activeElement as HTMLElement)
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
  if (next === undefined) return
  event.preventDefault()
  entries.at(next % entries.length)?.focus()
}
