import { type AccountModel, activeSession } from '../../model/client.ts'
import type { MembershipModel, OrganizationModel } from '../../model/organization.ts'
import { LEFT } from '../../view/left.ts'
import type { View } from '../../view/view.ts'
import { addressOf } from './address-of.ts'

/** Who is signed in, with their organizations. */
export const memberOf = (v: View) =>
  activeSession(v.client)?.user as AccountModel | null | undefined

export const membershipsOf = (v: View): MembershipModel[] =>
  memberOf(v)?.organizationMemberships ?? []

/** Whether people work in organizations alone. */
export const hidesPersonal = ({ props, environment }: View): boolean =>
  props.hidePersonal === true ||
  environment.organization_settings?.force_organization_selection === true

/** Where to go once it is chosen; undefined: nowhere. */
export const afterSelect = (v: View, organization: OrganizationModel | null) =>
  organization
    ? addressOf(v.props.afterSelectOrganizationUrl, organization)
    : addressOf(v.props.afterSelectPersonalUrl, memberOf(v) ?? {})

/** Name of the control that chooses it. */
export const choiceOf = (organization: OrganizationModel | null): string =>
  organization?.id ?? 'personal'

/** Has the session work in it; null: in none. */
export const select = (
  v: View,
  organization: OrganizationModel | null,
  done: () => unknown = () => {},
): Promise<void> =>
  v.run(choiceOf(organization), async (clerk) => {
    const redirectUrl = afterSelect(v, organization)
    await clerk.setActive({
      organization: organization?.id ?? null,
      ...(redirectUrl && { redirectUrl }),
    })
    if (redirectUrl) return LEFT
    return done()
  })
