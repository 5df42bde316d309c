import { activeSession } from '../../model/client.ts'
import { Back } from '../../primitives/back.tsx'
import { Button } from '../../primitives/button.tsx'
import { Card } from '../../primitives/card.tsx'
import { CodeInput } from '../../primitives/code-input.tsx'
import { El } from '../../primitives/element.tsx'
import { Field } from '../../primitives/field.tsx'
import { Form } from '../../primitives/form.tsx'
import { screenHref } from '../../primitives/links.tsx'
import { OnArrival } from '../../primitives/on-arrival.tsx'
import { Resend } from '../../primitives/resend.tsx'
import { DONE } from '../../routing/task-route.ts'
import type { FlowModule } from '../../view/flow-module.ts'
import type { ViewContext } from '../../view/screen.tsx'
import type { TaskState, TaskView } from '../task.ts'
import { PHONE_FIELD } from '../user-profile/parts/phone-field.ts'
import { addable, numberOf, reserveNumber } from '../user-profile/parts/second-steps.ts'
import { ProofLink } from '../user-profile/parts/section.tsx'
import { accountOf, mePath } from '../user-profile/parts/state.ts'
import { proven } from '../user-verification/proven.ts'
import { VERIFY } from '../user-verification/verify-screen.ts'
import { Footer } from './footer.tsx'
import { phoneEnglish } from './messages-phone.ts'

const TASK = 'taskSetupMfa'
const TEXTS = `${TASK}.smsCode`
const PHONE = 'phone-code'
/** In the place of a number: a new one. */
const NEW = 'add'

/** Codes by text message as the second step that has to be set up: which number, and whether it is theirs. UI components §2.10. */
export const setupPhone: FlowModule = {
  english: phoneEnglish,
  render: (v: TaskView) =>
    v.state.screen === VERIFY && !v.live ? undefined : (
      <AddPhone about={v.state.screen?.split('.')[1] ?? ''} />
    ),
  rare: () => import('../user-verification/forms.tsx').then((module) => module.verifyForms),
}

const numbersOf = (v: TaskView) => accountOf(v)!.phoneNumbers

function AddPhone({ about }: { about: string }, { at: { v } }: ViewContext<TaskState>) {
  if (!activeSession(v.client)) return null
  const number = numbersOf(v).find(({ id }) => id === about)
  if (number) return <Verify {...number} />
  return about === NEW || !numbersOf(v).length ? <New /> : <Choice />
}

const show = (v: TaskView, screen: string | null) => v.set({ screen, errors: [], values: {} })

const reserve = (v: TaskView, id: string, code?: string) =>
  v.run(code === undefined ? `reserve-${id}` : 'attempt', async (clerk) => {
    const codes = await reserveNumber(clerk, id, code)
    // What shows them stands before what the account is then.
    v.set({ codes })
    await clerk.user!.reload()
  })

/** To the numbers that there are, else to the methods. */
const back = (v: TaskView, isOfNumber: boolean) => {
  const screen = isOfNumber && numbersOf(v).length ? PHONE : null
  if (!screen && addable(v).length < 2) return null
  return <Back href={screenHref(v, screen ?? 'methods')} onFollow={() => show(v, screen)} />
}

function Choice(_props: object, { at: { v } }: ViewContext<TaskState>) {
  return (
    <Card
      part={`${TASK}-smsCode`}
      title={`${TEXTS}.title`}
      subtitle={`${TEXTS}.subtitle`}
      back={back(v, false)}
      footer={<Footer texts={TASK} />}
    >
      <ProofLink />
      <El k={['methodChoice', 'taskSetupMfaPhoneSelectionItems']}>
        {numbersOf(v).map(({ id, phoneNumber, verification }) => {
          const isProven = verification?.status === 'verified'
          return (
            <Form
              key={id}
              flow={null}
              {...(isProven
                ? {
                    path: mePath(v, `/phone_numbers/${id}`, 'PATCH'),
                    hidden: { reserved_for_second_factor: 'true' },
                    after: DONE,
                    onValues: () => reserve(v, id),
                  }
                : {
                    path: mePath(v, `/phone_numbers/${id}/prepare_verification`),
                    hidden: { strategy: 'phone_code' },
                    after: `${PHONE}.${id}`,
                    onValues: () => show(v, `${PHONE}.${id}`),
                  })}
            >
              <Button k="taskSetupMfaPhoneSelectionItem" variant="outline" action={`reserve-${id}`}>
                <bdi>{phoneNumber}</bdi>
              </Button>
            </Form>
          )
        })}
        <El
          as="a"
          k={['button', 'taskSetupMfaPhoneSelectionAddPhoneAction']}
          data-variant="ghost"
          href={screenHref(v, `${PHONE}.${NEW}`)}
          t={`${TEXTS}.addPhoneNumber`}
          onClick={(event) => {
            if (!v.live) return
            event.preventDefault()
            show(v, `${PHONE}.${NEW}`)
          }}
        />
      </El>
    </Card>
  )
}

function New(_props: object, { at: { v } }: ViewContext<TaskState>) {
  return (
    <Card
      part={`${TASK}-smsCode`}
      title={`${TEXTS}.title`}
      subtitle={`${TEXTS}.addPhone.infoText`}
      fields={[PHONE_FIELD.name]}
      back={back(v, true)}
      footer={<Footer texts={TASK} />}
    >
      <ProofLink />
      <Form
        flow={null}
        path={mePath(v, '/phone_numbers')}
        after={PHONE}
        onValues={({ phoneNumber = '' }) =>
          v.run('add', async (clerk) => {
            const { id } = await proven(clerk, () => clerk.user!.createPhoneNumber({ phoneNumber }))
            await clerk.user!.reload()
            show(v, `${PHONE}.${id}`)
          })
        }
      >
        <Field {...PHONE_FIELD} required focused />
        <Button k="formButtonPrimary" action="add" t={`${TEXTS}.addPhone.formButtonPrimary`} />
      </Form>
    </Card>
  )
}

interface VerifyProps {
  id: string
  phoneNumber: string
}

function Verify(
  { id, phoneNumber }: VerifyProps,
  { at: { v } }: ViewContext<TaskState & { sentAt?: number }>,
) {
  const texts = `${TEXTS}.verifyPhone`
  const path = `/phone_numbers/${id}`
  const send = () =>
    v.run('resend', async (clerk) => {
      await proven(clerk, () => numberOf(clerk, id).prepareVerification())
      v.set({ sentAt: Date.now() })
    })
  return (
    <Card
      part={`${TASK}-smsCode`}
      title={`${texts}.title`}
      identity={
        <El
          as="p"
          k="headerSubtitle"
          t={`${texts}.subtitle`}
          tokens={{ identifier: phoneNumber }}
        />
      }
      fields={['code']}
      back={back(v, true)}
      footer={<Footer texts={TASK} />}
    >
      {v.live && <OnArrival act={send} />}
      <ProofLink />
      <Form
        flow={null}
        path={mePath(v, `${path}/attempt_verification`)}
        after={PHONE}
        onValues={({ code = '' }) => reserve(v, id, code)}
      >
        <CodeInput label={`${texts}.formTitle`} />
        <Button k="formButtonPrimary" action="attempt" t={`${texts}.formButtonPrimary`} />
      </Form>
      <Form
        flow={null}
        k="resend"
        path={mePath(v, `${path}/prepare_verification`)}
        after={`${PHONE}.${id}`}
        hidden={{ strategy: 'phone_code' }}
        onValues={send}
      >
        <Resend label={`${texts}.resendButton`} sentAt={v.state.sentAt} />
      </Form>
    </Card>
  )
}
