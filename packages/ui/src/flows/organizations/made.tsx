import type { OrganizationResource } from '@dooryard/browser'
import type { ComponentChildren, VNode } from 'preact'
import { Card } from '../../primitives/card.tsx'
import type { ClerkPort } from '../../view/clerk-port.ts'
import { LEFT } from '../../view/left.ts'
import type { ViewContext } from '../../view/screen.tsx'
import type { View } from '../../view/view.ts'
import { addressOf } from './address-of.ts'
import { Invite, Sent } from './invite.tsx'
import { NEW_FIELDS, NewOrganization } from './new-organization.tsx'

const INVITE = 'invite'
const SENT = 'invited'

/** Where there is an organization now: the session works in it, and others are invited, unless nobody is to be. */
async function goOn(v: View, clerk: ClerkPort, made: OrganizationResource) {
  await clerk.setActive({ organization: made.id })
  const { skipInvitationScreen } = v.props
  if (skipInvitationScreen ?? made.maxAllowedMemberships === 1) return finish(v, clerk)
  v.set({ screen: INVITE, values: {}, errors: [] })
}

/** Where one that was made leads; over the page, back to that, unless somebody said so. */
export function afterCreate(v: View, made: object): string | undefined {
  const page = v.environment.display_config.after_create_organization_url
  return addressOf(v.props.afterCreateOrganizationUrl, made) ?? (v.modal ? undefined : page)
}

async function finish(v: View, clerk: ClerkPort) {
  const target = afterCreate(v, clerk.organization ?? {})
  if (v.modal) clerk.__internal_close('CreateOrganization')
  v.set({ screen: null, values: {}, errors: [] })
  if (!target || new URL(target, v.location.url).href === v.location.url.href) return
  await clerk.navigate(target)
  return LEFT
}

interface MakingProps {
  after?: string
  isCancellable?: boolean
  /** Before the form. */
  children?: ComponentChildren
}

/** The form, in a card of its own. */
export const Making = (
  { after, isCancellable = false, children }: MakingProps,
  { at: { v } }: ViewContext,
) => (
  <Card part="createOrganization-start" title="createOrganization.title" fields={NEW_FIELDS}>
    {children}
    <NewOrganization
      submit="createOrganization.formButtonSubmit"
      after={after}
      isCancellable={isCancellable}
      onMade={(clerk, made) => goOn(v, clerk, made)}
    />
  </Card>
)

/** What follows when it is made; undefined: nothing is made. */
export function afterMaking(v: View): VNode | undefined {
  const onFinish = () => v.run('finish', (clerk) => finish(v, clerk))
  if (v.state.screen === INVITE && v.live) {
    return (
      <Invite
        part="createOrganization-invite"
        skip="createOrganization.invitePage.formButtonReset"
        onSent={() => v.set({ screen: SENT, errors: [] })}
        onSkip={onFinish}
      />
    )
  }
  return v.state.screen === SENT && v.live ? (
    <Sent part="createOrganization-sent" onFinish={onFinish} />
  ) : undefined
}
