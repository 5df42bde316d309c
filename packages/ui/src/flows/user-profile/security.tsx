import type { FlowModule } from '../../view/flow-module.ts'
import { Frame } from './frame.tsx'
import { securityEnglish } from './messages-security.ts'
import { account } from './pages.tsx'
import { securitySections } from './sections/security.ts'

/** Forms that come with `rare.tsx`. */
const RARE =
  /^(mfa|totp|remove-totp|phone-code|remove-phone-code|backup-codes|mfa-codes|verify)(\.|$)/

/** The page about passwords, devices and the account as a whole. */
export const securityPages: FlowModule = {
  english: securityEnglish,
  render: (v) =>
    RARE.test(v.state.screen ?? '') ? undefined : (
      <Frame profile={account} sections={securitySections} />
    ),
  more: () => import('./rare.tsx').then((module) => module.rareProfile),
}
