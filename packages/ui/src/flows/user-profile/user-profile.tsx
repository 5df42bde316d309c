import { screenHref } from '../../primitives/links.tsx'
import { SCREEN_PARAMETER } from '../../routing/screen-parameter.ts'
import type { FlowModule } from '../../view/flow-module.ts'
import { endOfLink, withoutLink } from '../email-link/outcome.ts'
import { Frame } from './frame.tsx'
import { english } from './messages.ts'
import { account, pageAt } from './pages.tsx'
import { accountOf, type ProfileView } from './parts/state.ts'
import { isRare } from './screens.ts'
import { sections } from './sections/sections.ts'

const GROUP = 'userProfile.emailAddressPage.emailLink'

/** How the link has ended that has led here: an address is theirs, or why not. */
function tellOfLink(v: ProfileView, end: string) {
  const isDone = end === 'verified'
  const key = end === 'expired' ? `${GROUP}.expired.subtitle` : `${GROUP}.${end}`
  const error = { code: `email_link_${end}`, text: v.text(key), field: undefined }
  v.set({
    screen: null,
    at: 'emailAddresses',
    done: isDone ? `${GROUP}.successMessage` : null,
    errors: isDone ? [] : [{ ...error, meta: {} }],
  })
}

/** The profile of who is signed in; nothing without a user. Forms that few open come when one is opened. */
export const userProfile: FlowModule = {
  english,
  render(v) {
    if (!accountOf(v)) return null
    // Those of the application need no more than the frame.
    if (pageAt(v, account).id === 'apiKeys' || isRare(v)) return undefined
    return <Frame profile={account} sections={sections} />
  },
  rare: () => import('./mfa.tsx').then((module) => module.mfaForms),
  begin(v) {
    const { searchParams } = v.location.url
    const end = endOfLink(searchParams)
    if (end) tellOfLink(v as ProfileView, end)
    if (end || searchParams.has(SCREEN_PARAMETER)) {
      history.replaceState(history.state, '', withoutLink(screenHref(v)) + location.hash)
    }
  },
}
