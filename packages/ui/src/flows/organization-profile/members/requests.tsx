import { nameOf, secondaryOf } from '../../../model/client.ts'
import { type PersonModel, userOf } from '../../../model/organization.ts'
import { Button } from '../../../primitives/button.tsx'
import { El } from '../../../primitives/element.tsx'
import { Form } from '../../../primitives/form.tsx'
import { UserPreview } from '../../../primitives/user-preview.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import { act } from '../../user-profile/parts/act.ts'
import { formPath, type OrganizationState } from '../parts/state.ts'
import { Day, List, type Rows } from './table.tsx'

const GROUP = 'organizationProfile.membersPage.requestsTab'

interface RequestModel {
  id: string
  publicUserData: PersonModel
  createdAt: Date
  accept(): Promise<unknown>
  reject(): Promise<unknown>
}

/** Who asks to be let in. */
export const Requests = () => (
  <List<RequestModel>
    tab="requests"
    path="/membership_requests"
    asked={{ status: 'pending' }}
    fetch={({ organization }, page) =>
      organization!.getMembershipRequests({ ...page, status: 'pending' }) as Promise<{
        data: RequestModel[]
        total_count: number
      }>
    }
    columns={[
      'organizationProfile.membersPage.activeMembersTab.tableHeader__user',
      `${GROUP}.tableHeader__requested`,
      'organizationProfile.membersPage.activeMembersTab.tableHeader__actions',
    ]}
    empty={`${GROUP}.table__emptyRow`}
  >
    {(request, list) => <Request key={request.id} {...{ request, list }} />}
  </List>
)

function Request({ request, list }: RequestProps) {
  const user = userOf(request.publicUserData)
  return (
    <El as="tr" k="tableRow">
      <El as="td" k="tableBodyCell">
        <UserPreview user={user} name={nameOf(user)} detail={secondaryOf(user)} kid="member" />
      </El>
      <El as="td" k="tableBodyCell">
        <Day at={request.createdAt} />
      </El>
      <El as="td" k="tableBodyCell">
        <El k="requestActions">
          <Answer {...{ request, list }} verb="accept" t={`${GROUP}.menuAction__approve`} />
          <Answer {...{ request, list }} verb="reject" t={`${GROUP}.menuAction__reject`} />
        </El>
      </El>
    </El>
  )
}

interface RequestProps {
  request: RequestModel
  list: Rows<RequestModel>
}

function Answer(
  { request, list, verb, t }: RequestProps & { verb: 'accept' | 'reject'; t: string },
  { at: { v } }: ViewContext<OrganizationState>,
) {
  const { id, publicUserData } = request
  const action = `${verb}-${id}`
  return (
    <Form
      flow={null}
      k="requestForm"
      path={formPath(v, `/membership_requests/${id}/${verb}`)}
      after="requests"
      refused="requests"
      onValues={() =>
        act(v, { name: action, section: 'members', done: `${GROUP}.${verb}ed` }, async (clerk) => {
          await (await list.find(clerk, id))?.[verb]()
          await list.again()
        })
      }
    >
      <Button
        k="profileSectionPrimaryButton"
        kid="request"
        variant="link"
        data-color={verb === 'reject' ? 'danger' : undefined}
        action={action}
        t={t}
        aria-label={`${v.text(t)}: ${nameOf(userOf(publicUserData))}`}
      />
    </Form>
  )
}
