import { activeSession } from '../../model/client.ts'
import { Alert } from '../../primitives/feedback.tsx'
import { beginPopover, isAskedFor, takeOverPopover } from '../../primitives/popover.tsx'
import type { FlowModule } from '../../view/flow-module.ts'
import { english } from './messages.ts'
import { SWITCHER, Trigger } from './trigger.tsx'
import { keepCounts, type SwitcherView } from './waiting.ts'

/** The switcher while it is closed; nothing without a user. What it opens comes when it is used. UI components §2.6. */
export const organizationSwitcher: FlowModule = {
  english,
  render(v: SwitcherView) {
    const user = activeSession(v.client)?.user
    if (!user || !v.environment.organization_settings?.enabled) return null
    const open = v.controls ? isAskedFor(v, SWITCHER) : v.state.open
    return open ? undefined : <Trigger user={user} />
  },
  // To open it anew is to try again.
  missing: (v) => (
    <Trigger user={activeSession(v.client)!.user!}>
      <div class={v.names(['popoverBox', 'organizationSwitcherPopoverCard'])}>
        <Alert fields={[]} />
      </div>
    </Trigger>
  ),
  more: () => import('./panel.tsx').then((module) => module.openOrganizationSwitcher),
  takeOver: takeOverPopover,
  begin(v) {
    if (activeSession(v.client)?.user) keepCounts(v)
    beginPopover(v, SWITCHER)
  },
}
