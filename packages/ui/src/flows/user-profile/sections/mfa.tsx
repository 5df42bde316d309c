import { El } from '../../../primitives/element.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import type { View } from '../../../view/view.ts'
import { Opener } from '../parts/opener.tsx'
import type { Section } from '../parts/section.tsx'
import { accountOf, type ProfileState } from '../parts/state.ts'

export const MFA = 'mfa'
const GROUP = 'userProfile.start.mfaSection'

const offers = ({ environment }: View, name: 'authenticator_app' | 'backup_code') =>
  environment.user_settings.attributes[name].enabled

function Content(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  const { totpEnabled, backupCodeEnabled, twoFactorEnabled } = accountOf(v)!
  return (
    <El k="profileSectionItemList" kid={MFA}>
      {totpEnabled && (
        <El k="profileSectionItem" kid={MFA}>
          <El as="span" k="profileSectionItemText" kid={MFA} t={`${GROUP}.totp.headerTitle`} />
          <El k="profileSectionButtonGroup" kid={MFA}>
            <Opener
              screen="remove-totp"
              kid={MFA}
              color="danger"
              t={`${GROUP}.totp.destructiveActionTitle`}
            />
          </El>
        </El>
      )}
      {twoFactorEnabled && offers(v, 'backup_code') && (
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
      {!totpEnabled && offers(v, 'authenticator_app') && (
        <El k="profileSectionItem" kid={MFA}>
          <Opener screen="totp" kid={MFA} t={`${GROUP}.primaryButton`} />
        </El>
      )}
    </El>
  )
}

/** What is asked for after the first proof. Its forms come when one is opened (`mfa-screens.tsx`). */
export const mfa: Section = {
  id: MFA,
  page: 'security',
  title: `${GROUP}.title`,
  isShown: (v) => offers(v, 'authenticator_app') || accountOf(v)!.twoFactorEnabled,
  Content,
}
