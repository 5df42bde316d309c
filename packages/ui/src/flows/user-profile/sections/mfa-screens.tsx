import type { TOTPResource } from '@dooryard/browser'
import { Component, type ComponentType } from 'preact'
import { Button } from '../../../primitives/button.tsx'
import { CodeInput } from '../../../primitives/code-input.tsx'
import { El } from '../../../primitives/element.tsx'
import { Alert } from '../../../primitives/feedback.tsx'
import { Form } from '../../../primitives/form.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import { proven } from '../parts/act.ts'
import { BackupCodes } from '../parts/backup-codes.tsx'
import { Opener } from '../parts/opener.tsx'
import { QrCode } from '../parts/qr-code.tsx'
import { RemoveForm } from '../parts/remove-form.tsx'
import { ActionTitle, Cancel, type ScreenProps, SectionForm } from '../parts/section.tsx'
import { mePath, type ProfileState, type ProfileView } from '../parts/state.ts'
import { addable, METHODS, MFA } from './mfa.tsx'

const PAGE = 'userProfile.mfaTOTPPage'

interface AddAppState {
  totp?: TOTPResource
  /** Shown in place of the picture. */
  isKey?: boolean
  codes?: string[]
}

/** Sets an authenticator app up: its secret, a code of it, and then backup codes. */
class AddApp extends Component<ScreenProps, AddAppState> {
  declare context: ViewContext<ProfileState>
  #begun = false

  override componentDidMount() {
    this.#begin()
  }

  override componentDidUpdate() {
    this.#begin()
  }

  /** Once, when the runtime is there. */
  #begin() {
    if (this.#begun || !this.context.at.v.live) return
    this.#begun = true
    void this.#create()
  }

  readonly #create = () =>
    this.context.at.v.run('totp', async (clerk) => {
      this.setState({ totp: await proven(clerk, () => clerk.user!.createTOTP()) })
    })

