import type { ComponentType } from 'preact'
import type { FlowModule } from '../../view/flow-module.ts'
import { VERIFY } from '../user-verification/verify-screen.ts'
import { Frame } from './frame.tsx'
import { phoneEnglish } from './messages-phone.ts'
import { account, pageAt } from './pages.tsx'
import { ProveByLink } from './parts/link.tsx'
import type { ScreenProps } from './parts/section.tsx'
import { accountSections } from './sections/account.ts'
import { AddPhone, RemovePhone } from './sections/mfa-phone.tsx'
import { securitySections } from './sections/security.ts'

/** By section: forms of sites that send links, or codes by text message as a second step. */
const FORMS: Record<string, Record<string, ComponentType<ScreenProps>>> = {
  emailAddresses: { 'verify-email': ProveByLink },
  mfa: { 'phone-code': AddPhone, 'remove-phone-code': RemovePhone },
}

const sections = [...accountSections, ...securitySections].map((section) => ({
  ...section,
  screens: { ...section.screens, ...FORMS[section.id] },
}))

/** The same with the forms that few open. */
export const rareProfile: FlowModule = {
  english: phoneEnglish,
  render: (v) =>
    v.state.screen === VERIFY || pageAt(v, account).id === 'apiKeys' ? undefined : (
      <Frame profile={account} sections={sections} />
    ),
  rare: () => import('./keys.tsx').then((module) => module.keysPage),
}
