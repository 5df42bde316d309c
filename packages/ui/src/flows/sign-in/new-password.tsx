import { Component } from 'preact'
import { Back } from '../../primitives/back.tsx'
import { Button } from '../../primitives/button.tsx'
import { Card } from '../../primitives/card.tsx'
import { El } from '../../primitives/element.tsx'
import { Form } from '../../primitives/form.tsx'
import { isAlike, PasswordTwice } from '../../primitives/password-twice.tsx'
import { Username } from '../../primitives/username.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { finish, resetPassword } from './actions.ts'
import { editIdentifier } from './edit-identifier.ts'

export function ResetPassword(_props: object, { at: { v } }: ViewContext) {
  const signIn = v.client!.signIn!
  return (
    <Card
      part="signIn-resetPassword"
      title="signIn.resetPassword.title"
      subtitle="signIn.resetPassword.subtitle"
      fields={['password', 'confirmPassword']}
      back={<Back {...editIdentifier(v)} />}
    >
      <Form
        flow="signIn"
        path={`/client/sign_ins/${signIn.id}/reset_password`}
        onValues={(values) =>
          isAlike(v, values) && v.run('attempt', (clerk) => resetPassword(v, clerk, values))
        }
      >
        <Username value={signIn.identifier} />
        <PasswordTwice name="password" />
        <Button k="formButtonPrimary" action="attempt" t="signIn.resetPassword.formButtonPrimary" />
      </Form>
    </Card>
  )
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
