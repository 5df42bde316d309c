import { Back } from '../../primitives/back.tsx'
import { Card } from '../../primitives/card.tsx'
import { screenHref } from '../../primitives/links.tsx'
import type { ClerkPort } from '../../view/clerk-port.ts'
import type { FlowModule } from '../../view/flow-module.ts'
import type { ViewContext } from '../../view/screen.tsx'
import type { View } from '../../view/view.ts'
import { Elsewhere } from '../elsewhere.tsx'
import { Choices, CREATE, Offers } from '../organizations/choices.tsx'
import { NEW_FIELDS, NewOrganization } from '../organizations/new-organization.tsx'
import { memberOf, membershipsOf } from '../organizations/own.ts'
import { afterTask, leaveTask, taskOf } from '../task.ts'
import { Footer } from './footer.tsx'
import { chooseEnglish } from './messages-organization.ts'

const TEXTS = 'taskChooseOrganization'
const CHOOSE = `${TEXTS}.chooseOrganization`

/** An organization is chosen or made before anything else. UI components §2.10. */
export const taskChooseOrganization: FlowModule = {
  english: chooseEnglish,
  render(v) {
    if (taskOf(v) !== 'choose-organization' && !v.state.busy) return <Elsewhere part={TEXTS} />
    const user = memberOf(v)
    if (!user) return <Elsewhere part={TEXTS} />
    const hasAny = membershipsOf(v).length > 0
    if (hasAny && v.state.screen !== CREATE) return <Choose />
    return user.createOrganizationEnabled ? <Make hasAny={hasAny} /> : <Wait />
  },
}

/** Has the session work in it, and goes on. */
async function work(v: View, clerk: ClerkPort, organization: string) {
  await clerk.setActive({ organization })
  return leaveTask(v, clerk)
}

function Choose(_props: object, { at: { v } }: ViewContext) {
  const mayCreate = memberOf(v)!.createOrganizationEnabled
  return (
    <Card
      part={`${TEXTS}-chooseOrganization`}
      title={`${CHOOSE}.title`}
      subtitle={`${CHOOSE}.subtitle${mayCreate ? '' : '__createOrganizationDisabled'}`}
      footer={<Footer texts={TEXTS} />}
    >
      <Choices
        of="taskChooseOrganization"
        texts={CHOOSE}
        completeTo={() => afterTask(v)}
        onSelect={(organization) =>
          v.run(organization!.id, (clerk) => work(v, clerk, organization!.id))
        }
      />
    </Card>
  )
}

/** What somebody is invited to stands before the form, where there is nothing to choose from yet. */
function Make({ hasAny }: { hasAny: boolean }, { at: { v } }: ViewContext) {
  const texts = `${TEXTS}.createOrganization`
  return (
    <Card
      part={`${TEXTS}-createOrganization`}
      title={`${texts}.title`}
      subtitle={`${texts}.subtitle`}
      fields={NEW_FIELDS}
      back={
        hasAny && <Back href={screenHref(v)} onFollow={() => v.set({ screen: null, errors: [] })} />
      }
      footer={<Footer texts={TEXTS} />}
    >
      {!hasAny && <Offers of={TEXTS} texts={CHOOSE} />}
      <NewOrganization
        submit={`${texts}.formButtonSubmit`}
        onMade={(clerk, { id }) => work(v, clerk, id)}
      />
    </Card>
  )
}

const Wait = () => (
  <Card
    part={`${TEXTS}-organizationCreationDisabled`}
    title={`${TEXTS}.organizationCreationDisabled.title`}
    subtitle={`${TEXTS}.organizationCreationDisabled.subtitle`}
    footer={<Footer texts={TEXTS} />}
  >
    <Offers of={TEXTS} texts={CHOOSE} />
  </Card>
)
