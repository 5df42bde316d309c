import type { PhoneNumberModel } from '../../../model/client.ts'
import { Button } from '../../../primitives/button.tsx'
import { El } from '../../../primitives/element.tsx'
import { Form } from '../../../primitives/form.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import type { View } from '../../../view/view.ts'
import { act } from '../parts/act.ts'
import { Badge } from '../parts/badge.tsx'
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
        <El k="profileSectionItem" kid={MFA}>
          <El as="span" k="profileSectionItemText" kid={MFA} t={`${GROUP}.totp.headerTitle`} />
          <El k="profileSectionButtonGroup" kid={MFA}>
            {!isLast(v) && (
              <Opener
                screen="remove-totp"
                kid={MFA}
                color="danger"
                t={`${GROUP}.totp.destructiveActionTitle`}
              />
            )}
          </El>
        </El>
      )}
      {phoneNumbers
        .filter((number) => number.reservedForSecondFactor)
        .map((number) => (
          <Phone key={number.id} number={number} />
        ))}
      {twoFactorEnabled && v.environment.user_settings.attributes.backup_code.enabled && (
        <El k="profileSectionItem" kid={MFA}>
          <El
            as="span"
            k="profileSectionItemText"
            kid={MFA}
            t={`${GROUP}.backupCodes.headerTitle`}
          />
          <El k="profileSectionButtonGroup" kid={MFA}>
            <Opener
              screen="backup-codes"
              kid={MFA}
              t={`${GROUP}.backupCodes.actionLabel__${backupCodeEnabled ? 'regenerate' : 'create'}`}
            />
          </El>
        </El>
      )}
      {first && (
        <El k="profileSectionItem" kid={MFA}>
          <Opener screen={others.length > 0 ? MFA : first} kid={MFA} t={`${GROUP}.primaryButton`} />
        </El>
      )}
    </El>
  )
}

/** A number to which codes are sent. One that was never proven counts for nothing yet. */
function Phone({ number }: { number: PhoneNumberModel }, { at: { v } }: ViewContext<ProfileState>) {
  const { id, phoneNumber, defaultSecondFactor } = number
  const { totpEnabled } = accountOf(v)!
  const isProven = isFactor(number)
  const named = (key: string) => ({
    t: key,
    'aria-label': `${v.text(key)}: ${phoneNumber}`,
  })
  return (
    <El k="profileSectionItem" kid={MFA}>
      <El as="span" k="profileSectionItemText" kid={MFA}>
        {v.text(`${METHODS}.phoneCode`)}{' '}
        <El as="bdi" k="profileSectionItemDetail" kid={MFA}>
          {phoneNumber}
        </El>
      </El>
      {/* An app is asked for before any of them. */}
      {defaultSecondFactor && !totpEnabled && <Badge id="default" />}
      {!isProven && <Badge id="unverified" />}
      <El k="profileSectionButtonGroup" kid={MFA}>
        {!isProven && (
          <Opener
            screen={`phone-code.${id}`}
            kid={MFA}
            {...named('userProfile.start.phoneNumbersSection.detailsAction__unverified')}
          />
        )}
        {isProven && !defaultSecondFactor && !totpEnabled && (
          <Form
            flow={null}
            k="profileSectionItemForm"
            after="security"
            path={mePath(v, `/phone_numbers/${id}`, 'PATCH')}
            hidden={{ default_second_factor: 'true' }}
            onValues={() =>
              act(v, { name: `default-${id}`, section: MFA }, async ({ user }) => {
                await user!.phoneNumbers.find((each) => each.id === id)!.makeDefaultSecondFactor()
                await user!.reload()
              })
            }
          >
            <Button
              k="profileSectionPrimaryButton"
              kid={MFA}
              variant="link"
              action={`default-${id}`}
              {...named(`${GROUP}.phoneCode.actionLabel__setDefault`)}
            />
          </Form>
        )}
        {!(isProven && isLast(v)) && (
          <Opener
            screen={`remove-phone-code.${id}`}
            kid={MFA}
            color="danger"
            {...named(`${GROUP}.phoneCode.destructiveActionLabel`)}
          />
        )}
      </El>
    </El>
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
