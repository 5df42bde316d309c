import { Component } from 'preact'
import { Button } from '../../primitives/button.tsx'
import { Card, FooterAction } from '../../primitives/card.tsx'
import { El } from '../../primitives/element.tsx'
import { Field } from '../../primitives/field.tsx'
import { Form } from '../../primitives/form.tsx'
import { screenHref } from '../../primitives/links.tsx'
import { safeLink } from '../../urls/safe-link.ts'
import { siblingUrl } from '../../urls/sibling.ts'
import type { FlowModule } from '../../view/flow-module.ts'
import type { ViewContext } from '../../view/screen.tsx'
import type { View } from '../../view/view.ts'
import { english } from './messages.ts'

/** The screen of who is on the list now. */
const JOINED = 'joined'
/** Milliseconds until who joined is taken further. */
const PAUSE = 2000

const nextPage = (v: View): string | undefined =>
  safeLink(v.props.afterJoinWaitlistUrl, v.location.url)

function Start(_props: object, { at: { v } }: ViewContext) {
  const { initialValues } = v.props
  return (
    <Card
      part="waitlist-start"
      title="waitlist.start.title"
      subtitle="waitlist.start.subtitle"
      fields={['emailAddress']}
      footer={
        <FooterAction
          id="waitlist"
          text="waitlist.start.actionText"
          link="waitlist.start.actionLink"
          href={siblingUrl(v, 'signIn')}
          onFollow={() => v.leave('signIn', siblingUrl(v, 'signIn'))}
        />
      }
    >
      <Form
        flow={null}
        path="/waitlist"
        completeTo={nextPage(v) ?? screenHref(v, JOINED)}
        onValues={({ emailAddress = '' }) =>
          v.run('join', async (clerk) => {
            await clerk.joinWaitlist({ emailAddress })
            v.set({ screen: JOINED, errors: [] })
          })
        }
      >
        <Field
          name="emailAddress"
          label="formFieldLabel__emailAddress"
          autoComplete="email"
          inputMode="email"
          required
          focused
          value={
            v.state.values.emailAddress ??
            initialValues?.emailAddress ??
            v.location.query.get('email_address') ??
            undefined
          }
        />
        <Button k="formButtonPrimary" action="join" t="waitlist.start.formButton" />
      </Form>
    </Card>
  )
}

class Joined extends Component {
  declare context: ViewContext
  #timer: ReturnType<typeof setTimeout> | undefined

  override componentDidMount() {
    const { v } = this.context.at
    const page = nextPage(v)
    if (page) this.#timer = setTimeout(() => v.run('leave', (clerk) => clerk.navigate(page)), PAUSE)
  }

  override componentWillUnmount() {
    clearTimeout(this.#timer)
  }

  override render() {
    const { v } = this.context.at
    return (
      <Card
        part="waitlist-success"
        title="waitlist.success.title"
        subtitle="waitlist.success.subtitle"
      >
        {nextPage(v) && (
          <El as="p" k="formFieldInfoText" role="status" t="waitlist.success.message" />
        )}
      </Card>
    )
  }
}

/** Where people leave their address until they are let in. UI components §2.9. */
export const waitlist: FlowModule = {
  english,
  render: (v) => (v.state.screen === JOINED ? <Joined /> : <Start />),
}
