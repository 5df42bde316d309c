import type { FlowModule } from '../../view/flow-module.ts'
import { Frame } from './frame.tsx'
import { phoneEnglish } from './messages-phone.ts'
import { account } from './pages.tsx'
import { AddPhone, RemovePhone } from './sections/mfa-phone.tsx'
import { withMfa } from './sections/security.ts'

const sections = withMfa({ 'phone-code': AddPhone, 'remove-phone-code': RemovePhone })

/** The same with the forms of codes by text message. */
export const phoneProfile: FlowModule = {
  english: phoneEnglish,
  render: () => <Frame profile={account} sections={sections} />,
}
