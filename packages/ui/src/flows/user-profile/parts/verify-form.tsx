import { Component, type ComponentChildren } from 'preact'
import { CodeInput } from '../../../primitives/code-input.tsx'
import { Form } from '../../../primitives/form.tsx'
import { Resend } from '../../../primitives/resend.tsx'
import type { ClerkPort } from '../../../view/clerk-port.ts'
import type { ViewContext } from '../../../view/screen.tsx'
import { SectionForm } from './section.tsx'
import { ownPath, type ProfileState } from './state.ts'

interface VerifyFormProps {
  /** The screen that it is. */
  screen: string
  /** The page that it stands on, for those without the runtime. */
  page?: string | undefined
  title: string
  line: ComponentChildren
  /** Of what is proven. */
  path: string
  strategy: string
  send: (clerk: ClerkPort) => Promise<unknown> | undefined
  /** A whole code. Its action has the name `verify`. */
  onCode: (code: string) => unknown
}

/** Sends a code as it opens, and takes it. */
export class VerifyForm extends Component<VerifyFormProps> {
  declare context: ViewContext<ProfileState & { sentAt?: number }>

  override componentDidMount() {
    // Those without the runtime ask for it themselves.
    if (this.context.at.v.live) void this.#send()
  }

  readonly #send = () => {
    const { v } = this.context.at
    return v.run('resend', async (clerk) => {
      await this.props.send(clerk)
      v.set({ sentAt: Date.now() })
    })
  }

  override render(
    { screen, page, title, line, path, strategy, onCode }: VerifyFormProps,
    _state: object,
    { at: { v } }: ViewContext<ProfileState & { sentAt?: number }>,
  ) {
    const texts = 'userProfile.emailAddressPage.emailCode'
    return (
      <>
        <SectionForm
          name="verify"
          page={page}
          title={title}
          lines={[line]}
          fields={['code']}
          path={ownPath(v, `${path}/attempt_verification`)}
          submit="userProfile.formButtonPrimary__continue"
          onValues={({ code = '' }) => onCode(code)}
        >
          <CodeInput label={`${texts}.formTitle`} />
        </SectionForm>
        <Form
          flow={null}
          k="resend"
          after={screen}
          path={ownPath(v, `${path}/prepare_verification`)}
          hidden={{ strategy }}
          onValues={this.#send}
        >
          <Resend
            label={`${texts}.${v.live ? 'resendButton' : 'sendButton'}`}
            sentAt={v.state.sentAt}
          />
        </Form>
      </>
    )
  }
}
