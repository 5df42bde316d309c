import { screenHref } from '../../primitives/links.tsx'
import { SCREEN_PARAMETER } from '../../routing/screen-parameter.ts'
import type { FlowModule } from '../../view/flow-module.ts'
import { Frame } from './frame.tsx'
import { english } from './messages.ts'
import { pageAt } from './pages.tsx'
import { accountOf } from './parts/state.ts'
import { accountSections } from './sections/account.ts'

/** The profile of who is signed in, with its first page; nothing without a user. The others come when it is used. */
export const userProfile: FlowModule = {
  english,
  render(v) {
    if (!accountOf(v)) return null
    // Those of the application need no more than the frame.
    return pageAt(v).id !== 'security' ? <Frame sections={accountSections} /> : undefined
  },
  more: () => import('./security.tsx').then((module) => module.securityPages),
  begin(v) {
    if (!v.location.url.searchParams.has(SCREEN_PARAMETER)) return
    history.replaceState(history.state, '', screenHref(v) + location.hash)
  },
}
