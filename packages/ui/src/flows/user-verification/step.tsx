import type { FactorModel } from '../../model/client.ts'
import { hasCode } from '../../model/errors.ts'
import { Back } from '../../primitives/back.tsx'
import { breakable } from '../../primitives/breakable.ts'
import { Button } from '../../primitives/button.tsx'
import { Card, FooterAction } from '../../primitives/card.tsx'
import { El } from '../../primitives/element.tsx'
import { Form } from '../../primitives/form.tsx'
import { Icon } from '../../primitives/icons.tsx'
import { Resend } from '../../primitives/resend.tsx'
import { safeLink } from '../../urls/safe-link.ts'
import type { ViewContext } from '../../view/screen.tsx'
import { wayOf } from '../sign-in/ways.ts'
import { ProofFields } from './proof-fields.tsx'
import { attempt, begin, choose, signInAgain, type VerificationState, waysNow } from './prove.ts'
import { screens } from './screens.ts'

/** What is asked for now. */
export function Step(_props: object, { at: { v } }: ViewContext<VerificationState>) {
  const { verification, strategy, screen, busy } = v.state
  if (!verification) return <Beginning />
  const ways = waysNow(v)
  if (screen === 'alternatives') return <Alternatives ways={ways} />
  const factor = ways.find((way) => way.strategy === strategy) ?? ways[0]
  // Where nothing can be sent, the way that sends is none.
  const isStuck = ways.length === 1 && hasCode(v.state.errors, 'email_unavailable')
  if (factor && !isStuck)
    return <Proof key={factor.strategy} factor={factor} others={ways.length > 1} />
  return busy ? <Beginning /> : <Trouble />
}

/** Until it is known what is asked for; where that could not be found out, the reason and another try. */
function Beginning(_props: object, { at: { v } }: ViewContext<VerificationState>) {
  return (
    <Card part="userVerification-start" title="reverification.start.title">
      {v.state.errors.length > 0 ? (
        <Form flow={null} path="" onValues={() => begin(v)}>
          <Button k="formButtonPrimary" action="begin" t="missingScreen.formButtonPrimary" />
        </Form>
      ) : (
        <div class="cl-belated">
          <El as="span" k="spinner" aria-hidden="true" />
        </div>
      )}
    </Card>
  )
}

interface ProofProps {
  factor: FactorModel
  others: boolean
}

function Proof({ factor, others }: ProofProps, { at: { v } }: ViewContext<VerificationState>) {
  const { strategy, safeIdentifier } = factor
  const { part, texts, field } = screens[strategy]!
  const name = field === 'words' ? 'code' : field
  return (
    <Card
      part={`userVerification-${part}`}
      title={`${texts}.title`}
      subtitle={`${texts}.subtitle`}
      fields={[name]}
      identity={
        safeIdentifier && (
          <El as="p" k="identityPreviewText" dir="auto">
            {safeIdentifier}
          </El>
        )
      }
      footer={
        others && (
          <FooterAction
            id="alternativeMethods"
            link="reverification.password.actionLink"
            href="#/"
            onFollow={() => v.set({ screen: 'alternatives', errors: [] })}
          />
        )
      }
    >
      <Form
        flow={null}
        path=""
        onValues={({ password, code }) =>
          attempt(v, {
            strategy,
            ...(password !== undefined && { password }),
            ...(code !== undefined && { code }),
          })
        }
      >
        <ProofFields strategy={strategy} />
        <Button k="formButtonPrimary" action="attempt" t="formButtonPrimary" />
      </Form>
      {wayOf(strategy)?.sends && (
        <Form flow={null} k="resend" path="" onValues={() => choose(v, 'resend', factor)}>
          <Resend label={`${texts}.resendButton`} sentAt={v.state.sentAt} />
        </Form>
      )}
    </Card>
  )
}

function Alternatives(
  { ways }: { ways: FactorModel[] },
  { at: { v } }: ViewContext<VerificationState>,
) {
  const current = v.state.strategy
  return (
    <Card
      part="userVerification-alternativeMethods"
      title="reverification.alternativeMethods.title"
      subtitle="reverification.alternativeMethods.subtitle"
      back={<Back href="#/" onFollow={() => v.set({ screen: null, errors: [] })} />}
    >
      <El k="alternativeMethods">
        {ways
          .filter(({ strategy }) => strategy !== current)
          .map((factor) => {
            const { id, icon } = wayOf(factor.strategy)!.choice!
            return (
              <Form
                key={factor.strategy}
                flow={null}
                path=""
                onValues={() => choose(v, factor.strategy, factor)}
              >
                <Button
                  k="alternativeMethodsBlockButton"
                  kid={id}
                  action={factor.strategy}
                  variant="outline"
                >
                  <Icon path={icon} />
                  <El as="span" k="alternativeMethodsBlockButtonText" kid={id}>
                    {breakable(
                      v.text(`reverification.alternativeMethods.blockButton__${id}`, {
                        identifier: factor.safeIdentifier,
                      }),
                    )}
                  </El>
                </Button>
              </Form>
            )
          })}
      </El>
    </Card>
  )
}

/** There is no way to prove it here: whoever has an account at a provider alone, say. A sign-in is a proof that is fresh. */
function Trouble(_props: object, { at: { v } }: ViewContext<VerificationState>) {
  const email = v.options.supportEmail ?? v.environment.display_config.support_email
  const href = safeLink(email && `mailto:${email}`, v.location.url)
  return (
    <Card
      part="userVerification-havingTrouble"
      title="reverification.noAvailableMethods.title"
      subtitle="reverification.noAvailableMethods.message"
    >
      <Form flow={null} path="" onValues={() => signInAgain(v)}>
        <Button
          k="formButtonPrimary"
          action="signIn"
          t="reverification.noAvailableMethods.blockButton__signIn"
        />
      </Form>
      {href && (
        <El
          as="a"
          k={['button', 'alternativeMethodsBlockButton']}
          data-variant="outline"
          href={href}
          t="reverification.alternativeMethods.getHelp.blockButton__emailSupport"
        />
      )}
    </Card>
  )
}
