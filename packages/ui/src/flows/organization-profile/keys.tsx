import type { FlowModule } from '../../view/flow-module.ts'
import { english } from '../api-keys/messages.ts'
import { ofSession } from '../api-keys/owner.ts'
import { keysSection } from '../api-keys/section.tsx'
import { Frame } from '../user-profile/frame.tsx'
import { VERIFY } from '../user-verification/verify-screen.ts'
import { organization } from './profile.ts'

const sections = [keysSection(ofSession)]

/** The page of API keys, where organizations have some. */
export const keysPage: FlowModule = {
  english,
  render: (v) =>
    v.state.screen === VERIFY && !v.live ? undefined : (
      <Frame profile={organization} sections={sections} />
    ),
  rare: () => import('../user-verification/forms.tsx').then((module) => module.verifyForms),
}
