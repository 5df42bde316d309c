import type { PhoneNumberModel } from '../../../model/client.ts'
import { El } from '../../../primitives/element.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import type { View } from '../../../view/view.ts'
import { Action, Item } from '../parts/item.tsx'
import { Opener } from '../parts/opener.tsx'
import { addable, METHODS } from '../parts/second-steps.ts'
import type { Section } from '../parts/section.tsx'
import { accountOf, mePath, type ProfileState } from '../parts/state.ts'

export const MFA = 'mfa'
const GROUP = 'userProfile.start.mfaSection'

const isFactor = ({ reservedForSecondFactor, verification }: PhoneNumberModel) =>
  reservedForSecondFactor && verification?.status === 'verified'

/** Where everybody has one the last one stays. */
function isLast(v: View): boolean {
  const { totpEnabled, phoneNumbers } = accountOf(v)!
  const factors = phoneNumbers.filter(isFactor).length + (totpEnabled ? 1 : 0)
  return v.environment.user_settings.sign_up.mfa.required && factors < 2
}

function Content(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  const { totpEnabled, backupCodeEnabled, twoFactorEnabled, phoneNumbers } = accountOf(v)!
  const [first, ...others] = addable(v)
  return (
    <El k="profileSectionItemList" kid={MFA}>
      {totpEnabled && (
        <Item
          kid={MFA}
          t={`${GROUP}.totp.headerTitle`}
          buttons={
            !isLast(v) && (
              <Opener
                screen="remove-totp"
                kid={MFA}
                color="danger"
                t={`${GROUP}.totp.destructiveActionTitle`}
              />
            )
          }
        />
      )}
      {phoneNumbers
        .filter((number) => number.reservedForSecondFactor)
        .map((number) => (
          <Phone key={number.id} number={number} />
        ))}
      {twoFactorEnabled && v.environment.user_settings.attributes.backup_code.enabled && (
        <Item
          kid={MFA}
          t={`${GROUP}.backupCodes.headerTitle`}
          buttons={
            <Opener
              screen="backup-codes"
              kid={MFA}
              t={`${GROUP}.backupCodes.actionLabel__${backupCodeEnabled ? 'regenerate' : 'create'}`}
            />
          }
        />
      )}
      {first && (
        <Item kid={MFA}>
          <Opener screen={others.length > 0 ? MFA : first} kid={MFA} t={`${GROUP}.primaryButton`} />
        </Item>
      )}
    </El>
  )
}

/** A number to which codes are sent. One that was never proven counts for nothing yet. */
function Phone({ number }: { number: PhoneNumberModel }, { at: { v } }: ViewContext<ProfileState>) {
  const { id, phoneNumber, defaultSecondFactor } = number
  const { totpEnabled } = accountOf(v)!
  const isProven = isFactor(number)
  const shared = { kid: MFA, about: phoneNumber }
  return (
    <Item
      kid={MFA}
      t={`${METHODS}.phoneCode`}
      detail={phoneNumber}
      badges={[
        // An app is asked for before any of them.
        defaultSecondFactor && !totpEnabled && 'default',
        !isProven && 'unverified',
      ]}
      buttons={
        <>
          {!isProven && (
            <Opener
              screen={`phone-code.${id}`}
              t="userProfile.start.phoneNumbersSection.detailsAction__unverified"
              {...shared}
            />
          )}
          {isProven && !defaultSecondFactor && !totpEnabled && (
            <Action
              name={`default-${id}`}
              section={MFA}
              t={`${GROUP}.phoneCode.actionLabel__setDefault`}
              about={phoneNumber}
              path={mePath(v, `/phone_numbers/${id}`, 'PATCH')}
              hidden={{ default_second_factor: 'true' }}
              page="security"
              call={async ({ user }) => {
                await user!.phoneNumbers.find((each) => each.id === id)!.makeDefaultSecondFactor()
                await user!.reload()
              }}
            />
          )}
          {!(isProven && isLast(v)) && (
            <Opener
              screen={`remove-phone-code.${id}`}
              color="danger"
              t={`${GROUP}.phoneCode.destructiveActionLabel`}
              {...shared}
            />
          )}
        </>
      }
    />
  )
}

/** What is asked for after the first proof. Its forms are in `mfa-screens.tsx`. */
export const mfa: Section = {
  id: MFA,
  page: 'security',
  title: `${GROUP}.title`,
  isShown: (v) => {
    const { authenticator_app: app, phone_number: phone } = v.environment.user_settings.attributes
    return app.enabled || phone.used_for_second_factor || accountOf(v)!.twoFactorEnabled
  },
  Content,
}
