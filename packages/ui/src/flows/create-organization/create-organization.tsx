import { Card } from '../../primitives/card.tsx'
import type { FlowModule } from '../../view/flow-module.ts'
import { listEnglish } from '../organization-list/messages.ts'
import { Choices } from '../organizations/choices.tsx'
import { afterCreate, afterMaking, Making } from '../organizations/made.tsx'
import { organizationsEnglish } from '../organizations/messages.ts'
import { memberOf } from '../organizations/own.ts'

/** The screen of a page without the runtime once there is an organization. */
const MADE = 'made'

/** Makes an organization, and invites others to it. UI components §2.8. */
export const createOrganization: FlowModule = {
  english: { ...listEnglish, ...organizationsEnglish },
  render(v) {
    if (!memberOf(v)) return null
    if (!v.live && v.state.screen === MADE) {
      return (
        <Card part="createOrganization-made" title="organizationList.titleWithoutPersonal">
          <Choices
            of="organizationList"
            texts="organizationList"
            completeTo={(chosen) => afterCreate(v, chosen ?? {})}
          />
        </Card>
      )
    }
    return afterMaking(v) ?? <Making after={MADE} />
  },
}
