import { Component, type ComponentChildren, createRef } from 'preact'
import type { ViewContext } from '../view/screen.tsx'
import { isolate } from './isolate.ts'
import { settle } from './settle.ts'

interface PopoverPanelProps {
  k: string
  label: string
  children: ComponentChildren
}

/** What a popover holds: it has the focus while it is open. */
export class PopoverPanel extends Component<PopoverPanelProps> {
  readonly #box = createRef<HTMLDivElement>()
  #giveBack = () => {}

  override componentDidMount() {
    const popover = this.#box.current!.parentElement!
    if (popover.matches(':popover-open')) this.#enter()
    // Rendered just before it opens, it cannot be focused yet, and the button must not lose the focus that it gets back.
    else requestAnimationFrame(this.#enter)
  }

  /** Whoever pressed far down a list sees why nothing came of it. */
  override componentDidUpdate() {
    this.#box.current!.querySelector('.cl-alert')?.scrollIntoView({ block: 'nearest' })
  }

  #enter = () => {
    const panel = this.#box.current
    const popover = panel?.parentElement
    if (!popover?.matches(':popover-open')) return
    settle(popover)
    panel!.focus()
    this.#giveBack = isolate(popover)
    // Before it is closed, since the browser returns the focus then.
    popover.addEventListener('beforetoggle', this.#giveBack, { once: true })
  }

  /** It may go without being closed: its user was signed out elsewhere. */
  override componentWillUnmount() {
    this.#giveBack()
  }

  override render(
    { k, label, children }: PopoverPanelProps,
    _state: object,
    { at: { v } }: ViewContext,
  ) {
    return (
      <div
        ref={this.#box}
        class={v.names(['popoverBox', k])}
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={keepFocus}
        onClick={closeAtLinks}
      >
        {children}
      </div>
    )
  }
}

/** A client router keeps parts of the page, and they must not be kept out of reach. */
function closeAtLinks({ target, currentTarget }: MouseEvent) {
  const popover = (currentTarget as Element).parentElement!
  if (popover.popover && (target as Element).closest('a')) popover.hidePopover()
}

/** Focus goes round within the panel, by Tab and by arrows. */
function keepFocus(event: KeyboardEvent) {
  const { key, shiftKey, currentTarget } = event
  const controls = [
    ...(currentTarget as HTMLElement).querySelectorAll<HTMLElement>('a[href],button'),
  ]
  const last = controls.length - 1
  const at = controls.indexOf(document.activeElement as HTMLElement)
  const isBack = key === 'ArrowUp' || (key === 'Tab' && shiftKey)
  if (key === 'Home') controls[0]?.focus()
  else if (key === 'End') controls[last]?.focus()
  else if (isBack) controls[at > 0 ? at - 1 : last]?.focus()
  else if (key === 'ArrowDown' || key === 'Tab') controls[at < last ? at + 1 : 0]?.focus()
  else return
  event.preventDefault()
}
