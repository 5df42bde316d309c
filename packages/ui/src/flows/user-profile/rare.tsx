import type { FlowModule } from '../../view/flow-module.ts'
import { Frame } from './frame.tsx'
import { rareEnglish } from './messages-rare.ts'
import { MFA } from './sections/mfa.tsx'
import { mfaScreens } from './sections/mfa-screens.tsx'
import { securitySections } from './sections/security.ts'

const sections = securitySections.map((section) =>
  section.id === MFA ? { ...section, screens: mfaScreens } : section,
)

/** The same with the forms that few open. */
export const rareProfile: FlowModule = {
  english: rareEnglish,
  render: () => <Frame sections={sections} />,
}
