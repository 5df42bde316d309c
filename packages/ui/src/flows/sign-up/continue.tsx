import { Button } from '../../primitives/button.tsx'
import { Card } from '../../primitives/card.tsx'
import { Form } from '../../primitives/form.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { complete } from './actions.ts'
import { Fields } from './fields.tsx'
import { InvitedBy } from './invited-by.tsx'
import { SignInLink } from './sign-in-link.tsx'
import type { SignUpField } from './start-fields.ts'

/** Only what is still missing. */
export function Continue({ fields }: { fields: SignUpField[] }, { at: { v } }: ViewContext) {
  const onlyConsent = fields.length === 1 && fields[0]!.name === 'legalAccepted'
  const texts = onlyConsent ? 'signUp.legalConsent.continue' : 'signUp.continue'
  return (
    <Card
      part="signUp-complete"
      title={`${texts}.title`}
      subtitle={`${texts}.subtitle`}
      fields={fields.map(({ name }) => name)}
      identity={<InvitedBy />}
      footer={<SignInLink texts="signUp.continue" />}
    >
      <Form
        flow="signUp"
        path={`/client/sign_ups/${v.client!.signUp!.id}?_method=PATCH`}
        onValues={(values) => v.run('continue', (clerk) => complete(v, clerk, values))}
      >
        <Fields fields={fields} />
        <Button k="formButtonPrimary" action="continue" t="formButtonPrimary" />
      </Form>
    </Card>
  )
}
