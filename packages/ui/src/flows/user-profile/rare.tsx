import { screenHref } from '../../primitives/links.tsx'
import type { FlowModule } from '../../view/flow-module.ts'
import { endOfLink, withoutLink } from '../email-link/outcome.ts'
import { Frame } from './frame.tsx'
import { rareEnglish } from './messages-rare.ts'
import { account, pageAt } from './pages.tsx'
import { ProveByLink } from './parts/link.tsx'
import type { ProfileView } from './parts/state.ts'
import { isQuestion } from './screens.ts'
import { AddPhone, RemovePhone } from './sections/mfa-phone.tsx'
import { withScreens } from './sections/sections.ts'

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

/** Forms of sites that send links, or codes by text message as a second step. */
const sections = withScreens({
  emailAddresses: { 'verify-email': ProveByLink },
  mfa: { 'phone-code': AddPhone, 'remove-phone-code': RemovePhone },
})

/** The same with the forms that few open. */
export const rareProfile: FlowModule = {
  english: rareEnglish,
  render: (v) =>
    isQuestion(v) || pageAt(v, account).id === 'apiKeys' ? undefined : (
      <Frame profile={account} sections={sections} />
    ),
  begin(v) {
    const end = endOfLink(v.location.url.searchParams)
    if (!end) return
    tellOfLink(v as ProfileView, end)
    history.replaceState(history.state, '', withoutLink(screenHref(v)) + location.hash)
  },
  rare: () => import('./keys.tsx').then((module) => module.keysPage),
}
