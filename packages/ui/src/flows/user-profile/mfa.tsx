import type { FlowModule } from '../../view/flow-module.ts'
import { Frame } from './frame.tsx'
import { mfaEnglish } from './messages-mfa.ts'
import { account } from './pages.tsx'
import { isOfApps } from './screens.ts'
import { mfaScreens } from './sections/mfa-screens.tsx'
import { withScreens } from './sections/sections.ts'

const sections = withScreens({ mfa: mfaScreens })

/** The same with the forms of authenticator apps and backup codes. */
export const mfaForms: FlowModule = {
  english: mfaEnglish,
  render: (v) => (isOfApps(v) ? <Frame profile={account} sections={sections} /> : undefined),
  rare: () => import('./rare.tsx').then((module) => module.rareProfile),
}