  readonly #verify = (code: string) => {
    const { v } = this.context.at
    return v.run('totp', async (clerk) => {
      const { backupCodes } = await proven(clerk, () => clerk.user!.verifyTOTP({ code }))
      await clerk.user!.reload()
      if (backupCodes?.length) this.setState({ codes: backupCodes })
      else finish(v)
    })
  }

  override render(
    _props: ScreenProps,
    { totp, isKey, codes }: AddAppState,
    { at: { v } }: ViewContext<ProfileState>,
  ) {
    if (codes) {
      return (
        <BackupCodes
          codes={codes}
          title="userProfile.backupCodePage.title"
          onFinish={() => finish(v)}
        />
      )
    }
    if (!totp) return <Beginning again={this.#create} />
    return (
      <SectionForm
        name="totp"
        page="security"
        title={`${PAGE}.title`}
        fields={['code']}
        path=""
        submit="userProfile.formButtonPrimary__continue"
        onValues={({ code = '' }) => this.#verify(code)}
      >
        <El
          as="p"
          k="formHeaderSubtitle"
          t={`${PAGE}.authenticatorApp.infoText__${isKey ? 'un' : ''}ableToScan`}
        />
        {isKey ? (
          <El k="totpKey">
            <El
              as="p"
              k="formHeaderSubtitle"
              t={`${PAGE}.authenticatorApp.inputLabel__unableToScan1`}
            />
            <El as="code" k="totpSecret">
              {totp.secret!.replace(/.{4}(?=.)/g, '$& ')}
            </El>
            <El
              as="p"
              k="formHeaderSubtitle"
              t={`${PAGE}.authenticatorApp.inputLabel__unableToScan2`}
            />
            <El as="code" k="totpSecret">
              {totp.uri}
            </El>
          </El>
        ) : (
          <QrCode text={totp.uri!} label={v.text(`${PAGE}.authenticatorApp.qrCode`)} />
        )}
        <div>
          <El
            as="button"
            type="button"
            k={['button', 'profileSectionPrimaryButton']}
            data-variant="link"
            t={`${PAGE}.authenticatorApp.button${isKey ? 'Able' : 'Unable'}ToScan__nonPrimary`}
            onClick={() => this.setState({ isKey: !isKey })}
          />
        </div>
        <CodeInput label={`${PAGE}.verifyTitle`} />
      </SectionForm>
    )
  }
}

const finish = (v: ProfileView) =>
  v.set({ screen: null, values: {}, at: MFA, done: `${PAGE}.successMessage` })

/** Until there is a secret; where none could be had, the reason and another try. */
function Beginning({ again }: { again: () => unknown }, { at: { v } }: ViewContext<ProfileState>) {
  return (
    <Form flow={null} path="" onValues={again}>
      <ActionTitle
        title={`${PAGE}.title`}
        lines={v.live ? [] : [v.text(`${PAGE}.needsJavaScript`)]}
      />
      <Alert fields={[]} />
      {v.live && !v.state.errors.length && (
        <div class="cl-belated">
          <El as="span" k="spinner" aria-hidden="true" />
        </div>
      )}
      <El k="formButtons">
        {v.state.errors.length > 0 && (
          <Button k="formButtonPrimary" action="totp" t="missingScreen.formButtonPrimary" />
        )}
        <Cancel />
      </El>
    </Form>
  )
}

function RemoveApp() {
  return (
    <RemoveForm
      section={MFA}
      page="security"
      texts={`${PAGE}.removeResource`}
      path="/totp"
      remove={async ({ user }) => {
        await user!.disableTOTP()
        await user!.reload()
      }}
    />
  )
}

/** New backup codes, in the place of those that there were. */
class NewCodes extends Component<ScreenProps, { codes?: string[] }> {
  declare context: ViewContext<ProfileState>

  readonly #create = () =>
    this.context.at.v.run('backup-codes', async (clerk) => {
      const { codes } = await proven(clerk, () => clerk.user!.createBackupCode())
      await clerk.user!.reload()
      this.setState({ codes })
    })

  override render(
    _props: ScreenProps,
    { codes }: { codes?: string[] },
    { at: { v } }: ViewContext<ProfileState>,
  ) {
    const page = 'userProfile.backupCodePage'
    if (codes) {
      return (
        <BackupCodes
          codes={codes}
          title={`${page}.title`}
          onFinish={() =>
            v.set({ screen: null, values: {}, at: MFA, done: `${page}.successMessage` })
          }
        />
      )
    }
    if (!v.live) return <Beginning again={() => {}} />
    return (
      <SectionForm
        name="backup-codes"
        title={`${page}.title`}
        lines={[v.text('userProfile.start.mfaSection.backupCodes.subtitle__regenerate')]}
        path={mePath(v, '/backup_codes')}
        submit="userProfile.formButtonPrimary__continue"
        onValues={this.#create}
      />
    )
  }
}

const LABELS = { totp: 'totp', 'phone-code': 'phoneCode' } as const

/** Which second step it is to be, where there are several. */
function Methods(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  return (
    <El k="form">
      <ActionTitle
        title="userProfile.mfaPage.title"
        lines={[v.text('userProfile.mfaPage.formHint')]}
      />
      <El k="methodChoice">
        {addable(v).map((screen) => (
          <Opener
            key={screen}
            screen={screen}
            k="methodChoiceButton"
            kid={LABELS[screen]}
            variant="outline"
            t={`${METHODS}.${LABELS[screen]}`}
          />
        ))}
      </El>
      <El k="formButtons">
        <Cancel />
      </El>
    </El>
  )
}

/** The forms of two-step verification, by their screen. */
export const mfaScreens: Record<string, ComponentType<ScreenProps>> = {
  [MFA]: Methods,
  totp: AddApp,
  'remove-totp': RemoveApp,
  'backup-codes': NewCodes,
}
