import type { ComponentChildren } from 'preact'
import type { UserModel } from '../../model/client.ts'
import { nameOf } from '../../model/client.ts'
import { Avatar } from '../../primitives/avatar.tsx'
import { El } from '../../primitives/element.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import type { View } from '../../view/view.ts'

export const popoverId = (v: View): string => `${v.id}-popover`

export interface UserButtonState {
  /** The popover is open. */
  open: boolean
}

interface TriggerProps {
  user: UserModel
  /** What the popover holds. */
  children?: ComponentChildren
}

/** The picture of who is signed in, and the native popover that it opens: with or without the runtime. */
export function Trigger(
  { user, children }: TriggerProps,
  { at: { v } }: ViewContext<UserButtonState>,
) {
  const open = v.state.open === true
  const state = open && 'open'
  const id = popoverId(v)
  const label = v.text(`userButton.action__${open ? 'close' : 'open'}UserMenu`)
  return (
    <El as="span" k="userButtonBox" state={state}>
      <El
        as="button"
        type="button"
        k={['button', 'userButtonTrigger']}
        state={state}
        popovertarget={id}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={id}
        aria-label={v.props.showName ? `${label}: ${nameOf(user)}` : label}
      >
        {v.props.showName && (
          <El as="span" k="userButtonOuterIdentifier" state={state} dir="auto">
            {nameOf(user)}
          </El>
        )}
        <Avatar user={user} box="userButtonAvatarBox" image="userButtonAvatarImage" />
      </El>
      <El
        k="userButtonPopoverRootBox"
        id={id}
        popover="auto"
        onBeforeToggle={({ newState }) => newState === 'open' && v.set({ open: true })}
        // Not before it is closed: the browser gives the focus back from what is in it.
        onToggle={({ newState }) => newState === 'closed' && v.set({ open: false, errors: [] })}
      >
        {children}
      </El>
    </El>
  )
}
