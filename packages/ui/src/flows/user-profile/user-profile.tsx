import { screenHref } from '../../primitives/links.tsx'
import { CONNECTED } from '../../routing/callback-route.ts'
import { SCREEN_PARAMETER } from '../../routing/screen-parameter.ts'
import type { FlowModule } from '../../view/flow-module.ts'
import { Frame } from './frame.tsx'
import { signedOut, signedOutEnglish } from './gone.tsx'
import { english } from './messages.ts'
import { account, pageAt } from './pages.tsx'
import { accountOf } from './parts/state.ts'
import { isRare } from './screens.ts'
import { sections } from './sections/sections.ts'

/** The profile of who is signed in; nothing without a user. Forms that few open come when one is opened. */
export const userProfile: FlowModule = {
  english: { ...english, ...signedOutEnglish },
  render(v) {
    if (!accountOf(v)) return null
    // Those of the application need no more than the frame.
    if (pageAt(v, account).id === 'apiKeys' || isRare(v)) return undefined
    return <Frame profile={account} sections={sections} />
  },
  afterSignOut: signedOut('userProfile'),
  rare: () => import('./mfa.tsx').then((module) => module.mfaForms),
  begin(v) {
    if (!v.location.url.searchParams.has(SCREEN_PARAMETER)) return
    history.replaceState(history.state, '', screenHref(v) + location.hash)
    if (v.state.screen === CONNECTED)
      document.querySelector('.cl-profileSection__connectedAccounts')?.scrollIntoView()
  },
}
