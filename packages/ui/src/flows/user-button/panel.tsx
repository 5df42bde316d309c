import { Component, createRef } from 'preact'
import {
  activeSession,
  nameOf,
  type SessionModel,
  secondaryOf,
  signedInSessions,
} from '../../model/client.ts'
import { El } from '../../primitives/element.tsx'
import { Alert } from '../../primitives/feedback.tsx'
import { isolate } from '../../primitives/isolate.ts'
import { UserPreview } from '../../primitives/user-preview.tsx'
import type { FlowModule } from '../../view/flow-module.ts'
import type { ViewContext } from '../../view/screen.tsx'
import { Accounts } from './accounts.tsx'
import { Actions } from './actions.tsx'
import { panelEnglish } from './messages-panel.ts'
import { Trigger } from './trigger.tsx'

interface PanelProps {
  session: SessionModel
}

/** Who is signed in, and what can be done with the account. */
class Panel extends Component<PanelProps> {
  readonly #box = createRef<HTMLDivElement>()
  #giveBack = () => {}

  override componentDidMount() {
    const popover = this.#box.current!.parentElement!
    if (popover.matches(':popover-open')) this.#enter()
    // Rendered just before it opens, it cannot be focused yet, and the button must not lose the focus that it gets back.
    else requestAnimationFrame(this.#enter)
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

  override render({ session }: PanelProps, _state: object, { at: { v } }: ViewContext) {
    const user = session.user!
    const others = signedInSessions(v.client).filter(({ id }) => id !== session.id)
    const isMultiple = !v.environment.auth_config.single_session_mode
    return (
      <div
        ref={this.#box}
        class={v.names(['popoverBox', 'userButtonPopoverCard'])}
        role="dialog"
        aria-label={v.text('userButton.label__userButtonPopover')}
        tabIndex={-1}
        onKeyDown={keepFocus}
        onClick={closeAtLinks}
      >
        <El k="userButtonPopoverMain">
          <UserPreview user={user} name={nameOf(user)} detail={secondaryOf(user)} />
          <Alert fields={[]} />
          <Actions session={session} isMultiple={isMultiple} isLast={!others.length} />
          {isMultiple && <Accounts others={others} />}
        </El>
      </div>
    )
  }
}

/** A client router keeps parts of the page, and they must not be kept out of reach. */
function closeAtLinks({ target, currentTarget }: MouseEvent) {
  if ((target as Element).closest('a')) (currentTarget as Element).parentElement!.hidePopover()
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

const GAP = 8

/** Puts the popover below its button, in browsers that do not do so by themselves (CSS anchors). */
function settle(popover: HTMLElement) {
  if (CSS.supports('anchor-name: --a')) return
  const button = popover.previousElementSibling!.getBoundingClientRect()
  const { width, height } = popover.getBoundingClientRect()
  const isBelow = button.bottom + GAP + height < innerHeight || button.top < height
  const isRtl = getComputedStyle(popover).direction === 'rtl'
  const left = isRtl ? button.left : button.right - width
  Object.assign(popover.style, {
    inset: 'auto',
    top: `${isBelow ? button.bottom : button.top - 2 * GAP - height}px`,
    left: `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`,
  })
}

/** The user button with what it opens. */
export const openUserButton: FlowModule = {
  english: panelEnglish,
  render(v) {
    const session = activeSession(v.client)
    if (!session?.user) return null
    return (
      <Trigger user={session.user}>
        <Panel session={session} />
      </Trigger>
    )
  },
}
