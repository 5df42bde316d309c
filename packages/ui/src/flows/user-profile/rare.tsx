import type { FlowModule } from '../../view/flow-module.ts'
import { VerifyForms } from '../user-verification/forms.tsx'
import { english as verification } from '../user-verification/messages.ts'
import { VERIFY } from '../user-verification/verify-screen.ts'
import { Frame } from './frame.tsx'
import { rareEnglish } from './messages-rare.ts'
import { account } from './pages.tsx'
import { mfaScreens } from './sections/mfa-screens.tsx'
import { withMfa } from './sections/security.ts'

const sections = withMfa(mfaScreens)

/** Forms that come with `rare-phone.tsx`. */
const OF_PHONES = /phone-code/

/** The same with the forms that few open. */
export const rareProfile: FlowModule = {
  english: { ...verification, ...rareEnglish },
  // Where the runtime is, it asks over the page.
  render(v) {
    if (v.state.screen === VERIFY && !v.live) return <VerifyForms />
    return OF_PHONES.test(v.state.screen ?? '') ? undefined : (
      <Frame profile={account} sections={sections} />
    )
  },
  more: () => import('./rare-phone.tsx').then((module) => module.phoneProfile),
}
