import { El } from '../../primitives/element.tsx'
import { screenHref } from '../../primitives/links.tsx'
import { SCREEN_PARAMETER } from '../../routing/screen-parameter.ts'
import type { FlowModule } from '../../view/flow-module.ts'
import type { View } from '../../view/view.ts'
import { memberOf, membershipsOf } from '../organizations/own.ts'
import { Frame } from '../user-profile/frame.tsx'
import { Gone, signedOut, signedOutEnglish } from '../user-profile/gone.tsx'
import { pageAt } from '../user-profile/pages.tsx'
import { VERIFY } from '../user-verification/verify-screen.ts'
import { english } from './messages.ts'
import { hasDomains, membershipOf, type OrganizationView } from './parts/state.ts'
import { organization } from './profile.ts'
import { danger } from './sections/danger.tsx'
import { general } from './sections/general.tsx'

const sections = [general, danger]

/** Whose profile of which organization it is. */
const subject = (v: View, organizationId: string) => `${memberOf(v)?.id} ${organizationId}`

/** What was shown is not there any more: over the page nothing else says so, nor anywhere to who was taken out. */
function isGone(v: OrganizationView) {
  const { of } = v.state
  if (!of?.startsWith(subject(v, ''))) return false
  return v.modal || !membershipsOf(v).some(({ organization }) => subject(v, organization.id) === of)
}

/** Nothing that was begun in one organization goes on in another. */
function follow(v: OrganizationView, organizationId: string) {
  const of = subject(v, organizationId)
  const before = v.state.of
  if (!v.live || before === of) return
  const begun = { screen: null, errors: [], values: {}, at: null, done: null, query: '', page: 1 }
  // After this drawing.
  queueMicrotask(() => v.set({ ...(before && begun), of }))
}

/** The profile of the organization that the session works in, with its first page; nothing without one. */
export const organizationProfile: FlowModule = {
  english: { ...english, ...signedOutEnglish },
  render(v: OrganizationView) {
    const membership = membershipOf(v)
    if (!membership)
      return isGone(v) ? (
        <Gone of="organizationProfile" texts="organizationProfile.gone">
          <El as="p" k="headerSubtitle" t="organizationProfile.gone.subtitle" />
        </Gone>
      ) : null
    follow(v, membership.organization.id)
    const { id } = pageAt(v, organization)
    const isLater = /^(members|apiKeys)$/.test(id) || (id === 'general' && hasDomains(v))
    if (isLater || v.state.screen === VERIFY) return undefined
    return <Frame profile={organization} sections={sections} />
  },
  afterSignOut: signedOut('organizationProfile'),
  more: () => import('./members.tsx').then((module) => module.membersPage),
  begin(v) {
    if (v.location.url.searchParams.has(SCREEN_PARAMETER)) {
      history.replaceState(history.state, '', screenHref(v) + location.hash)
    }
  },
}
