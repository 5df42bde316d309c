import type { FactorModel } from '../../model/client.ts'
import { Back } from '../../primitives/back.tsx'
import { breakable } from '../../primitives/breakable.ts'
import { Button } from '../../primitives/button.tsx'
import { Card, FooterAction } from '../../primitives/card.tsx'
import { El } from '../../primitives/element.tsx'
import { Form } from '../../primitives/form.tsx'
import { Icon } from '../../primitives/icons.tsx'
import { ScreenLink, screenHref } from '../../primitives/links.tsx'
import { PrimaryLink } from '../../primitives/primary-link.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import type { View } from '../../view/view.ts'
import { prepare } from './actions.ts'
import { alternatives, resetFactor, startingFactor } from './flow.ts'

const KEY =
  'M10.5 9a3.5 3.5 0 1 0-3.3-2.3L2 12v2h2.5v-1.5H6V11h1.5l1.2-1.7c.5.1 1.2-.3 1.8-.3ZM11 5h.01'
const MAIL =
  'M2.5 3.5h11a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1ZM2 4.5l6 4.5 6-4.5'

/** Back to the way that was on the screen before. */
const back = (v: View) => (
  <Back href={screenHref(v)} onFollow={() => v.set({ screen: null, errors: [] })} />
)

export function Alternatives(_props: object, { at: { v } }: ViewContext) {
  const signIn = v.client!.signIn!
  const { preferred_sign_in_strategy: preferred } = v.environment.display_config
  const current = v.state.strategy ?? startingFactor(signIn, preferred)?.strategy
  const others = alternatives(signIn, current)
  return (
    <Card
      part="signIn-alternativeMethods"
      title="signIn.alternativeMethods.title"
      subtitle="signIn.alternativeMethods.subtitle"
      back={back(v)}
      footer={
        <FooterAction
          id="havingTrouble"
          text="signIn.alternativeMethods.actionText"
          link="signIn.alternativeMethods.actionLink"
          href={screenHref(v, 'trouble')}
          onFollow={() => v.set({ screen: 'trouble' })}
        />
      }
    >
      <Methods factors={others.length ? others : alternatives(signIn)} />
    </Card>
  )
}

export function Forgot(_props: object, { at: { v } }: ViewContext) {
  const signIn = v.client!.signIn!
  const reset = resetFactor(signIn)
  const others = alternatives(signIn, 'password')
  return (
    <Card
      part="signIn-forgotPasswordMethods"
      title="signIn.forgotPasswordAlternativeMethods.title"
      back={back(v)}
    >
      {reset && (
        <Prepare
          factor={reset}
          primary
          t="signIn.forgotPasswordAlternativeMethods.blockButton__resetPassword"
        />
      )}
      {reset && others.length > 0 && (
        <El k="dividerRow">
          <El k="dividerLine" />
          <El
            as="p"
            k="dividerText"
            t="signIn.forgotPasswordAlternativeMethods.label__alternativeMethods"
          />
          <El k="dividerLine" />
        </El>
      )}
      <Methods factors={others} />
    </Card>
  )
}

function Methods({ factors }: { factors: FactorModel[] }, { at: { v } }: ViewContext) {
  return (
    <El k="alternativeMethods">
      {factors.map((factor) =>
        factor.strategy === 'password' ? (
          <ScreenLink
            key="password"
            k={['button', 'alternativeMethodsBlockButton']}
            kid="password"
            screen="password"
            onFollow={() => v.set({ strategy: 'password', screen: null, errors: [] })}
            data-variant="outline"
          >
            <Icon path={KEY} />
            <El
              as="span"
              k="alternativeMethodsBlockButtonText"
              t="signIn.alternativeMethods.blockButton__password"
            />
          </ScreenLink>
        ) : (
          <Prepare
            key={factor.emailAddressId}
            factor={factor}
            t="signIn.alternativeMethods.blockButton__emailCode"
          />
        ),
      )}
    </El>
  )
}

interface PrepareProps {
  factor: FactorModel
  t: string
  primary?: boolean
}

/** A way to sign in that begins with a code being sent. */
function Prepare({ factor, t, primary }: PrepareProps, { at: { v } }: ViewContext) {
  const { strategy, emailAddressId, safeIdentifier } = factor
  const control = `${strategy}-${emailAddressId}`
  return (
    <Form
      flow="signIn"
      path={`/client/sign_ins/${v.client!.signIn!.id}/prepare_first_factor`}
      hidden={{ strategy, ...(emailAddressId && { email_address_id: emailAddressId }) }}
      onValues={() => v.run(control, (clerk) => prepare(v, clerk, factor))}
    >
      {primary ? (
        <Button k="formButtonPrimary" action={control} t={t} />
      ) : (
        <Button
          k="alternativeMethodsBlockButton"
          kid="emailCode"
          action={control}
          variant="outline"
        >
          <Icon path={MAIL} />
          <El
            as="span"
            k="alternativeMethodsBlockButtonText"
            title={safeIdentifier}
            data-localization-key={t}
          >
            {breakable(v.text(t, { identifier: safeIdentifier }))}
          </El>
        </Button>
      )}
    </Form>
  )
}

export function Trouble(_props: object, { at: { v } }: ViewContext) {
  const text = 'signIn.alternativeMethods.getHelp'
  return (
    <Card
      part="signIn-havingTrouble"
      title={`${text}.title`}
      subtitle={`${text}.content`}
      back={back(v)}
    >
      <EmailSupport t={`${text}.blockButton__emailSupport`} />
    </Card>
  )
}

/** The attempt asks for something that no screen of this package can show. */
export function NoMethods(_props: object, { at: { v } }: ViewContext) {
  return (
    <Card
      part="signIn-alternativeMethods"
      title="signIn.noAvailableMethods.title"
      subtitle="signIn.noAvailableMethods.subtitle"
      back={<Back href={screenHref(v, 'start')} onFollow={() => v.go('')} />}
    >
      <El as="p" k="headerSubtitle" t="signIn.noAvailableMethods.message" />
      <EmailSupport t="signIn.alternativeMethods.getHelp.blockButton__emailSupport" />
    </Card>
  )
}

function EmailSupport({ t }: { t: string }, { at: { v } }: ViewContext) {
  const address = v.options.supportEmail ?? v.environment.display_config.support_email
  if (!address) return null
  return <PrimaryLink href={`mailto:${encodeURIComponent(address)}`} t={t} />
}
