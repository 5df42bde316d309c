import type { ComponentChildren } from 'preact'
import type { UserModel } from '../../model/client.ts'
import { nameOf } from '../../model/client.ts'
import { Avatar } from '../../primitives/avatar.tsx'
import { El } from '../../primitives/element.tsx'
import { screenHref } from '../../primitives/links.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import type { View } from '../../view/view.ts'

export const popoverId = (v: View): string => `${v.id}-popover`

/** The screen of a page whose menu the server puts in, open: a press without the runtime leads there, and back. */
export const MENU = 'userMenu'

export interface UserButtonState {
  /** The popover is open. */
  open: boolean
}

/** The page was asked for with its menu, by a press without the runtime. */
export const isAskedFor = (v: View): boolean => v.state.screen === MENU

interface TriggerProps {
  user: UserModel
  /** What the popover holds. */
  children?: ComponentChildren
}

/** The picture of who is signed in, and the native popover that it opens; without the runtime, the page with what is in it. */
export function Trigger(
  { user, children }: TriggerProps,
  { at: { v } }: ViewContext<UserButtonState>,
) {
  const isServersMenu = !v.live && isAskedFor(v)
  const open = v.state.open === true || isServersMenu
  const state = open && 'open'
  const id = popoverId(v)
  const label = v.text(`userButton.action__${open ? 'close' : 'open'}UserMenu`)
  return (
    <El as="span" k="userButtonBox" state={state}>
      <El
        as="button"
        k={['button', 'userButtonTrigger']}
        state={state}
        // A button of a form opens no popover.
        {...(v.live ? { type: 'button' } : { type: 'submit', form: `${v.id}-menu` })}
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
        popover={isServersMenu ? undefined : 'auto'}
        onBeforeToggle={({ newState }) => newState === 'open' && v.set({ open: true })}
        // Not before it is closed: the browser gives the focus back from what is in it.
        onToggle={({ newState }) => newState === 'closed' && v.set({ open: false, errors: [] })}
      >
        {children}
      </El>
      {!v.live && (
        <form id={`${v.id}-menu`} hidden>
          {[...new URL(screenHref(v, open ? undefined : MENU), v.location.url).searchParams].map(
            ([name, value], index) => (
              <input key={index} type="hidden" name={name} value={value} />
            ),
          )}
        </form>
      )}
    </El>
  )
}
