import type { FlowModule } from '../../view/flow-module.ts'
import { Frame } from '../user-profile/frame.tsx'
import { pageAt } from '../user-profile/pages.tsx'
import { VERIFY } from '../user-verification/verify-screen.ts'
import { Members } from './members/members.tsx'
import { membersEnglish } from './messages-members.ts'
import { organization } from './profile.ts'

const contents = { members: Members }

/** The page about those who are in it. */
export const membersPage: FlowModule = {
  english: membersEnglish,
  render(v) {
    if (v.state.screen === VERIFY || pageAt(v, organization).id !== 'members') return undefined
    return <Frame profile={organization} sections={[]} contents={contents} />
  },
  rare: () => import('./domains.tsx').then((module) => module.domainsPage),
}
