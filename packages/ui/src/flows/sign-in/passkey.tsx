import type { FactorModel } from '../../model/client.ts'
import { Button } from '../../primitives/button.tsx'
import { Card } from '../../primitives/card.tsx'
import { Form } from '../../primitives/form.tsx'
import { Identity } from '../../primitives/identity.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { editIdentifier } from './edit-identifier.ts'
import { factorPath } from './flow.ts'
import { OtherWays } from './other-ways.tsx'
import { askForOwnPasskey } from './passkeys.ts'

/** The browser does the asking. */
export function Passkey({ factor }: { factor: FactorModel }, { at: { v } }: ViewContext) {
  const signIn = v.client!.signIn!
  const { identifier } = signIn
  const { strategy } = factor
  return (
    <Card
      part="signIn-passkey"
      title="signIn.passkey.title"
      subtitle="signIn.passkey.subtitle"
      identity={identifier && <Identity text={identifier} {...editIdentifier(v)} />}
      footer={<OtherWays strategy={strategy} link="footerActionLink__useAnotherMethod" />}
    >
      <Form
        flow="signIn"
        path={factorPath(signIn, 'attempt')}
        hidden={{ strategy }}
        onValues={() => v.run('passkey', (clerk) => askForOwnPasskey(v, clerk))}
      >
        <Button k="formButtonPrimary" action="passkey" t="formButtonPrimary" />
      </Form>
    </Card>
  )
}
