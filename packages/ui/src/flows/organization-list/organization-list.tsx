import { Card } from '../../primitives/card.tsx'
import type { FlowModule } from '../../view/flow-module.ts'
import { Choices, CREATE } from '../organizations/choices.tsx'
import { afterMaking, Making } from '../organizations/made.tsx'
import { organizationsEnglish } from '../organizations/messages.ts'
import { hidesPersonal, memberOf } from '../organizations/own.ts'
import { listEnglish } from './messages.ts'

/** All organizations of somebody, and what they are invited to. UI components §2.8. */
export const organizationList: FlowModule = {
  english: { ...listEnglish, ...organizationsEnglish },
  render(v) {
    const user = memberOf(v)
    if (!user) return null
    if (v.state.screen === CREATE && user.createOrganizationEnabled) return <Making isCancellable />
    const isHidden = hidesPersonal(v)
    return (
      afterMaking(v) ?? (
        <Card
          part="organizationList-start"
          title={isHidden ? 'organizationList.titleWithoutPersonal' : 'organizationList.title'}
          subtitle="organizationList.subtitle"
        >
          <Choices of="organizationList" texts="organizationList" isPersonal={!isHidden} />
        </Card>
      )
    )
  },
}
