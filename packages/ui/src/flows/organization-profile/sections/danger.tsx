import { El } from '../../../primitives/element.tsx'
import { Field } from '../../../primitives/field.tsx'
import type { Values } from '../../../primitives/form.tsx'
import type { ClerkPort } from '../../../view/clerk-port.ts'
import { LEFT } from '../../../view/left.ts'
import type { ViewContext } from '../../../view/screen.tsx'
import { act } from '../../user-profile/parts/act.ts'
import { Opener } from '../../user-profile/parts/opener.tsx'
import { type Section, SectionForm } from '../../user-profile/parts/section.tsx'
import { ownPath } from '../../user-profile/parts/state.ts'
import {
  formPath,
  may,
  membershipOf,
  type OrganizationState,
  type OrganizationView,
} from '../parts/state.ts'

const ID = 'organizationDanger'
const FIELD = 'deleteOrganizationConfirmation'
const GROUP = 'organizationProfile.profilePage.dangerSection'

interface End {
  /** Its screen; no name of an action that others have. */
  screen: 'leave-organization' | 'delete-organization'
  /** Group of its texts. */
  texts: string
  isShown(v: OrganizationView): boolean
  path(v: OrganizationView): string
  do(clerk: ClerkPort, id: string): Promise<unknown>
}

const ENDS: readonly End[] = [
  {
    screen: 'leave-organization',
    texts: `${GROUP}.leaveOrganization`,
    isShown: () => true,
    path: (v) =>
      ownPath(v, `/me/organization_memberships/${membershipOf(v)!.organization.id}`, 'DELETE'),
    do: ({ user }, id) => user!.leaveOrganization(id),
  },
  {
    screen: 'delete-organization',
    texts: `${GROUP}.deleteOrganization`,
    isShown: (v) => may(v, 'profile:delete') && membershipOf(v)!.organization.adminDeleteEnabled,
    path: (v) => formPath(v, '', 'DELETE'),
    do: ({ organization }) => organization!.destroy(),
  },
]

function Content(_props: object, { at: { v } }: ViewContext<OrganizationState>) {
  return (
    <El k="profileSectionItem" kid={ID}>
      {ENDS.filter((end) => end.isShown(v)).map(({ screen, texts }) => (
        <Opener key={screen} screen={screen} kid={ID} color="danger" t={`${texts}.title`} />
      ))}
    </El>
  )
}

/** Asks for the name of the organization before it is over with it. */
const endBy = (end: End) =>
  function End(_props: object, { at: { v } }: ViewContext<OrganizationState>) {
    const { screen, texts } = end
    const { name } = membershipOf(v)!.organization
    return (
      <SectionForm
        name={screen}
        title={`${texts}.title`}
        lines={[v.text(`${texts}.messageLine1`), v.text(`${texts}.messageLine2`)]}
        fields={[FIELD]}
        path={end.path(v)}
        completeTo={afterLeaving(v)}
        submit={`${texts}.title`}
        color="danger"
        onValues={(values) => leave(v, end, values)}
      >
        <Field
          name={FIELD}
          label={`${texts}.actionDescription`}
          tokens={{ organizationName: name }}
          autoComplete="off"
          required
          focused
          only={name}
        />
      </SectionForm>
    )
  }

const afterLeaving = ({ props, environment }: OrganizationView): string =>
  props.afterLeaveOrganizationUrl || environment.display_config.after_leave_organization_url || '/'

function leave(v: OrganizationView, { screen, do: end }: End, values: Values) {
  const { id, name } = membershipOf(v)!.organization
  if (values[FIELD]?.trim() !== name.trim()) {
    const text = v.text('organizationProfile.profilePage.dangerSection.mismatch')
    v.set({ errors: [{ code: 'not_matching', text, field: FIELD, meta: {} }] })
    return
  }
  return act(v, { name: screen, section: ID }, async (clerk) => {
    const redirectUrl = afterLeaving(v)
    await end(clerk, id)
    await clerk.setActive({ organization: null, redirectUrl })
    return LEFT
  })
}

/** The ways out of it, and its end. */
export const danger: Section = {
  id: ID,
  page: 'general',
  title: `${GROUP}.title`,
  isShown: () => true,
  Content,
  screens: Object.fromEntries(ENDS.map((end) => [end.screen, endBy(end)])),
  isReplaced: true,
}
