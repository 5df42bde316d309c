import { Component } from 'preact'
import { nameOf, type SessionModel, secondaryOf } from '../../model.ts'
import { El } from '../../primitives/element.tsx'
import { UserPreview } from '../../primitives/user-preview.tsx'
import type { View } from '../../view.ts'
import { Accounts } from './accounts.tsx'
import { Actions } from './actions.tsx'

export interface PopoverProps {
  v: View
  id: string
  session: SessionModel
  others: SessionModel[]
}

/**
 * What can be done with the account, in a native popover: without the runtime its content is always there and the
 * browser opens it; with the runtime the content is there while it is open.
 */
export class Popover extends Component<PopoverProps> {
  override render({ v, id, session, others }: PopoverProps) {
    const user = session.user!
    const multiple = !v.environment.auth_config.single_session_mode
    return (
      <El
        v={v}
        k="userButtonPopoverRootBox"
        id={id}
        popover="auto"
        onBeforeToggle={(event) => v.set({ open: event.newState === 'open' })}
        onToggle={(event) => {
          if (event.newState === 'open') settle(event.currentTarget as HTMLElement)
        }}
      >
        {(v.state.open || !v.live) && (
          <El
            v={v}
            k={['popoverBox', 'userButtonPopoverCard']}
            role="dialog"
            aria-label={v.text('userButton.label__userButtonPopover')}
            tabIndex={-1}
            autoFocus
            onKeyDown={keepFocus}
          >
            <El v={v} k="userButtonPopoverMain">
              <UserPreview v={v} user={user} name={nameOf(user)} detail={secondaryOf(user)} />
              <Actions v={v} session={session} multiple={multiple} isLast={!others.length} />
              {multiple && <Accounts v={v} others={others} />}
            </El>
          </El>
        )}
      </El>
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

/** Puts the panel below its button, in browsers that do not do so by themselves (CSS anchors). */
function settle(popover: HTMLElement) {
  if (CSS.supports('anchor-name: --a')) return
  const button = popover.previousElementSibling!.getBoundingClientRect()
  const { width, height } = popover.getBoundingClientRect()
  const isBelow = button.bottom + GAP + height < innerHeight || button.top < height
  const isRtl = getComputedStyle(popover).direction === 'rtl'
  const left = isRtl ? button.left : button.right - width
  Object.assign(popover.style, {
    inset: 'auto',
    top: `${isBelow ? button.bottom + GAP : button.top - GAP - height}px`,
    left: `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`,
  })
}
