import { Component } from 'preact'
import { Button } from '../../../primitives/button.tsx'
import { El } from '../../../primitives/element.tsx'
import { Alert } from '../../../primitives/feedback.tsx'
import { Field } from '../../../primitives/field.tsx'
import { Form } from '../../../primitives/form.tsx'
import { DONE } from '../../../routing/task-route.ts'
import type { ViewContext } from '../../../view/screen.tsx'
import { proven } from '../../user-verification/proven.ts'
import { BackupCodes } from '../parts/backup-codes.tsx'
import { Opener } from '../parts/opener.tsx'
import { PHONE_FIELD } from '../parts/phone-field.ts'
import { RemoveForm } from '../parts/remove-form.tsx'
import { numberOf, reserveNumber } from '../parts/second-steps.ts'
import { ActionTitle, Cancel, type ScreenProps, SectionForm } from '../parts/section.tsx'
import { accountOf, mePath, type ProfileState, type ProfileView } from '../parts/state.ts'
import { VerifyForm } from '../parts/verify-form.tsx'
import { MFA } from './mfa.tsx'

const SCREEN = 'phone-code'
const PAGE = 'userProfile.mfaPhoneCodePage'
/** In the place of a number: a new one. */
const NEW = 'add'

const numbersOf = (v: ProfileView) => accountOf(v)!.phoneNumbers

interface Codes {
  codes?: string[]
}

/** Makes a number a second factor: one that somebody has, or a new one, once a code that was sent to it has come back. */
export class AddPhone extends Component<ScreenProps, Codes> {
  declare context: ViewContext<ProfileState>

  readonly #reserve = (id: string, code?: string) => {
    const { v } = this.context.at
    return v.run(code === undefined ? `reserve-${id}` : 'verify', async (clerk) => {
      const backupCodes = await reserveNumber(clerk, id, code)
      await clerk.user!.reload()
      if (backupCodes.length) this.setState({ codes: backupCodes })
      else finish(v)
    })
  }

  override render(
    { about }: ScreenProps,
    { codes }: Codes,
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
    const number = numbersOf(v).find(({ id }) => id === about)
    if (number) {
      return (
        <VerifyForm
          screen={`${SCREEN}.${about}`}
          page="security"
          title="userProfile.phoneNumberPage.verifyTitle"
          line={v.text('userProfile.phoneNumberPage.verifySubtitle', {
            identifier: number.phoneNumber,
          })}
          path={`/me/phone_numbers/${about}`}
          strategy="phone_code"
          send={(clerk) => numberOf(clerk, about).prepareVerification()}
          onCode={(code) => this.#reserve(about, code)}
        />
      )
    }
    return about === NEW || !available(v).length ? <New /> : <Choice onChoice={this.#reserve} />
  }
}

/** Numbers that may become one. Whoever has no runtime proves a number before it is one that they may choose. */
const available = (v: ProfileView) =>
  numbersOf(v).filter(
    ({ reservedForSecondFactor, verification }) =>
      !reservedForSecondFactor && (v.live || verification?.status === 'verified'),
  )

const finish = (v: ProfileView) =>
  v.set({ screen: null, values: {}, at: MFA, done: `${PAGE}.successMessage1` })

function Choice(
  { onChoice }: { onChoice: (id: string) => unknown },
  { at: { v } }: ViewContext<ProfileState>,
) {
  return (
    <El k="form">
      <ActionTitle
        title={`${PAGE}.title`}
        lines={[v.text(`${PAGE}.subtitle__availablePhoneNumbers`)]}
      />
      <Alert fields={[]} />
      <El k="methodChoice">
        {available(v).map(({ id, phoneNumber, verification }) => {
          const isProven = verification?.status === 'verified'
          return (
            <Form
              key={id}
              flow={null}
              k="profileSectionItemForm"
              // The first one brings backup codes along.
              after={accountOf(v)!.twoFactorEnabled ? 'security' : DONE}
              path={mePath(v, `/phone_numbers/${id}`, 'PATCH')}
              hidden={{ reserved_for_second_factor: 'true' }}
              onValues={() =>
                isProven ? onChoice(id) : v.set({ screen: `${SCREEN}.${id}`, errors: [] })
              }
            >
              <Button
                k="methodChoiceButton"
                kid="phoneCode"
                variant="outline"
                action={`reserve-${id}`}
              >
                <bdi>{phoneNumber}</bdi>
              </Button>
            </Form>
          )
        })}
        <Opener
          screen={`${SCREEN}.${NEW}`}
          k="methodChoiceButton"
          variant="ghost"
          t={`${PAGE}.primaryButton__addPhoneNumber`}
        />
      </El>
      <El k="formButtons">
        <Cancel />
      </El>
    </El>
  )
}

function New(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  return (
    <SectionForm
      name={SCREEN}
      page="security"
      title={`${PAGE}.title`}
      lines={[v.text('userProfile.phoneNumberPage.infoText')]}
      fields={[PHONE_FIELD.name]}
      path={mePath(v, '/phone_numbers')}
      // Without the runtime it is one as soon as it is proven.
      hidden={{ reserved_for_second_factor: 'true' }}
      submit="userProfile.formButtonPrimary__continue"
      onValues={({ phoneNumber = '' }) =>
        v.run(SCREEN, async (clerk) => {
          const { id } = await proven(clerk, () => clerk.user!.createPhoneNumber({ phoneNumber }))
          await clerk.user!.reload()
          v.set({ screen: `${SCREEN}.${id}`, values: {} })
        })
      }
    >
      <Field {...PHONE_FIELD} required focused />
    </SectionForm>
  )
}

export function RemovePhone({ about }: ScreenProps, { at: { v } }: ViewContext<ProfileState>) {
  const number = numbersOf(v).find(({ id }) => id === about)
  if (!number) return null
  return (
    <RemoveForm
      section={MFA}
      page="security"
      texts={`${PAGE}.removeResource`}
      identifier={number.phoneNumber}
      path={`/me/phone_numbers/${about}`}
      change={{ reserved_for_second_factor: 'false' }}
      remove={async (clerk) => {
        await numberOf(clerk, about).setReservedForSecondFactor({ reserved: false })
        await clerk.user!.reload()
      }}
    />
  )
}
