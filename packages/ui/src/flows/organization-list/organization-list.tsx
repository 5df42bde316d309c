import { Card } from '../../primitives/card.tsx'
import type { FlowModule } from '../../view/flow-module.ts'
import { Choices, CREATE, Offers } from '../organizations/choices.tsx'
import { afterMaking, Making } from '../organizations/made.tsx'
import { organizationsEnglish } from '../organizations/messages.ts'
import { hidesPersonal, memberOf, membershipsOf } from '../organizations/own.ts'
import { listEnglish } from './messages.ts'

const OF = 'organizationList'

/** All organizations of somebody, and what they are invited to. UI components §2.8. */
export const organizationList: FlowModule = {
  english: { ...listEnglish, ...organizationsEnglish },
  render(v) {
    const user = memberOf(v)
    if (!user) return null
    if (v.state.screen === CREATE && user.createOrganizationEnabled) return <Making isCancellable />
    const isHidden = hidesPersonal(v)
    const isAnywhere = !isHidden || membershipsOf(v).length > 0
    const made = afterMaking(v)
    if (made) return made
    if (!isAnywhere && user.createOrganizationEnabled) {
      return (
        <Making>
          <Offers of={OF} texts={OF} />
        </Making>
      )
    }
    return (
      <Card
        part="organizationList-start"
        title={isHidden ? 'organizationList.titleWithoutPersonal' : 'organizationList.title'}
        subtitle={isAnywhere ? `${OF}.subtitle` : `${OF}.subtitle__nothing`}
      >
        <Choices of={OF} texts={OF} isPersonal={!isHidden} />
      </Card>
    )
  },
}
