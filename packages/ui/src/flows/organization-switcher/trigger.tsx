import type { ComponentChildren } from 'preact'
import type { UserModel } from '../../model/client.ts'
import { activeMembership } from '../../model/organization.ts'
import { El } from '../../primitives/element.tsx'
import { Icon } from '../../primitives/icons.tsx'
import { NotificationBadge } from '../../primitives/notification-badge.tsx'
import { OrganizationPreview } from '../../primitives/organization-preview.tsx'
import { Popover } from '../../primitives/popover.tsx'
import { UserPreview } from '../../primitives/user-preview.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import type { View } from '../../view/view.ts'
import { hidesPersonal } from '../organizations/own.ts'
import { type SwitcherState, waiting } from './waiting.ts'

/** The screen of a page whose switcher the server puts in, open. */
export const SWITCHER = 'organizations'

const ARROWS = 'm5 6 3-3 3 3M5 10l3 3 3-3'

interface TriggerProps {
  user: UserModel
  /** What the popover holds. */
  children?: ComponentChildren
}

/** Where somebody works, and what leads elsewhere. */
export function Trigger(
  { user, children }: TriggerProps,
  { at: { v } }: ViewContext<SwitcherState>,
) {
  const organization = activeMembership(v.client)?.organization
  const count = waiting(v)
  const isPersonal = !organization && !hidesPersonal(v)
  const text = v.text(`organizationSwitcher.${isPersonal ? 'personalWorkspace' : 'notSelected'}`)
  return (
    <Popover
      screen={SWITCHER}
      box="organizationSwitcherBox"
      trigger="organizationSwitcherTrigger"
      kid={organization ? 'organization' : 'personal'}
      root="organizationSwitcherPopoverRootBox"
      label={(state) =>
        `${v.text(`organizationSwitcher.action__${state}OrganizationSwitcher`)}: ${organization?.name ?? text}${waitingText(v, count)}`
      }
      content={
        <>
          {organization ? (
            <OrganizationPreview organization={organization} kid="organizationSwitcherTrigger" />
          ) : isPersonal ? (
            <UserPreview user={user} name={text} kid="personalWorkspace" />
          ) : (
            <El as="span" k="organizationSwitcherNotSelected">
              {text}
            </El>
          )}
          <NotificationBadge count={count} />
          <Icon
            path={ARROWS}
            class={v.names('organizationSwitcherTriggerIcon', undefined, v.state.open && 'open')}
          />
        </>
      }
    >
      {children}
    </Popover>
  )
}

/** For those who do not see the badge. */
export const waitingText = (v: View, count: number): string =>
  count > 0 ? `, ${v.text('organizationSwitcher.label__waiting', { count: String(count) })}` : ''
