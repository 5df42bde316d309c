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
import { SocialButtons } from '../social/social-buttons.tsx'
import { prepare } from './actions.ts'
import {
  accountsOf,
  alternatives,
  factorPath,
  resetFactor,
  startingFactor,
  targetOf,
} from './flow.ts'
import { pickedBy, type SignInState, type SignInView } from './state.ts'
import { wayOf } from './ways.ts'

/** Back to the way that was on the screen before. */
const back = (v: SignInView) => (
  <Back href={screenHref(v)} onFollow={() => v.set({ screen: null, errors: [] })} />
)

export function Alternatives(_props: object, { at: { v } }: ViewContext<SignInState>) {
  const signIn = v.client!.signIn!
  const { preferred_sign_in_strategy: preferred } = v.environment.display_config
  const current = pickedBy(v) ?? startingFactor(signIn, preferred)?.strategy
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
      <AtProviders />
      <Methods factors={others.length ? others : alternatives(signIn)} />
    </Card>
  )
}

export function Forgot(_props: object, { at: { v } }: ViewContext<SignInState>) {
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
      <AtProviders />
      <Methods factors={others} />
    </Card>
  )
}

/** Accounts at providers that they have. */
function AtProviders(_props: object, { at: { v } }: ViewContext) {
  const signIn = v.client!.signIn!
  return (
    <SocialButtons flow="signIn" path={factorPath(signIn, 'prepare')} only={accountsOf(signIn)} />
  )
}

function Methods({ factors }: { factors: FactorModel[] }, { at: { v } }: ViewContext<SignInState>) {
  return (
    <El k="alternativeMethods">
      {factors.map((factor) => {
        const { strategy } = factor
        const { sends, choice } = wayOf(strategy)!
        const { id, icon } = choice!
        const t = `signIn.alternativeMethods.blockButton__${id}`
        return sends ? (
          <Prepare key={factor.emailAddressId ?? factor.phoneNumberId} factor={factor} t={t} />
        ) : (
          <ScreenLink
            key={strategy}
            k={['button', 'alternativeMethodsBlockButton']}
            kid={id}
            screen={strategy}
            onFollow={() => v.set({ strategy, screen: null, errors: [] })}
            data-variant="outline"
          >
            <Icon path={icon} />
            <El as="span" k="alternativeMethodsBlockButtonText" t={t} />
          </ScreenLink>
        )
      })}
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
  const { strategy, emailAddressId, phoneNumberId, safeIdentifier } = factor
  const control = `${strategy}-${emailAddressId ?? phoneNumberId}`
  const { id, icon } = wayOf(strategy)?.choice ?? {}
  return (
    <Form
      flow="signIn"
      path={factorPath(v.client!.signIn!, 'prepare')}
      hidden={targetOf(factor)}
      onValues={() => v.run(control, (clerk) => prepare(v, clerk, factor))}
    >
      {primary ? (
        <Button k="formButtonPrimary" action={control} t={t} />
      ) : (
        <Button k="alternativeMethodsBlockButton" kid={id} action={control} variant="outline">
          <Icon path={icon!} />
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

export function Trouble(_props: object, { at: { v } }: ViewContext<SignInState>) {
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
export function NoMethods(_props: object, { at: { v } }: ViewContext<SignInState>) {
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
