import { breakable } from '../../../primitives/breakable.ts'
import { Button } from '../../../primitives/button.tsx'
import { El } from '../../../primitives/element.tsx'
import { Form } from '../../../primitives/form.tsx'
import { entry, Menu } from '../../../primitives/menu.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import { act } from '../../user-profile/parts/act.ts'
import { formPath, type OrganizationState } from '../parts/state.ts'
import { roleText } from './roles.tsx'
import { Day, List, type Rows } from './table.tsx'

const GROUP = 'organizationProfile.membersPage.invitedMembersTab'

interface InvitationModel {
  id: string
  emailAddress: string
  role: string
  roleName: string
  createdAt: Date
  revoke(): Promise<unknown>
}

/** Who is invited, and has not come yet. */
export const Invitations = () => (
  <List<InvitationModel>
    tab="invitations"
    path="/invitations"
    asked={{ status: 'pending' }}
    fetch={({ organization }, page) =>
      organization!.getInvitations({ ...page, status: ['pending'] })
    }
    columns={[
      'organizationProfile.membersPage.activeMembersTab.tableHeader__user',
      `${GROUP}.tableHeader__invited`,
      'organizationProfile.membersPage.activeMembersTab.tableHeader__role',
      'organizationProfile.membersPage.activeMembersTab.tableHeader__actions',
    ]}
    empty="organizationProfile.membersPage.invitationsTab.table__emptyRow"
  >
    {(invitation, list) => <Invitation key={invitation.id} {...{ invitation, list }} />}
  </List>
)

function Invitation(
  { invitation, list }: { invitation: InvitationModel; list: Rows<InvitationModel> },
  { at: { v } }: ViewContext<OrganizationState>,
) {
  const { id, emailAddress, role, roleName, createdAt } = invitation
  const action = `revoke-${id}`
  return (
    <El as="tr" k="tableRow">
      <El as="td" k="tableBodyCell" dir="auto">
        {breakable(emailAddress)}
      </El>
      <El as="td" k="tableBodyCell" data-label={v.text(`${GROUP}.tableHeader__invited`)}>
        <Day at={createdAt} />
      </El>
      <El
        as="td"
        k="tableBodyCell"
        data-label={v.text('organizationProfile.membersPage.activeMembersTab.tableHeader__role')}
      >
        {roleText(v, { key: role, name: roleName })}
      </El>
      <El as="td" k="tableBodyCell">
        <Menu kid="invitation" of={id} about={emailAddress}>
          <Form
            flow={null}
            k="invitationForm"
            path={formPath(v, `/invitations/${id}/revoke`)}
            after="invitations"
            refused="invitations"
            onValues={() =>
              act(
                v,
                { name: action, section: 'members', done: `${GROUP}.revoked` },
                async (clerk) => {
                  await (await list.find(clerk, id))?.revoke()
                  await list.again()
                },
              )
            }
          >
            <Button
              {...entry}
              kid="invitation"
              data-color="danger"
              action={action}
              t={`${GROUP}.menuAction__revoke`}
            />
          </Form>
        </Menu>
      </El>
    </El>
  )
}
