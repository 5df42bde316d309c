import { activeSession } from '../../model/client.ts'
import { Alert } from '../../primitives/feedback.tsx'
import {
  beginPopover,
  isAskedFor,
  type PopoverState,
  takeOverPopover,
} from '../../primitives/popover.tsx'
import type { FlowModule } from '../../view/flow-module.ts'
import type { View } from '../../view/view.ts'
import { english } from './messages.ts'
import { MENU, Trigger } from './trigger.tsx'

/** The user button while it is closed; nothing without a user. What it opens comes when it is used. */
export const userButton: FlowModule = {
  english,
  render(v: View<PopoverState>) {
    const user = activeSession(v.client)?.user
    if (!user) return null
    if (v.props.__experimental_asStandalone) return undefined
    const open = v.controls ? isAskedFor(v, MENU) : v.state.open
    return open ? undefined : <Trigger user={user} />
  },
  // To open it anew is to try again.
  missing: (v) => (
    <Trigger user={activeSession(v.client)!.user!}>
      <div class={v.names(['popoverBox', 'userButtonPopoverCard'])}>
        <Alert fields={[]} />
      </div>
    </Trigger>
  ),
  more: () => import('./panel.tsx').then((module) => module.openUserButton),
  takeOver: takeOverPopover,
  begin: (v) => beginPopover(v, MENU),
}
