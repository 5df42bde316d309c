import type { ComponentChildren } from 'preact'
import type { UserModel } from '../../model/client.ts'
import { nameOf } from '../../model/client.ts'
import { Avatar } from '../../primitives/avatar.tsx'
import { El } from '../../primitives/element.tsx'
import { Popover, type PopoverState } from '../../primitives/popover.tsx'
import type { ViewContext } from '../../view/screen.tsx'

/** The screen of a page whose menu the server puts in, open. */
export const MENU = 'userMenu'

interface TriggerProps {
  user: UserModel
  /** What the popover holds. */
  children?: ComponentChildren
}

/** The picture of who is signed in, and the menu that it opens. */
export function Trigger(
  { user, children }: TriggerProps,
  { at: { v } }: ViewContext<PopoverState>,
) {
  const { showName } = v.props
  return (
    <Popover
      screen={MENU}
      box="userButtonBox"
      trigger="userButtonTrigger"
      root="userButtonPopoverRootBox"
      label={(state) => {
        const label = v.text(`userButton.action__${state}UserMenu`)
        return showName ? `${label}: ${nameOf(user)}` : label
      }}
      content={
        <>
          {showName && (
            <El as="span" k="userButtonOuterIdentifier" state={v.state.open && 'open'} dir="auto">
              {nameOf(user)}
            </El>
          )}
          <Avatar user={user} box="userButtonAvatarBox" image="userButtonAvatarImage" />
        </>
      }
    >
      {children}
    </Popover>
  )
}
