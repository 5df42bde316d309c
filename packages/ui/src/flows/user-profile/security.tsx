import type { FlowModule } from '../../view/flow-module.ts'
import { Frame } from './frame.tsx'
import { securityEnglish } from './messages-security.ts'
import { account, pageAt } from './pages.tsx'
import { isRare } from './screens.ts'
import { securitySections } from './sections/security.ts'

/** The page about passwords, devices and the account as a whole. */
export const securityPages: FlowModule = {
  english: securityEnglish,
  render: (v) =>
    isRare(v) || pageAt(v, account).id === 'apiKeys' ? undefined : (
      <Frame profile={account} sections={securitySections} />
    ),
  rare: () => import('./rare.tsx').then((module) => module.rareProfile),
}
