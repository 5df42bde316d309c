import { activeSession, nameOf, secondaryOf } from '../../model/client.ts'
import { activeMembership, type OrganizationModel } from '../../model/organization.ts'
import { Button } from '../../primitives/button.tsx'
import { El } from '../../primitives/element.tsx'
import { Alert } from '../../primitives/feedback.tsx'
import { Icon } from '../../primitives/icons.tsx'
import { Loaded } from '../../primitives/loaded.tsx'
import { NotificationBadge } from '../../primitives/notification-badge.tsx'
import { OrganizationPreview } from '../../primitives/organization-preview.tsx'
import { closePopover } from '../../primitives/popover.tsx'
import { PopoverPanel } from '../../primitives/popover-panel.tsx'
import { UserPreview } from '../../primitives/user-preview.tsx'
import { safeLink } from '../../urls/safe-link.ts'
import type { FlowModule } from '../../view/flow-module.ts'
import type { ViewContext } from '../../view/screen.tsx'
import type { View } from '../../view/view.ts'
import { choiceOf, hidesPersonal, memberOf, membershipsOf, select } from '../organizations/own.ts'
import { Pending } from '../organizations/pending.tsx'
import { SelectForm } from '../organizations/select-form.tsx'
import { panelEnglish } from './messages-panel.ts'
import { SWITCHER, Trigger, waitingText } from './trigger.tsx'
import {
  countAt,
  INVITATIONS,
  note,
  requestsPath,
  SUGGESTIONS,
  type SwitcherState,
} from './waiting.ts'

const SETTINGS =
  'M1.5 4.5h6M12 4.5h2.5M10 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM1.5 11.5H4M8.5 11.5h6M6 13.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z'
const PLUS = 'M8 3v10M3 8h10'
const TEXTS = 'organizationSwitcher'

/** Where somebody works, where else they may, and what they are invited to. */
function Panel(_props: object, { at }: ViewContext<SwitcherState>) {
  const { v } = at
  const user = memberOf(v)!
  const active = activeMembership(v.client)
  const others = membershipsOf(v).filter(({ id }) => id !== active?.id)
  return (
    <PopoverPanel k="organizationSwitcherPopoverCard" label={v.text(`${TEXTS}.label__popover`)}>
      <El k="organizationSwitcherPopoverMain">
        {active ? (
          <El k="organizationSwitcherActive">
            <OrganizationPreview
              organization={active.organization}
              kid="organizationSwitcherActiveOrganization"
              detail={v.text(`roles.${active.role}`) || active.roleName}
            />
            <Action id="manageOrganization" />
          </El>
        ) : (
          !hidesPersonal(v) && (
            <El k="organizationSwitcherActive">
              <UserPreview
                user={user}
                name={v.text(`${TEXTS}.personalWorkspace`)}
                detail={secondaryOf(user) ?? nameOf(user)}
                kid="personalWorkspace"
              />
            </El>
          )
        )}
        <Alert fields={[]} />
        <El
          k="organizationSwitcherPopoverInvitationActions"
          role="group"
          aria-label={v.text(`${TEXTS}.label__offers`)}
        >
          <Pending
            texts={TEXTS}
            button="organizationSwitcherInvitationAcceptButton"
            after={SWITCHER}
            onCount={(kind, count) =>
              note(at.v, kind === 'invitation' ? INVITATIONS : SUGGESTIONS, count)
            }
          >
            {({ id, publicOrganizationData }, action) => (
              <El key={id} k="organizationSwitcherPopoverInvitationActionsBox">
                <OrganizationPreview
                  organization={publicOrganizationData}
                  kid="organizationSwitcherListedOrganization"
                >
                  {action}
                </OrganizationPreview>
              </El>
            )}
          </Pending>
          {v.live && <RequestCount />}
        </El>
        <El
          k="organizationSwitcherPopoverActions"
          role="group"
          aria-label={v.text(`${TEXTS}.label__popover`)}
        >
          {active && !hidesPersonal(v) && (
            <Choice organization={null}>
              <UserPreview
                user={user}
                name={v.text(`${TEXTS}.personalWorkspace`)}
                kid="personalWorkspace"
              />
            </Choice>
          )}
          {others.map(({ organization, role, roleName }) => (
            <Choice key={organization.id} organization={organization}>
              <OrganizationPreview
                organization={organization}
                kid="organizationSwitcherListedOrganization"
                detail={v.text(`roles.${role}`) || roleName}
              />
            </Choice>
          ))}
          {user.createOrganizationEnabled && <Action id="createOrganization" />}
        </El>
      </El>
    </PopoverPanel>
  )
}

