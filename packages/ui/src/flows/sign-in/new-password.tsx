import { Component } from 'preact'
import { Back } from '../../primitives/back.tsx'
import { Button } from '../../primitives/button.tsx'
import { Card } from '../../primitives/card.tsx'
import { Checkbox } from '../../primitives/checkbox.tsx'
import { El } from '../../primitives/element.tsx'
import { Field } from '../../primitives/field.tsx'
import { Form, type Values } from '../../primitives/form.tsx'
import { NewPassword } from '../../primitives/new-password.tsx'
import { Username } from '../../primitives/username.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import type { View } from '../../view/view.ts'
import { finish, resetPassword } from './actions.ts'
import { editIdentifier } from './edit-identifier.ts'

export function ResetPassword(_props: object, { at: { v } }: ViewContext) {
  const signIn = v.client!.signIn!
  return (
    <Card
      part="signIn-resetPassword"
      title="signIn.resetPassword.title"
      fields={['password', 'confirmPassword', 'signOutOfOtherSessions']}
      back={<Back {...editIdentifier(v)} />}
    >
      <Form
        flow="signIn"
        path={`/client/sign_ins/${signIn.id}/reset_password`}
        onValues={(values) => submit(v, values)}
      >
        <Username value={signIn.identifier} />
        <NewPassword label="formFieldLabel__newPassword" focused />
        {v.live && (
          <Field
            name="confirmPassword"
            type="password"
            label="formFieldLabel__confirmPassword"
            autoComplete="new-password"
            required
          />
        )}
        <Checkbox
          name="signOutOfOtherSessions"
          checked
          label="formFieldLabel__signOutOfOtherSessions"
        />
        <Button k="formButtonPrimary" action="attempt" t="signIn.resetPassword.formButtonPrimary" />
      </Form>
    </Card>
  )
}

function submit(v: View, values: Values) {
  if (values.password === values.confirmPassword) {
    return v.run('attempt', (clerk) => resetPassword(v, clerk, values))
  }
  const text = v.text('formFieldError__notMatchingPasswords')
  v.set({ errors: [{ code: 'not_matching', text, field: 'confirmPassword', meta: {} }] })
}

/** Milliseconds: long enough to read the sentence. */
const READING_TIME = 1500

/** The sentence that it is done, and on. */
export class ResetDone extends Component {
  declare context: ViewContext
  #timer: ReturnType<typeof setTimeout> | undefined

  override componentDidMount() {
    const { v } = this.context.at
    const { session } = v.state.values
    this.#timer = setTimeout(
      () => session && v.run('finish', (clerk) => finish(v, clerk, session)),
      READING_TIME,
    )
  }

  override componentWillUnmount() {
    clearTimeout(this.#timer)
  }

  override render() {
    return (
      <Card
        part="signIn-resetPassword"
        title="signIn.resetPassword.title"
        subtitle="signIn.resetPassword.successMessage"
      >
        <El as="span" k="spinner" aria-hidden="true" />
      </Card>
    )
  }
}
