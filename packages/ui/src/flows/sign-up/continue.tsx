import { Button } from '../../primitives/button.tsx'
import { Card } from '../../primitives/card.tsx'
import { Form } from '../../primitives/form.tsx'
import type { View } from '../../view/view.ts'
import { complete } from './actions.ts'
import { Fields } from './fields.tsx'
import { SignInLink } from './sign-in-link.tsx'
import type { SignUpField } from './start-fields.ts'

/** Only what is still missing. */
export function Continue({ v, fields }: { v: View; fields: SignUpField[] }) {
  const onlyConsent = fields.length === 1 && fields[0]!.name === 'legalAccepted'
  const texts = onlyConsent ? 'signUp.legalConsent.continue' : 'signUp.continue'
  return (
    <Card
      v={v}
      part="signUp-complete"
      title={`${texts}.title`}
      subtitle={`${texts}.subtitle`}
      fields={fields.map(({ name }) => name)}
      footer={<SignInLink v={v} texts="signUp.continue" />}
    >
      <Form
        v={v}
        flow="signUp"
        path={`/client/sign_ups/${v.client!.signUp!.id}?_method=PATCH`}
        onValues={(values) => v.run('continue', (clerk) => complete(v, clerk, values))}
      >
        <Fields v={v} fields={fields} />
        <Button v={v} k="formButtonPrimary" action="continue" t="formButtonPrimary" />
      </Form>
    </Card>
  )
}
