import { Component } from 'preact'
import { Button } from '../../../primitives/button.tsx'
import { CodeInput } from '../../../primitives/code-input.tsx'
import { El } from '../../../primitives/element.tsx'
import { Alert } from '../../../primitives/feedback.tsx'
import { Form } from '../../../primitives/form.tsx'
import { DONE } from '../../../routing/task-route.ts'
import type { ViewContext } from '../../../view/screen.tsx'
import { proven } from '../../user-verification/proven.ts'
import { AppSecret, AppSetup, appPaths } from '../parts/app-setup.tsx'
import { BackupCodes } from '../parts/backup-codes.tsx'
import { Opener } from '../parts/opener.tsx'
import { RemoveForm } from '../parts/remove-form.tsx'
import { addable, METHOD_NAMES, METHODS } from '../parts/second-steps.ts'
import {
  ActionTitle,
  Cancel,
  ProofLink,
  type ScreenProps,
  type Screens,
  SectionForm,
} from '../parts/section.tsx'
import { mePath, type ProfileState, type ProfileView } from '../parts/state.ts'
import { MFA } from './mfa.tsx'

const PAGE = 'userProfile.mfaTOTPPage'

/** Sets an authenticator app up: its secret, a code of it, and then backup codes. */
class AddApp extends Component<ScreenProps, { codes?: string[] }> {
  declare context: ViewContext<ProfileState>

  readonly #onVerified = (codes: string[]) =>
    codes.length ? this.setState({ codes }) : finish(this.context.at.v)

  override render(
    _props: ScreenProps,
    { codes }: { codes?: string[] },
    { at: { v } }: ViewContext<ProfileState>,
  ) {
    if (codes) return <Codes codes={codes} onFinish={() => finish(v)} />
    const { begin, verify } = appPaths(v)
    return (
      <AppSetup onVerified={this.#onVerified}>
        {(setup) =>
          setup.app ? (
            <SectionForm
              name="totp"
              page={DONE}
              title={`${PAGE}.title`}
              fields={['code']}
              path={verify}
              submit="userProfile.formButtonPrimary__continue"
              onValues={({ code = '' }) => setup.verify(code)}
            >
              <AppSecret app={setup.app} />
              <CodeInput label={`${PAGE}.verifyTitle`} />
            </SectionForm>
          ) : (
            <Beginning path={begin} again={setup.begin} />
          )
        }
      </AppSetup>
    )
  }
}

const finish = (v: ProfileView) =>
  v.set({ screen: null, values: {}, at: MFA, done: `${PAGE}.successMessage` })

/** Until there is a secret; where none could be had, the reason and another try. */
function Beginning(
  { path, again }: { path: string; again: () => unknown },
  { at: { v } }: ViewContext<ProfileState>,
) {
  const isWaiting = v.live && !v.state.errors.length
  return (
    <Form flow={null} path={path} after="totp" onValues={again}>
      <ActionTitle title={`${PAGE}.title`} lines={v.live ? [] : [v.text(`${PAGE}.subtitle`)]} />
      <Alert fields={[]} />
      <ProofLink />
      {isWaiting && (
        <div class="cl-belated">
          <El as="span" k="spinner" aria-hidden="true" />
        </div>
      )}
      <El k="formButtons">
        {!isWaiting && (
          <Button
            k="formButtonPrimary"
            action="totp"
            t={
              v.live ? 'missingScreen.formButtonPrimary' : 'userProfile.formButtonPrimary__continue'
            }
          />
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
      path="/me/totp"
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
      const done = `${page}.successMessage`
      const after = { screen: null, values: {}, at: MFA, done }
      return <Codes codes={codes} onFinish={() => v.set(after)} />
    }
    return (
      <SectionForm
        name="backup-codes"
        page={DONE}
        title={`${page}.title`}
        lines={[v.text('userProfile.start.mfaSection.backupCodes.subtitle__regenerate')]}
        path={mePath(v, '/backup_codes')}
        submit="userProfile.formButtonPrimary__continue"
        onValues={this.#create}
      />
    )
  }
}

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
            kid={METHOD_NAMES[screen]}
            variant="outline"
            t={`${METHODS}.${METHOD_NAMES[screen]}`}
          />
        ))}
      </El>
      <El k="formButtons">
        <Cancel />
      </El>
    </El>
  )
}

const Codes = (props: { codes: string[]; onFinish: () => void }) => (
  <BackupCodes {...props} title="userProfile.backupCodePage.title" />
)

/** What a form of a page without the runtime led to. */
function Done(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  const { codes } = v.state
  if (codes?.length) return <Codes codes={codes} onFinish={() => finish(v)} />
  return (
    <El k="form">
      <ActionTitle title="userProfile.mfaPage.title" lines={[v.text(`${PAGE}.successMessage`)]} />
      <Cancel t="userProfile.formButtonPrimary__finish" />
    </El>
  )
}

/** The forms of two-step verification, by their screen. */
export const mfaScreens: Screens = {
  [MFA]: Methods,
  totp: AddApp,
  'remove-totp': RemoveApp,
  'backup-codes': NewCodes,
  [DONE]: Done,
}
