import { Button } from '../../primitives/button.tsx'
import { Card, FooterAction } from '../../primitives/card.tsx'
import { Field } from '../../primitives/field.tsx'
import { Form } from '../../primitives/form.tsx'
import { Identity } from '../../primitives/identity.tsx'
import { ScreenLink, screenHref } from '../../primitives/links.tsx'
import { Username } from '../../primitives/username.tsx'
import type { View } from '../../view/view.ts'
import { attempt } from './actions.ts'
import { editIdentifier } from './edit-identifier.ts'
import { alternatives } from './flow.ts'

export function Password({ v }: { v: View }) {
  const signIn = v.client!.signIn!
  const { identifier } = signIn
  const screen = alternatives(signIn, 'password').length ? 'alternatives' : 'trouble'
  return (
    <Card
      v={v}
      part="signIn-password"
      title="signIn.password.title"
      subtitle="signIn.password.subtitle"
      fields={['password']}
      identity={identifier && <Identity v={v} text={identifier} {...editIdentifier(v)} />}
      footer={
        <FooterAction
          v={v}
          id="alternativeMethods"
          link="signIn.password.actionLink"
          href={screenHref(v, screen)}
          onFollow={() => v.set({ screen, errors: [] })}
        />
      }
    >
      <Form
        v={v}
        flow="signIn"
        path={`/client/sign_ins/${signIn.id}/attempt_first_factor`}
        hidden={{ strategy: 'password' }}
        onValues={({ password = '' }) => {
          void v.run('attempt', (clerk) => attempt(v, clerk, { strategy: 'password', password }))
        }}
      >
        <Username value={identifier} />
        <Field
          v={v}
          name="password"
          type="password"
          label="formFieldLabel__password"
          autoComplete="current-password"
          required
          focused
          action={
            <ScreenLink
              v={v}
              k="formFieldAction"
              kid="password"
              t="formFieldAction__forgotPassword"
              screen="forgot"
            />
          }
        />
        <Button v={v} k="formButtonPrimary" action="attempt" t="formButtonPrimary" />
      </Form>
    </Card>
  )
}
