import { Back } from '../../primitives/back.tsx'
import { Button } from '../../primitives/button.tsx'
import { Card } from '../../primitives/card.tsx'
import { CodeInput } from '../../primitives/code-input.tsx'
import { El } from '../../primitives/element.tsx'
import { Form } from '../../primitives/form.tsx'
import { ScreenLink, screenHref } from '../../primitives/links.tsx'
import { PrimaryLink } from '../../primitives/primary-link.tsx'
import { DONE } from '../../routing/task-route.ts'
import type { FlowModule } from '../../view/flow-module.ts'
import type { ViewContext } from '../../view/screen.tsx'
import { Elsewhere } from '../elsewhere.tsx'
import { afterTask, leaveTask, type TaskState, type TaskView, taskOf } from '../task.ts'
import { AppSecret, AppSetup, appPaths } from '../user-profile/parts/app-setup.tsx'
import { BackupCodes } from '../user-profile/parts/backup-codes.tsx'
import {
  addable,
  METHOD_NAMES,
  METHODS,
  type SecondStep,
} from '../user-profile/parts/second-steps.ts'
import { ProofLink } from '../user-profile/parts/section.tsx'
import { accountOf } from '../user-profile/parts/state.ts'
import { VERIFY } from '../user-verification/verify-screen.ts'
import { Footer } from './footer.tsx'
import { setupEnglish } from './messages-mfa.ts'

const TEXTS = 'taskSetupMfa'

/** A second factor is set up before anything else. UI components §2.10. */
export const taskSetupMfa: FlowModule = {
  english: setupEnglish,
  render(v: TaskView) {
    if (v.state.codes || (!v.live && v.state.screen === DONE)) return <Done />
    if (v.state.screen === VERIFY && !v.live && taskOf(v)) return undefined
    if (taskOf(v) !== 'setup-mfa') return <Elsewhere part={TEXTS} />
    const method = methodOf(v)
    if (!method) return <Methods />
    return method === 'totp' ? <AddApp /> : undefined
  },
  more: () => import('./setup-phone.tsx').then((module) => module.setupPhone),
}

/** What was chosen; where there is no choice, what there is. */
function methodOf(v: TaskView): SecondStep | undefined {
  const methods = addable(v)
  const [only, another] = methods
  const chosen = v.state.screen?.split('.')[0]
  return another ? methods.find((method) => method === chosen) : only
}

function Methods(_props: object, { at: { v } }: ViewContext<TaskState>) {
  return (
    <Card
      part={`${TEXTS}-start`}
      title={`${TEXTS}.start.title`}
      subtitle={`${TEXTS}.start.subtitle`}
      footer={<Footer texts={TEXTS} />}
    >
      <El k={['methodChoice', 'taskSetupMfaMethodSelectionItems']}>
        {addable(v).map((screen) => (
          <ScreenLink
            key={screen}
            screen={screen}
            k={['button', 'taskSetupMfaMethodSelectionItem']}
            kid={METHOD_NAMES[screen]}
            data-variant="outline"
            t={`${METHODS}.${METHOD_NAMES[screen]}`}
          />
        ))}
      </El>
    </Card>
  )
}

function AddApp(_props: object, { at: { v } }: ViewContext<TaskState>) {
  const { begin, verify } = appPaths(v)
  return (
    <Card
      part={`${TEXTS}-totpCode`}
      title={`${TEXTS}.start.title`}
      subtitle={`${TEXTS}.totpCode.subtitle`}
      fields={['code']}
      back={
        addable(v).length > 1 && (
          <Back
            href={screenHref(v, 'methods')}
            onFollow={() => v.set({ screen: null, errors: [], values: {} })}
          />
        )
      }
      footer={<Footer texts={TEXTS} />}
    >
      <ProofLink />
      <AppSetup onVerified={(codes) => v.set({ codes })}>
        {(setup) =>
          setup.app ? (
            <Form
              flow={null}
              path={verify}
              after={DONE}
              onValues={({ code = '' }) => setup.verify(code)}
            >
              <AppSecret app={setup.app} />
              <CodeInput label={`${TEXTS}.totpCode.verifyTotp.formTitle`} />
              <Button
                k="formButtonPrimary"
                action="totp"
                t={`${TEXTS}.totpCode.verifyTotp.formButtonPrimary`}
              />
            </Form>
          ) : v.live && !v.state.errors.length ? (
            <div class="cl-belated">
              <El as="span" k="spinner" aria-hidden="true" />
            </div>
          ) : (
            <Form flow={null} path={begin} after="totp" onValues={setup.begin}>
              <Button k="formButtonPrimary" action="totp" t="formButtonPrimary" />
            </Form>
          )
        }
      </AppSetup>
    </Card>
  )
}

/** The way on, with what is to be kept of it. */
function Done(_props: object, { at: { v } }: ViewContext<TaskState>) {
  const codes = v.state.codes ?? []
  const texts = `${TEXTS}.${accountOf(v)?.totpEnabled ? 'totp' : 'sms'}Code.success`
  const finish = () => v.run('finish', (clerk) => leaveTask(v, clerk))
  return (
    <Card part={`${TEXTS}-success`} title={`${texts}.title`}>
      {codes.length > 0 && <BackupCodes codes={codes} title={`${texts}.message1`} />}
      {v.live ? (
        <Form flow={null} path="" onValues={finish}>
          <Button k="formButtonPrimary" action="finish" t={`${texts}.finishButton`} />
        </Form>
      ) : (
        <PrimaryLink href={afterTask(v)} t={`${texts}.finishButton`} />
      )}
    </Card>
  )
}
