import { El } from '../../../primitives/element.tsx'
import { forgetError } from '../../../primitives/feedback.tsx'
import { autoFocus, controlAttributes, FieldError } from '../../../primitives/field.tsx'
import type { Values } from '../../../primitives/form.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import { act } from '../../user-profile/parts/act.ts'
import { SectionForm } from '../../user-profile/parts/section.tsx'
import { formPath, type OrganizationState, type OrganizationView } from '../parts/state.ts'
import { RoleSelect, Roles } from './roles.tsx'

const GROUP = 'organizationProfile.invitePage'
const SCREEN = 'invite'
const FIELD = 'emailAddress'

/** What new people are, unless said otherwise. */
const FIRST_ROLE = 'org:member'

/** Invites people by mail: one, or many at once. */
export function Invite(_props: object, { at: { v } }: ViewContext<OrganizationState>) {
  return (
    <Roles>
      {(roles) => (
        <SectionForm
          name={SCREEN}
          page="invitations"
          title={`${GROUP}.title`}
          lines={[v.text(`${GROUP}.subtitle`)]}
          fields={[FIELD, 'role']}
          path={formPath(v, '/invitations/bulk')}
          submit={`${GROUP}.formButtonPrimary__continue`}
          onValues={(values) => send(v, values)}
        >
          <Addresses />
          <El k="formFieldRow" kid="role">
            <El k="formField" kid="role">
              <El
                as="label"
                k="formFieldLabel"
                kid="role"
                htmlFor={`role-field${v.suffix}`}
                t="formFieldLabel__role"
              />
              <RoleSelect
                id={`role-field${v.suffix}`}
                roles={roles}
                value={v.state.values.role ?? firstOf(roles)}
                onChange={(event) => {
                  const { value: role } = event.currentTarget as HTMLSelectElement
                  v.set({ values: { ...v.state.values, role } })
                }}
              />
              <FieldError name="role" />
            </El>
          </El>
        </SectionForm>
      )}
    </Roles>
  )
}

const firstOf = (roles: readonly { key: string }[]) =>
  (roles.find(({ key }) => key === FIRST_ROLE) ?? roles.at(-1))?.key ?? ''

function Addresses(_props: object, { at: { v } }: ViewContext) {
  const hint = `${GROUP}.hint`
  const { state, ...control } = controlAttributes(v, FIELD, hint)
  return (
    <El k="formFieldRow" kid={FIELD}>
      <El k="formField" kid={FIELD} state={state}>
        <El
          as="label"
          k="formFieldLabel"
          kid={FIELD}
          state={state}
          htmlFor={control.id}
          t={`${GROUP}.addresses`}
        />
        <El
          as="textarea"
          k={['input', 'formFieldInput', 'tagInput']}
          kid={FIELD}
          state={state}
          {...control}
          data-testid="tag-input"
          rows={3}
          required
          aria-required
          dir="ltr"
          autoComplete="off"
          autoCapitalize="none"
          spellcheck={false}
          autoFocus={autoFocus(v, FIELD, true)}
          readOnly={v.state.busy !== null}
          onInput={() => forgetError(v, FIELD)}
        >
          {v.state.values[FIELD]}
        </El>
        <FieldError name={FIELD} />
        {!state && (
          <El as="p" k="formFieldInfoText" kid={FIELD} id={`${control.id}-hint`} t={hint} />
        )}
      </El>
    </El>
  )
}

function send(v: OrganizationView, { emailAddress = '', role = '' }: Values) {
  const emailAddresses = emailAddress.split(/[\s,;]+/).filter(Boolean)
  if (!emailAddresses.length) {
    return v.set({ errors: [{ code: 'form_param_nil', text: '', field: FIELD, meta: {} }] })
  }
  return act(
    v,
    {
      name: SCREEN,
      section: 'members',
      done: `${GROUP}.successMessage`,
      after: { screen: null, ...({ tab: 'invitations', page: 1 } as object) },
    },
    ({ organization }) => organization!.inviteMembers({ emailAddresses, role }),
  )
}
