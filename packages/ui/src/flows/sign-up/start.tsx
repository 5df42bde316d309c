import type { VNode } from 'preact'
import { Button } from '../../primitives/button.tsx'
import { Card } from '../../primitives/card.tsx'
import { Form } from '../../primitives/form.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { WithProviders } from '../social/social-buttons.tsx'
import { Fields } from './fields.tsx'
import { SignInLink } from './sign-in-link.tsx'
import { startFields } from './start-fields.ts'

/** Out here, since the compiler does not rewrite an import within JSX. */
const actions = () => import('./actions.ts')

export function Start({ identity }: { identity?: VNode }, { at: { v } }: ViewContext) {
  const fields = startFields({
    signUp: v.client?.signUp ?? null,
    settings: v.environment.user_settings,
    showOptional: v.appearance.options.showOptionalFields === true,
    typed: v.state.values,
    hasTicket: v.location.query.has('__clerk_ticket'),
  })
  return (
    <Card
      part="signUp-start"
      title="signUp.start.title"
      subtitle="signUp.start.subtitle"
      fields={fields.map(({ name }) => name)}
      identity={identity}
      footer={<SignInLink texts="signUp.start" />}
    >
      <WithProviders flow="signUp" path="/client/sign_ups">
        <Form
          flow="signUp"
          path="/client/sign_ups"
          onValues={(values) =>
            v.run('start', async (clerk) => (await actions()).start(v, clerk, values))
          }
        >
          <Fields fields={fields} />
          <Button k="formButtonPrimary" action="start" t="formButtonPrimary" />
        </Form>
      </WithProviders>
    </Card>
  )
}
