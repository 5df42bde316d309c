import { Component } from 'preact'
import { hasCode, NO_SUCH_ACCOUNT } from '../../model/errors.ts'
import { Button } from '../../primitives/button.tsx'
import { Card, FooterAction } from '../../primitives/card.tsx'
import { El } from '../../primitives/element.tsx'
import { fieldError } from '../../primitives/feedback.tsx'
import { Field } from '../../primitives/field.tsx'
import { Form } from '../../primitives/form.tsx'
import { ActionLink, screenHref } from '../../primitives/links.tsx'
import { siblingUrl } from '../../urls/sibling.ts'
import type { ViewContext } from '../../view/screen.tsx'
import type { View } from '../../view/view.ts'
import { isCombined } from '../combined.ts'
import { WithProviders } from '../social/social-buttons.tsx'
import { identifierKind } from './identifier.ts'

/** Out here, since the compiler does not rewrite an import within JSX. */
const actions = () => import('./actions.ts')
const passkeys = () => import('./passkeys.ts')

export function Start(_props: object, { at: { v } }: ViewContext) {
  const { attributes } = v.environment.user_settings
  const combined = isCombined(v)
  const kind = identifierKind(attributes)
  const { emailAddress, phoneNumber, username } = v.props.initialValues ?? {}
  const { query } = v.location
  return (
    <Card
      part="signIn-start"
      title={combined ? 'signIn.start.titleCombined' : 'signIn.start.title'}
      subtitle={combined ? 'signIn.start.subtitleCombined' : 'signIn.start.subtitle'}
      fields={['identifier', 'password']}
      footer={combined && !isSecret(v) ? null : <SignUpLink />}
    >
      <WithProviders flow="signIn" path="/client/sign_ins">
        <Form
          flow="signIn"
          path="/client/sign_ins"
          onValues={(values) => {
            void v.run('start', async (clerk) => (await actions()).start(v, clerk, values))
          }}
        >
          <Field
            name="identifier"
            label={`formFieldLabel__${kind}`}
            inputMode={kind === 'emailAddress' ? 'email' : undefined}
            autoComplete={
              autofills(v) ? 'username webauthn' : kind === 'emailAddress' ? 'email' : 'username'
            }
            value={
              v.state.values.identifier ??
              emailAddress ??
              phoneNumber ??
              username ??
              query.get('email_address') ??
              query.get('username') ??
              undefined
            }
            required
            focused
            remedy={<MakeAccount />}
          />
          {attributes.password.enabled && <InstantPassword />}
          <Button k="formButtonPrimary" action="start" t="formButtonPrimary" />
        </Form>
        {attributes.passkey.enabled && <Passkeys />}
      </WithProviders>
    </Card>
  )
}

/**
 * Out of sight until a password manager fills it: people with a password are done in one step, everybody else is not
 * asked for one, by no key either. Once seen it stays, so that nothing moves under a pointer.
 */
class InstantPassword extends Component<object, { isFilled?: boolean }> {
  override render(
    _props: object,
    { isFilled }: { isFilled?: boolean },
    { at: { v } }: ViewContext,
  ) {
    const isShown = isFilled || fieldError(v, 'password') !== undefined
    return (
      <div class="cl-instantPassword" data-shown={isShown ? 'true' : undefined}>
        <div>
          <Field
            name="password"
            type="password"
            label="formFieldLabel__password"
            autoComplete="current-password"
            placeholder=" "
            tabIndex={isShown ? undefined : -1}
            onInput={() => this.setState({ isFilled: true })}
          />
        </div>
      </div>
    )
  }
}

const autofills = (v: View) => v.environment.user_settings.passkey_settings.allow_autofill

/** Keys in the place of what is typed: the browser offers them in the field, and by a link, which no page without scripts shows. */
class Passkeys extends Component {
  override componentDidMount() {
    const { v } = (this.context as ViewContext).at
    if (v.state.screen === ASKED) this.ask(v)
    else if (autofills(v)) void passkeys().then(({ offerPasskeys }) => offerPasskeys(v))
  }

  ask(v: View) {
    void v.run('passkey', async (clerk) => (await passkeys()).askForPasskey(v, clerk))
  }

  override render(_props: object, _state: object, { at: { v } }: ViewContext) {
    if (!v.environment.user_settings.passkey_settings.show_sign_in_button) return null
    return (
      <El k="footerAction" kid="usePasskey">
        <ActionLink
          k="footerActionLink"
          t="signIn.start.actionLink__use_passkey"
          href={screenHref(v, ASKED)}
          onFollow={() => this.ask(v)}
        />
      </El>
    )
  }
}

/** Who pressed before the page could ask is asked once it can. */
const ASKED = 'passkey'

function SignUpLink(_props: object, { at: { v } }: ViewContext) {
  const { mode } = v.environment.user_settings.sign_up
  if (mode === 'restricted') return null
  if (mode === 'waitlist') {
    return (
      <El k="footerAction" kid="waitlist">
        <El as="span" k="footerActionText" t="signIn.start.actionText__join_waitlist" />
        <El
          as="a"
          k="footerActionLink"
          t="signIn.start.actionLink__join_waitlist"
          href={
            v.props.waitlistUrl ??
            v.options.waitlistUrl ??
            v.environment.display_config.waitlist_url
          }
        />
      </El>
    )
  }
  return (
    <FooterAction
      id="signIn"
      text="signIn.start.actionText"
      link="signIn.start.actionLink"
      {...signUpWay(v)}
    />
  )
}

/** After "no such account": where one is made. */
function MakeAccount(_props: object, { at: { v } }: ViewContext) {
  const isOpen = v.environment.user_settings.sign_up.mode === 'public'
  if (!isOpen || !hasCode(v.state.errors, ...NO_SUCH_ACCOUNT)) return null
  return <ActionLink k="formFieldErrorLink" t="signIn.start.actionLink" {...signUpWay(v)} />
}

/** Where accounts are a secret nobody is told that they have none: they say so themselves. */
const isSecret = ({ environment }: View) =>
  environment.user_settings.attack_protection.enumeration_protection.enabled

function signUpWay(v: View) {
  if (isCombined(v)) return { href: screenHref(v, 'create'), onFollow: () => v.go('create') }
  const href = siblingUrl(v, 'signUp')
  return { href, onFollow: () => v.leave('signUp', href) }
}
