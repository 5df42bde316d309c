import { isCombined } from '../../combined.ts'
import { hasCode } from '../../errors.ts'
import { Button } from '../../primitives/button.tsx'
import { Card, FooterAction } from '../../primitives/card.tsx'
import { El } from '../../primitives/element.tsx'
import { fieldError } from '../../primitives/feedback.tsx'
import { Field } from '../../primitives/field.tsx'
import { Form } from '../../primitives/form.tsx'
import { screenHref } from '../../primitives/links.tsx'
import { siblingUrl } from '../../urls/sibling.ts'
import type { View } from '../../view.ts'
import { identifierKind } from './identifier.ts'

/** Out here, since the compiler does not rewrite an import within JSX. */
const actions = () => import('./actions.ts')

export function Start({ v }: { v: View }) {
  const { attributes } = v.environment.user_settings
  const combined = isCombined(v)
  const kind = identifierKind(attributes)
  const { emailAddress, username } = v.props.initialValues ?? {}
  const { query } = v.location
  return (
    <Card
      v={v}
      part="signIn-start"
      title={combined ? 'signIn.start.titleCombined' : 'signIn.start.title'}
      subtitle={combined ? 'signIn.start.subtitleCombined' : 'signIn.start.subtitle'}
      fields={['identifier', 'password']}
      footer={combined ? <CreateLink v={v} /> : <SignUpLink v={v} />}
    >
      <Form
        v={v}
        flow="signIn"
        path="/client/sign_ins"
        onValues={(values) => {
          void v.run('start', async (clerk) => (await actions()).start(v, clerk, values))
        }}
      >
        <Field
          v={v}
          name="identifier"
          label={`formFieldLabel__${kind}`}
          inputMode={kind === 'emailAddress' ? 'email' : undefined}
          autoComplete={kind === 'emailAddress' ? 'email' : 'username'}
          value={
            v.state.values.identifier ??
            emailAddress ??
            username ??
            query.get('email_address') ??
            query.get('username') ??
            undefined
          }
          required
          focused
        />
        {attributes.password.enabled && <InstantPassword v={v} />}
        <Button v={v} k="formButtonPrimary" action="start" t="formButtonPrimary" />
      </Form>
    </Card>
  )
}

/**
 * Out of sight until a password manager fills it or the visitor tabs into it (the stylesheet decides): people with a
 * password are done in one step, everybody else is not asked for one.
 */
function InstantPassword({ v }: { v: View }) {
  return (
    <div class="cl-instantPassword" data-shown={fieldError(v, 'password') && 'true'}>
      <div>
        <Field
          v={v}
          name="password"
          type="password"
          label="formFieldLabel__password"
          autoComplete="current-password"
          placeholder=" "
        />
      </div>
    </div>
  )
}

function SignUpLink({ v }: { v: View }) {
  const { mode } = v.environment.user_settings.sign_up
  if (mode === 'restricted') return null
  if (mode === 'waitlist') {
    const waitlist = v.props.waitlistUrl ?? v.options.waitlistUrl
    if (!waitlist) return null
    return (
      <El v={v} k="footerAction" kid="waitlist">
        <El v={v} as="span" k="footerActionText" t="signIn.start.actionText__join_waitlist" />
        <El
          v={v}
          as="a"
          k="footerActionLink"
          t="signIn.start.actionLink__join_waitlist"
          href={waitlist}
        />
      </El>
    )
  }
  const href = siblingUrl(v, 'signUp')
  return (
    <FooterAction
      v={v}
      id="signIn"
      text="signIn.start.actionText"
      link="signIn.start.actionLink"
      href={href}
      onFollow={() => v.leave('signUp', href)}
    />
  )
}

/** The way on for an unknown address where the runtime does not take it. */
function CreateLink({ v }: { v: View }) {
  if (!hasCode(v.state.errors, 'form_identifier_not_found')) return null
  return (
    <FooterAction
      v={v}
      id="signIn"
      text="signIn.start.actionText"
      link="signIn.start.actionLink"
      href={screenHref(v, 'create')}
      onFollow={() => v.go('create')}
    />
  )
}
