import { activeSession } from '../../model/client.ts'
import { Alert } from '../../primitives/feedback.tsx'
import { beginPopover, isAskedFor, takeOverPopover } from '../../primitives/popover.tsx'
import type { FlowModule } from '../../view/flow-module.ts'
import { english } from './messages.ts'
import { SWITCHER, Trigger } from './trigger.tsx'
import { countsOf, keepCounts, type SwitcherView, waitingPaths } from './waiting.ts'

/** The switcher while it is closed; nothing without a user. What it opens comes when it is used. UI components §2.6. */
export const organizationSwitcher: FlowModule = {
  english,
  render(v: SwitcherView) {
    const user = activeSession(v.client)?.user
    if (!user || !v.environment.organization_settings?.enabled) return null
    if (v.props.__experimental_asStandalone) return undefined
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
  begin(v: SwitcherView) {
    beginPopover(v, SWITCHER)
    if (!activeSession(v.client)?.user) return
    keepCounts(v)
    if (Object.keys(v.known).length) return
    // No server drew it: somebody has to look.
    import('./look.ts')
      .then(({ look }) => look(v.clerk!, waitingPaths(v)))
      .then((answers) => v.set({ counts: countsOf(v, answers) }))
      .catch(() => {})
  },
}
