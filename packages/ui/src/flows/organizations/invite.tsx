import { activeMembership } from '../../model/organization.ts'
import { Button } from '../../primitives/button.tsx'
import { Card } from '../../primitives/card.tsx'
import { El } from '../../primitives/element.tsx'
import { Field, FieldError } from '../../primitives/field.tsx'
import { Form, type Values } from '../../primitives/form.tsx'
import { Icon } from '../../primitives/icons.tsx'
import { Loaded } from '../../primitives/loaded.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import type { View } from '../../view/view.ts'

const TEXTS = 'organizationProfile.invitePage'
const FIRST_ROLE = 'org:member'
const CHECK = 'M3 8.5 6.5 12 13 4.5'

interface RoleModel {
  key: string
  name: string
  permissions: { key: string }[]
}

interface InviteProps {
  /** In class names of its card. */
  part: string
  /** Key of the label of the way around it. */
  skip: string
  onSent: () => void
  onSkip: () => void
}

/** Who else is to be in an organization. */
export function Invite({ part, skip, onSent, onSkip }: InviteProps, { at: { v } }: ViewContext) {
  return (
    <Card
      part={part}
      title={`${TEXTS}.title`}
      subtitle={`${TEXTS}.subtitle`}
      fields={['emailAddress', 'role']}
    >
      <Form flow={null} path="" onValues={(values) => send(v, values, onSent)}>
        <Field
          name="emailAddress"
          label="formFieldLabel__emailAddresses"
          placeholder={v.text('formFieldInputPlaceholder__emailAddresses')}
          autoComplete="off"
          inputMode="email"
          required
          focused
        />
        <Loaded<{ data: RoleModel[] }>
          path="roles"
          fetch={({ organization }) => organization!.getRoles({ pageSize: 50 })}
        >
          {({ data }) => <Role roles={data} />}
        </Loaded>
        <El k="formButtons">
          <Button
            k="formButtonPrimary"
            action="invite"
            t={`${TEXTS}.formButtonPrimary__continue`}
          />
          <El
            as="button"
            type="button"
            k={['button', 'formButtonReset']}
            data-variant="ghost"
            t={skip}
            onClick={onSkip}
          />
        </El>
      </Form>
    </Card>
  )
}

function Role({ roles: all }: { roles: RoleModel[] }, { at: { v } }: ViewContext) {
  const held = activeMembership(v.client)?.permissions ?? []
  // Nobody gives more than they have; the server refuses it.
  const roles = all.filter(({ permissions }) => permissions.every(({ key }) => held.includes(key)))
  const id = `role-field${v.suffix}`
  const first = roles.find(({ key }) => key === FIRST_ROLE) ?? roles.at(-1)
  return (
    <El k="formFieldRow" kid="role">
      <El k="formField" kid="role">
        <El as="label" k="formFieldLabel" kid="role" htmlFor={id} t="formFieldLabel__role" />
        <El
          as="select"
          k={['input', 'formFieldInput', 'selectButton']}
          kid="role"
          id={id}
          name="role"
        >
          {roles.map(({ key, name }) => (
            <option key={key} value={key} selected={key === first?.key}>
              {v.text(`roles.${key}`) || name}
            </option>
          ))}
        </El>
        <FieldError name="role" />
      </El>
    </El>
  )
}

function send(v: View, { emailAddress = '', role = FIRST_ROLE }: Values, onSent: () => void) {
  const emailAddresses = emailAddress.split(/[\s,;]+/).filter(Boolean)
  return v.run('invite', async ({ organization }) => {
    await organization!.inviteMembers({ emailAddresses, role })
    onSent()
  })
}

/** They have their letters. */
export const Sent = ({ part, onFinish }: { part: string; onFinish: () => void }) => (
  <Card part={part} title={`${TEXTS}.successMessage`}>
    <El k="invitationsSentIconBox">
      <El as="span" k="invitationsSentIcon">
        <Icon path={CHECK} />
      </El>
    </El>
    <Form flow={null} path="" onValues={onFinish}>
      <Button k="formButtonPrimary" action="finish" t="userProfile.formButtonPrimary__finish" />
    </Form>
  </Card>
)
