import { Component, createRef } from 'preact'
import type { FlowModule } from '../../flow-module.ts'
import {
  activeSession,
  nameOf,
  type SessionModel,
  secondaryOf,
  signedInSessions,
} from '../../model.ts'
import { El } from '../../primitives/element.tsx'
import { UserPreview } from '../../primitives/user-preview.tsx'
import type { View } from '../../view.ts'
import { Accounts } from './accounts.tsx'
import { Actions } from './actions.tsx'
import { panelEnglish } from './messages-panel.ts'
import { Trigger } from './trigger.tsx'

interface PanelProps {
  v: View
  session: SessionModel
}

/** Who is signed in, and what can be done with the account. */
class Panel extends Component<PanelProps> {
  readonly #box = createRef<HTMLDivElement>()

  override componentDidMount() {
    const panel = this.#box.current!
    settle(panel.parentElement!)
    panel.focus()
  }

  override render({ v, session }: PanelProps) {
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
      >
        <El v={v} k="userButtonPopoverMain">
          <UserPreview v={v} user={user} name={nameOf(user)} detail={secondaryOf(user)} />
          <Actions v={v} session={session} isMultiple={isMultiple} isLast={!others.length} />
          {isMultiple && <Accounts v={v} others={others} />}
        </El>
      </div>
    )
  }
}

/** Focus goes round within the panel. */
function keepFocus(event: KeyboardEvent) {
  if (event.key !== 'Tab') return
  const panel = event.currentTarget as HTMLElement
  const controls = [...panel.querySelectorAll<HTMLElement>('a[href],button')]
  const [first, last] = [controls[0], controls.at(-1)]
  const { activeElement } = document
  if (event.shiftKey && (activeElement === first || activeElement === panel)) last?.focus()
  else if (!event.shiftKey && activeElement === last) first?.focus()
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
      <Trigger v={v} user={session.user}>
        <Panel v={v} session={session} />
      </Trigger>
    )
  },
}
