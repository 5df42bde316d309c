import { common } from '../../messages/common.ts'
import { El } from '../../primitives/element.tsx'
import type { FlowModule } from '../../view/flow-module.ts'
import { ScreenForm } from '../user-profile/parts/opener.tsx'
import { SectionView } from '../user-profile/parts/section.tsx'
import { accountOf } from '../user-profile/parts/state.ts'
import { english } from './messages.ts'
import { ofSession } from './owner.ts'
import { keysSection } from './section.tsx'

const section = keysSection(ofSession)

/** Keys by which programs act for who is signed in, or for the organization in which they work; nothing where the site has none. */
export const apiKeys: FlowModule = {
  english: { ...common, ...english },
  render(v) {
    if (!accountOf(v) || !ofSession.areOn(v)) return null
    const maySee = ofSession.maySee(v)
    return (
      <El k={['cardBox', 'apiKeys-cardBox']}>
        <El k="apiKeys">
          <El k="header">
            <El
              as="h1"
              k="headerTitle"
              id={`${v.id}-title`}
              t="userProfile.apiKeysPage.title"
              tabIndex={-1}
            />
            {!maySee && <El as="p" k="headerSubtitle" t="apiKeys.notAllowed" />}
          </El>
          {maySee && <SectionView section={section} />}
        </El>
        {maySee && !v.live && <ScreenForm />}
      </El>
    )
  },
}
