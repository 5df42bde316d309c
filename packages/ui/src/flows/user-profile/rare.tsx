import type { FlowModule } from '../../view/flow-module.ts'
import { VERIFY } from '../user-verification/verify-screen.ts'
import { Frame } from './frame.tsx'
import { phoneEnglish } from './messages-phone.ts'
import { account, pageAt } from './pages.tsx'
import { ProveByLink } from './parts/link.tsx'
import { AddPhone, RemovePhone } from './sections/mfa-phone.tsx'
import { withScreens } from './sections/sections.ts'

/** Forms of sites that send links, or codes by text message as a second step. */
const sections = withScreens({
  emailAddresses: { 'verify-email': ProveByLink },
  mfa: { 'phone-code': AddPhone, 'remove-phone-code': RemovePhone },
})

/** The same with the forms that few open. */
export const rareProfile: FlowModule = {
  english: phoneEnglish,
  render: (v) =>
    v.state.screen === VERIFY || pageAt(v, account).id === 'apiKeys' ? undefined : (
      <Frame profile={account} sections={sections} />
    ),
  rare: () => import('./keys.tsx').then((module) => module.keysPage),
}
