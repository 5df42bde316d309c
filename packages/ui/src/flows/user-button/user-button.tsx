import { activeSession } from '../../model/client.ts'
import { Alert } from '../../primitives/feedback.tsx'
import type { FlowModule } from '../../view/flow-module.ts'
import type { View } from '../../view/view.ts'
import { english } from './messages.ts'
import { popoverId, Trigger, type UserButtonState } from './trigger.tsx'

/**
 * The user button while it is closed; nothing without a user. What it opens comes when it is used. The server puts
 * that in at once, so that it opens without the runtime.
 */
export const userButton: FlowModule = {
  english,
  render(v: View<UserButtonState>) {
    const user = activeSession(v.client)?.user
    if (!user) return null
    return v.state.open || v.controls ? undefined : <Trigger user={user} />
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
  takeOver: (node) => ({ open: node.querySelector(':popover-open') !== null }),
  begin(v) {
    if (v.props.defaultOpen) document.getElementById(popoverId(v))?.showPopover()
  },
}
