import {
  activeSession,
  nameOf,
  type SessionModel,
  secondaryOf,
  signedInSessions,
} from '../../model/client.ts'
import { El } from '../../primitives/element.tsx'
import { Alert } from '../../primitives/feedback.tsx'
import { PopoverPanel } from '../../primitives/popover-panel.tsx'
import { UserPreview } from '../../primitives/user-preview.tsx'
import type { FlowModule } from '../../view/flow-module.ts'
import type { ViewContext } from '../../view/screen.tsx'
import { Accounts } from './accounts.tsx'
import { Actions } from './actions.tsx'
import { panelEnglish } from './messages-panel.ts'
import { Trigger } from './trigger.tsx'

/** Who is signed in, and what can be done with the account. */
function Panel({ session }: { session: SessionModel }, { at: { v } }: ViewContext) {
  const user = session.user!
  const others = signedInSessions(v.client).filter(({ id }) => id !== session.id)
  const isMultiple = !v.environment.auth_config.single_session_mode
  return (
    <PopoverPanel k="userButtonPopoverCard" label={v.text('userButton.label__userButtonPopover')}>
      <El k="userButtonPopoverMain">
        <UserPreview user={user} name={nameOf(user)} detail={secondaryOf(user)} />
        <Alert fields={[]} />
        <Actions session={session} isMultiple={isMultiple} isLast={!others.length} />
        {isMultiple && <Accounts others={others} />}
      </El>
    </PopoverPanel>
  )
}

/** The user button with what it opens. */
export const openUserButton: FlowModule = {
  english: panelEnglish,
  render(v) {
    const session = activeSession(v.client)
    if (!session?.user) return null
    const panel = <Panel session={session} />
    if (v.props.__experimental_asStandalone) return panel
    return <Trigger user={session.user}>{panel}</Trigger>
  },
}
