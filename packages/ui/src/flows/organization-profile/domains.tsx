import type { FlowModule } from '../../view/flow-module.ts'
import { Frame } from '../user-profile/frame.tsx'
import { pageAt } from '../user-profile/pages.tsx'
import { VERIFY } from '../user-verification/verify-screen.ts'
import { domains } from './domains/domains.tsx'
import { domainsEnglish } from './messages-domains.ts'
import { organization } from './profile.ts'
import { danger } from './sections/danger.tsx'
import { general } from './sections/general.tsx'

const sections = [general, domains, danger]

/** The first page where organizations have domains. */
export const domainsPage: FlowModule = {
  english: domainsEnglish,
  render: (v) =>
    (v.state.screen === VERIFY && !v.live) ||
    pageAt(v, organization).id === 'apiKeys' ? undefined : (
      <Frame profile={organization} sections={sections} />
    ),
  rare: () => import('./keys.tsx').then((module) => module.keysPage),
}
