import type { TOTPResource } from '@dooryard/browser'
import { Component, type ComponentChildren } from 'preact'
import { El } from '../../../primitives/element.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import { proven } from '../../user-verification/proven.ts'
import { QrCode } from './qr-code.tsx'
import { mePath } from './state.ts'

const TEXTS = 'userProfile.mfaTOTPPage.authenticatorApp'

/** Where the server says what was begun. */
const PATH = '/me/totp'

type App = Pick<TOTPResource, 'secret' | 'uri' | 'qrCode'>

interface AppSetupProps {
  onVerified: (codes: string[]) => unknown
  /** `app`: undefined until there is a secret; `begin` is another try. */
  children: (setup: {
    app: App | undefined
    begin: () => unknown
    verify: (code: string) => unknown
  }) => ComponentChildren
}

/** Sets an authenticator app up: by itself where the runtime is, else by forms that the server goes on with. */
export class AppSetup extends Component<AppSetupProps, { app?: App }> {
  declare context: ViewContext
  #begun = false

  constructor(props: AppSetupProps, context: ViewContext) {
    super(props, context)
    const app = context.at.v.known[PATH] as App | undefined
    this.state = app ? { app } : {}
  }

  override componentDidMount() {
    this.#start()
  }

  override componentDidUpdate() {
    this.#start()
  }

  /** Once, when the runtime is there. */
  #start() {
    if (this.#begun || this.state.app || !this.context.at.v.live) return
    this.#begun = true
    void this.#begin()
  }

  readonly #begin = () =>
    this.context.at.v.run('totp', async (clerk) => {
      this.setState({ app: await proven(clerk, () => clerk.user!.createTOTP()) })
    })

  readonly #verify = (code: string) =>
    this.context.at.v.run('totp', async (clerk) => {
      const { backupCodes } = await proven(clerk, () => clerk.user!.verifyTOTP({ code }))
      // What shows them stands before what the account is then.
      this.props.onVerified(backupCodes ?? [])
      await clerk.user!.reload()
    })

  override render({ children }: AppSetupProps, { app }: { app?: App }) {
    return children({ app, begin: this.#begin, verify: this.#verify })
  }
}

/** What an app has to know: a picture, or in its place the key. Without the runtime both. */
export class AppSecret extends Component<{ app: App }, { isKey?: boolean }> {
  override render(
    { app: { secret, uri, qrCode } }: { app: App },
    { isKey = !qrCode }: { isKey?: boolean },
    { at: { v } }: ViewContext,
  ) {
    return (
      <>
        <El as="p" k="formHeaderSubtitle" t={`${TEXTS}.infoText__${isKey ? 'un' : ''}ableToScan`} />
        {!isKey && <QrCode rows={qrCode!} label={v.text(`${TEXTS}.qrCode`)} />}
        {(isKey || !v.live) && (
          <El k="totpKey">
            <El as="p" k="formHeaderSubtitle" t={`${TEXTS}.inputLabel__unableToScan1`} />
            <El as="code" k="totpSecret">
              {secret!.replace(/.{4}(?=.)/g, '$& ')}
            </El>
            <El as="p" k="formHeaderSubtitle" t={`${TEXTS}.inputLabel__unableToScan2`} />
            <El as="code" k="totpSecret">
              {uri}
            </El>
          </El>
        )}
        {v.live && qrCode && (
          <div>
            <El
              as="button"
              type="button"
              k={['button', 'profileSectionPrimaryButton']}
              data-variant="link"
              t={`${TEXTS}.button${isKey ? 'Able' : 'Unable'}ToScan__nonPrimary`}
              onClick={() => this.setState({ isKey: !isKey })}
            />
          </div>
        )}
      </>
    )
  }
}

export const appPaths = (v: ViewContext['at']['v']) => ({
  begin: mePath(v, '/totp'),
  verify: mePath(v, '/totp/attempt_verification'),
})
