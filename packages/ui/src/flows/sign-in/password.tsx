import { Button } from '../../primitives/button.tsx'
import { Card, FooterAction } from '../../primitives/card.tsx'
import { Field } from '../../primitives/field.tsx'
import { Form } from '../../primitives/form.tsx'
import { Identity } from '../../primitives/identity.tsx'
import { ScreenLink, screenHref } from '../../primitives/links.tsx'
import { Username } from '../../primitives/username.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { attempt } from './actions.ts'
import { editIdentifier } from './edit-identifier.ts'
import { alternatives } from './flow.ts'

export function Password(_props: object, { at: { v } }: ViewContext) {
  const signIn = v.client!.signIn!
  const { identifier } = signIn
  const screen = alternatives(signIn, 'password').length ? 'alternatives' : 'trouble'
  return (
    <Card
      part="signIn-password"
      title="signIn.password.title"
      subtitle="signIn.password.subtitle"
      fields={['password']}
      identity={identifier && <Identity text={identifier} {...editIdentifier(v)} />}
      footer={
        <FooterAction
          id="alternativeMethods"
          link="signIn.password.actionLink"
          href={screenHref(v, screen)}
          onFollow={() => v.set({ screen, errors: [] })}
        />
      }
    >
      <Form
        flow="signIn"
        path={`/client/sign_ins/${signIn.id}/attempt_first_factor`}
        hidden={{ strategy: 'password' }}
        onValues={({ password = '' }) => {
          void v.run('attempt', (clerk) => attempt(v, clerk, { strategy: 'password', password }))
        }}
      >
        <Username value={identifier} />
        <Field
          name="password"
          type="password"
          label="formFieldLabel__password"
          autoComplete="current-password"
          required
          focused
          action={
            <ScreenLink
              k="formFieldAction"
              kid="password"
              t="formFieldAction__forgotPassword"
              screen="forgot"
            />
          }
        />
        <Button k="formButtonPrimary" action="attempt" t="formButtonPrimary" />
      </Form>
    </Card>
  )
}