/** Looks how many ask to be let in. */
function RequestCount(_props: object, { at }: ViewContext<SwitcherState>) {
  const path = requestsPath(at.v)
  return path ? (
    <Loaded
      key={path}
      path={path}
      fetch={({ organization }) =>
        organization!.getMembershipRequests({ status: 'pending', pageSize: 1 }).then(
          ({ total_count }) => note(at.v, path, total_count),
          // The number alone is no reason to say that something is wrong.
          () => {},
        )
      }
    >
      {() => null}
    </Loaded>
  ) : null
}

interface ChoiceProps {
  organization: OrganizationModel | null
  children: preact.VNode
}

function Choice({ organization, children }: ChoiceProps, { at: { v } }: ViewContext) {
  return (
    <SelectForm
      organization={organization}
      onSelect={() => select(v, organization, () => closePopover(v))}
    >
      <Button
        k="organizationSwitcherPreviewButton"
        kid={organization ? 'organization' : 'personal'}
        action={choiceOf(organization)}
        variant="ghost"
      >
        {children}
      </Button>
    </SelectForm>
  )
}

const ACTIONS = {
  manageOrganization: {
    icon: SETTINGS,
    mode: 'organizationProfileMode',
    url: 'organizationProfileUrl',
    page: 'organization_profile_url',
    open: openProfile,
  },
  createOrganization: {
    icon: PLUS,
    mode: 'createOrganizationMode',
    url: 'createOrganizationUrl',
    page: 'create_organization_url',
    open: openCreate,
  },
} as const

function openProfile(v: View) {
  return v.run('manageOrganization', async (clerk) => {
    const { afterLeaveOrganizationUrl, organizationProfileProps } = v.props
    await clerk.__internal_open('OrganizationProfile', {
      ...(afterLeaveOrganizationUrl && { afterLeaveOrganizationUrl }),
      ...(organizationProfileProps as object),
    })
    closePopover(v)
  })
}

function openCreate(v: View) {
  return v.run('createOrganization', async (clerk) => {
    const { afterCreateOrganizationUrl, skipInvitationScreen } = v.props
    await clerk.__internal_open('CreateOrganization', {
      ...(afterCreateOrganizationUrl && { afterCreateOrganizationUrl }),
      ...(skipInvitationScreen !== undefined && { skipInvitationScreen }),
    })
    closePopover(v)
  })
}

/** Opens over the page, or leads to its page: where the site says so, and where no runtime is. */
function Action({ id }: { id: keyof typeof ACTIONS }, { at: { v } }: ViewContext<SwitcherState>) {
  const { icon, mode, url, page, open } = ACTIONS[id]
  const named = v.props[url]
  const isPage = v.props[mode] ? v.props[mode] === 'navigation' : Boolean(named)
  const target = named || v.environment.display_config[page]
  const href = target && target !== '/' ? safeLink(target, v.location.url) : undefined
  const requests = id === 'manageOrganization' ? requestsPath(v) : undefined
  const count = requests ? countAt(v, requests) : 0
  const shared = {
    ...(count > 0 && { 'aria-label': v.text(`${TEXTS}.action__${id}`) + waitingText(v, count) }),
    k: ['button', 'organizationSwitcherPopoverActionButton'],
    kid: id,
    'data-variant': id === 'manageOrganization' ? 'outline' : 'ghost',
  }
  const content = (
    <>
      <El as="span" k="organizationSwitcherPopoverActionButtonIconBox" kid={id}>
        <Icon path={icon} class={v.names('organizationSwitcherPopoverActionButtonIcon', id)} />
      </El>
      <span data-localization-key={`${TEXTS}.action__${id}`}>
        {v.text(`${TEXTS}.action__${id}`)}
      </span>
      <NotificationBadge count={count} />
    </>
  )
  if (v.live && !isPage) {
    return (
      // What it opens may take its time, and says so.
      <Button
        {...shared}
        k="organizationSwitcherPopoverActionButton"
        action={id}
        type="button"
        onClick={() => open(v)}
      >
        {content}
      </Button>
    )
  }
  return href ? (
    <El as="a" {...shared} href={href}>
      {content}
    </El>
  ) : null
}

/** The switcher with what it opens. */
export const openOrganizationSwitcher: FlowModule = {
  english: panelEnglish,
  render(v) {
    const user = activeSession(v.client)?.user
    if (!user) return null
    return v.props.__experimental_asStandalone ? (
      <Panel />
    ) : (
      <Trigger user={user}>
        <Panel />
      </Trigger>
    )
  },
}
