import { Button } from '../../../primitives/button.tsx'
import { Card } from '../../../primitives/card.tsx'
import { Form } from '../../../primitives/form.tsx'
import type { View } from '../../../view.ts'
import { start } from '../actions.ts'
import { Fields } from '../fields.tsx'
import type { SignUpField } from '../flow.ts'
import { SignInLink } from './sign-in-link.tsx'

export function Start({ v, fields }: { v: View; fields: SignUpField[] }) {
  return (
    <Card
      v={v}
      part="signUp-start"
      title="signUp.start.title"
      subtitle="signUp.start.subtitle"
      fields={fields.map(({ name }) => name)}
      footer={<SignInLink v={v} texts="signUp.start" />}
    >
      <Form v={v} flow="signUp" path="/client/sign_ups" onValues={(values) => start(v, values)}>
        <Fields v={v} fields={fields} />
        <Button v={v} k="formButtonPrimary" action="start" t="formButtonPrimary" />
      </Form>
    </Card>
  )
}
