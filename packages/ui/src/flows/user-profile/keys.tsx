import type { FlowModule } from '../../view/flow-module.ts'
import { english } from '../api-keys/messages.ts'
import { ofPerson } from '../api-keys/owner.ts'
import { keysSection } from '../api-keys/section.tsx'
import { VERIFY } from '../user-verification/verify-screen.ts'
import { Frame } from './frame.tsx'
import { account } from './pages.tsx'

const sections = [keysSection(ofPerson)]

/** The page of API keys, where people have some. */
export const keysPage: FlowModule = {
  english,
  render: (v) =>
    v.state.screen === VERIFY ? undefined : <Frame profile={account} sections={sections} />,
  rare: () => import('../user-verification/forms.tsx').then((module) => module.verifyForms),
}
