import { Button } from '../../../primitives/button.tsx'
import { Card } from '../../../primitives/card.tsx'
import { Checkbox } from '../../../primitives/checkbox.tsx'
import { El } from '../../../primitives/element.tsx'
import { Field } from '../../../primitives/field.tsx'
import { Form } from '../../../primitives/form.tsx'
import { NewPassword } from '../../../primitives/new-password.tsx'
import type { View } from '../../../view.ts'
import { resetPassword } from '../actions.ts'
import { editIdentifier } from './edit-identifier.ts'

export function ResetPassword({ v }: { v: View }) {
  return (
    <Card
      v={v}
      part="signIn-resetPassword"
      title="signIn.resetPassword.title"
      fields={['password', 'confirmPassword', 'signOutOfOtherSessions']}
      back={editIdentifier(v)}
    >
      <Form
        v={v}
        flow="signIn"
        path={`/client/sign_ins/${v.client!.signIn!.id}/reset_password`}
        onValues={(values) => resetPassword(v, values)}
      >
        <NewPassword v={v} label="formFieldLabel__newPassword" focused />
        {v.live && (
          <Field
            v={v}
            name="confirmPassword"
            type="password"
            label="formFieldLabel__confirmPassword"
            autoComplete="new-password"
            required
          />
        )}
        <Checkbox
          v={v}
          name="signOutOfOtherSessions"
          checked
          label="formFieldLabel__signOutOfOtherSessions"
        />
        <Button
          v={v}
          k="formButtonPrimary"
          action="attempt"
          t="signIn.resetPassword.formButtonPrimary"
        />
      </Form>
    </Card>
  )
}

export function ResetDone({ v }: { v: View }) {
  return (
    <Card v={v} part="signIn-resetPassword" title="signIn.resetPassword.title">
      <El v={v} as="p" k="headerSubtitle" role="status" t="signIn.resetPassword.successMessage" />
      <El v={v} as="span" k="spinner" aria-hidden="true" />
    </Card>
  )
}
