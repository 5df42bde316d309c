import { screenHref } from '../../primitives/links.tsx'
import { SCREEN_PARAMETER } from '../../routing/screen-parameter.ts'
import type { FlowModule } from '../../view/flow-module.ts'
import { Frame } from '../user-profile/frame.tsx'
import { pageAt } from '../user-profile/pages.tsx'
import { VERIFY } from '../user-verification/verify-screen.ts'
import { english } from './messages.ts'
import { hasDomains, membershipOf } from './parts/state.ts'
import { organization } from './profile.ts'
import { danger } from './sections/danger.tsx'
import { general } from './sections/general.tsx'

const sections = [general, danger]

/** The profile of the organization that the session works in, with its first page; nothing without one. */
export const organizationProfile: FlowModule = {
  english,
  render(v) {
    if (!membershipOf(v)) return null
    const { id } = pageAt(v, organization)
    const isLater = /^(members|apiKeys)$/.test(id) || (id === 'general' && hasDomains(v))
    if (isLater || v.state.screen === VERIFY) return undefined
    return <Frame profile={organization} sections={sections} />
  },
  more: () => import('./members.tsx').then((module) => module.membersPage),
  begin(v) {
    if (v.location.url.searchParams.has(SCREEN_PARAMETER)) {
      history.replaceState(history.state, '', screenHref(v) + location.hash)
    }
  },
}
