import type { FlowModule } from '../../flow-module.ts'
import { activeSession, nameOf, signedInSessions } from '../../model.ts'
import { El } from '../../primitives/element.tsx'
import { Avatar } from '../../primitives/user-preview.tsx'
import type { View } from '../../view.ts'
import { english } from './messages.ts'
import { Popover } from './popover.tsx'

/** The picture of who is signed in; it opens what can be done with the account. Nothing without a user. */
function UserButton({ v }: { v: View }) {
  const session = activeSession(v.client)
  const user = session?.user
  if (!user) return null
  const { open } = v.state
  const popoverId = `${v.id}-popover`
  const state = open && 'open'
  return (
    <El v={v} as="span" k="userButtonBox" state={state}>
      <El
        v={v}
        as="button"
        type="button"
        k={['button', 'userButtonTrigger']}
        state={state}
        popovertarget={popoverId}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={popoverId}
        aria-label={v.text(`userButton.action__${open ? 'close' : 'open'}UserMenu`)}
      >
        {v.props.showName && (
          <El v={v} as="span" k="userButtonOuterIdentifier" state={state}>
            {nameOf(user)}
          </El>
        )}
        <Avatar v={v} user={user} box="userButtonAvatarBox" image="userButtonAvatarImage" />
      </El>
      <Popover
        v={v}
        id={popoverId}
        session={session}
        others={signedInSessions(v.client).filter(({ id }) => id !== session.id)}
      />
    </El>
  )
}

export const userButton: FlowModule = {
  english,
  render: (v) => <UserButton v={v} />,
  begin(v) {
    if (v.props.defaultOpen) document.getElementById(`${v.id}-popover`)?.showPopover()
  },
}
