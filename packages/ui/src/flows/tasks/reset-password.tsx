import { activeSession, nameOf } from '../../model/client.ts'
import { Button } from '../../primitives/button.tsx'
import { Card } from '../../primitives/card.tsx'
import { Checkbox } from '../../primitives/checkbox.tsx'
import { Field } from '../../primitives/field.tsx'
import { Form, type Values } from '../../primitives/form.tsx'
import { NewPassword } from '../../primitives/new-password.tsx'
import { Username } from '../../primitives/username.tsx'
import type { FlowModule } from '../../view/flow-module.ts'
import type { ViewContext } from '../../view/screen.tsx'
import type { View } from '../../view/view.ts'
import { Elsewhere } from '../elsewhere.tsx'
import { leaveTask, taskOf } from '../task.ts'
import { ProofLink } from '../user-profile/parts/section.tsx'
import { mePath } from '../user-profile/parts/state.ts'
import { proven } from '../user-verification/proven.ts'
import { VERIFY } from '../user-verification/verify-screen.ts'
import { Footer } from './footer.tsx'
import { resetEnglish } from './messages-reset.ts'

const TEXTS = 'taskResetPassword'

/** A password that others know is replaced before anything else. UI components §2.10. */
export const taskResetPassword: FlowModule = {
  english: resetEnglish,
  render: (v) =>
    v.state.screen === VERIFY && !v.live && taskOf(v) ? undefined : taskOf(v) ===
        'reset-password' || v.state.busy ? (
      <Reset />
    ) : (
      <Elsewhere part={TEXTS} />
    ),
  rare: () => import('../user-verification/forms.tsx').then((module) => module.verifyForms),
}

function Reset(_props: object, { at: { v } }: ViewContext) {
  const user = activeSession(v.client)?.user
  return (
    <Card
      part={TEXTS}
      title={`${TEXTS}.title`}
      subtitle={`${TEXTS}.subtitle`}
      fields={['newPassword', 'confirmPassword', 'signOutOfOtherSessions']}
      footer={user && <Footer texts={TEXTS} />}
    >
      <ProofLink />
      <Form
        flow={v.flow ?? null}
        path={mePath(v, '/change_password')}
        onValues={(values) => submit(v, values)}
      >
        <Username
          value={
            user?.username ?? user?.emailAddresses[0]?.emailAddress ?? (user ? nameOf(user) : '')
          }
        />
        <NewPassword name="newPassword" label="formFieldLabel__newPassword" focused />
        {v.live && (
          <>
            <Field
              name="confirmPassword"
              type="password"
              label="formFieldLabel__confirmPassword"
              autoComplete="new-password"
              required
            />
            <Checkbox
              name="signOutOfOtherSessions"
              checked
              label="formFieldLabel__signOutOfOtherSessions"
            />
          </>
        )}
        <Button k="formButtonPrimary" action="attempt" t={`${TEXTS}.formButtonPrimary`} />
      </Form>
    </Card>
  )
}

function submit(v: View, { newPassword = '', confirmPassword, signOutOfOtherSessions }: Values) {
  if (newPassword !== confirmPassword) {
    const text = v.text('formFieldError__notMatchingPasswords')
    v.set({ errors: [{ code: 'not_matching', text, field: 'confirmPassword', meta: {} }] })
    return
  }
  return v.run('attempt', async (clerk) => {
    const isOthers = signOutOfOtherSessions !== undefined
    const change = { newPassword, signOutOfOtherSessions: isOthers }
    await proven(clerk, () => clerk.user!.updatePassword(change))
    return leaveTask(v, clerk)
  })
}
