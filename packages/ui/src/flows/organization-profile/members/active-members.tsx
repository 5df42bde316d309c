import { activeSession, nameOf, secondaryOf } from '../../../model/client.ts'
import { type PersonModel, userOf } from '../../../model/organization.ts'
import { Button } from '../../../primitives/button.tsx'
import { El } from '../../../primitives/element.tsx'
import { Alert } from '../../../primitives/feedback.tsx'
import { Form } from '../../../primitives/form.tsx'
import { entry, Menu } from '../../../primitives/menu.tsx'
import { UserPreview } from '../../../primitives/user-preview.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import { act } from '../../user-profile/parts/act.ts'
import { Opener } from '../../user-profile/parts/opener.tsx'
import { ActionCard, SectionForm } from '../../user-profile/parts/section.tsx'
import { formPath, may, type OrganizationState } from '../parts/state.ts'
import { type RoleModel, RoleSelect, Roles, roleText } from './roles.tsx'
import { Day, List, queryOf } from './table.tsx'

const GROUP = 'organizationProfile.membersPage.activeMembersTab'
const REMOVE = 'remove-member'

export interface MemberModel {
  id: string
  role: string
  roleName: string
  createdAt: Date
  publicUserData: PersonModel
}

type Members = { data: MemberModel[]; total_count: number }

/** Who is in the organization. */
export function ActiveMembers(_props: object, { at: { v } }: ViewContext<OrganizationState>) {
  const query = queryOf(v)
  const manages = may(v, 'memberships:manage')
  const list = (roles: readonly RoleModel[]) => (
    <List<MemberModel>
      tab="members"
      path="/memberships"
      asked={query ? { query } : {}}
      fetch={({ organization }, page) =>
        organization!.getMemberships({ ...page, ...(query && { query }) }) as Promise<Members>
      }
      columns={[
        `${GROUP}.tableHeader__user`,
        `${GROUP}.tableHeader__joined`,
        `${GROUP}.tableHeader__role`,
        ...(manages ? [`${GROUP}.tableHeader__actions`] : []),
      ]}
      empty="organizationProfile.membersPage.detailsTitle__emptyRow"
    >
      {(member, { again }) => <Member key={member.id} {...{ member, roles, again }} />}
    </List>
  )
  return manages ? <Roles>{list}</Roles> : list([])
}

interface MemberProps {
  member: MemberModel
  /** Those that may be given. */
  roles: readonly RoleModel[]
  again(): Promise<void>
}

function Member(
  { member, roles, again }: MemberProps,
  { at: { v } }: ViewContext<OrganizationState>,
) {
  const { publicUserData: person, role, roleName, createdAt } = member
  const { userId } = person
  const user = userOf(person)
  const name = nameOf(user)
  const isOwn = activeSession(v.client)?.user?.id === userId
  const manages = may(v, 'memberships:manage')
  // Whom one cannot give the role that they have, one cannot take it from either.
  const isOpen = manages && !isOwn && roles.some(({ key }) => key === role)
  const screen = `${REMOVE}.${userId}`
  const row = `members.${userId}`
  const isTold = v.state.at === row || v.state.screen === row
  return (
    <>
      <El as="tr" k="tableRow">
        <El as="td" k="tableBodyCell">
          <UserPreview user={user} name={name} detail={secondaryOf(user)} kid="member">
            {isOwn && <Badge t="badge__you" />}
            {person.banned && <Badge t="badge__banned" />}
          </UserPreview>
        </El>
        <El as="td" k="tableBodyCell" data-label={v.text(`${GROUP}.tableHeader__joined`)}>
          <Day at={createdAt} />
        </El>
        <El as="td" k="tableBodyCell" data-label={v.text(`${GROUP}.tableHeader__role`)}>
          {isOpen ? (
            <RoleForm {...{ member, roles, again, row, name }} />
          ) : (
            roleText(v, { key: role, name: roleName })
          )}
        </El>
        {manages && (
          <El as="td" k="tableBodyCell">
            {isOpen && v.state.screen !== screen && (
              <Menu kid="member" of={userId} about={name}>
                <Opener
                  {...entry}
                  screen={screen}
                  kid="member"
                  color="danger"
                  t={`${GROUP}.menuAction__remove`}
                />
              </Menu>
            )}
          </El>
        )}
      </El>
      {(v.state.screen === screen || isTold) && (
        <El as="tr" k="tableRow" data-more>
          <El as="td" k="tableBodyCell" colSpan={4}>
            {v.state.screen === screen ? (
              <ActionCard key={screen} screen={screen}>
                <Remove {...{ member, again, name }} />
              </ActionCard>
            ) : (
              <Told />
            )}
          </El>
        </El>
      )}
    </>
  )
}

/** How that ended which was done last with a row. */
function Told(_props: object, { at: { v } }: ViewContext<OrganizationState>) {
  return (
    <>
      <Alert fields={[]} />
      <div class="cl-profileDone" role="status">
        {v.state.done && v.text(v.state.done)}
      </div>
    </>
  )
}

function Badge({ t }: { t: string }) {
  return <El as="span" k="badge" data-color="primary" t={t} />
}

interface OfMemberProps {
  member: MemberModel
  again(): Promise<void>
  /** Where it is told how that ended. */
  row: string
  name: string
}

/** Another role for somebody: at once, where scripts run. */
function RoleForm(
  { member, roles, again, row, name }: OfMemberProps & { roles: readonly RoleModel[] },
  { at: { v } }: ViewContext<OrganizationState>,
) {
  const { userId } = member.publicUserData
  const action = `role-${userId}`
  return (
    <Form
      flow={null}
      k="memberRoleForm"
      path={formPath(v, `/memberships/${userId}`, 'PATCH')}
      after="members"
      refused={row}
      onValues={({ role = '' }) => {
        v.set({ values: { role } })
        return act(
          v,
          { name: action, section: row, done: `${GROUP}.roleChanged` },
          async (clerk) => {
            await clerk.organization!.updateMember({ userId, role })
            await again()
          },
        )
      }}
    >
      <RoleSelect
        roles={roles}
        // Refused, it is what it was.
        value={(v.state.busy === action && v.state.values.role) || member.role}
        aria-label={`${v.text(`${GROUP}.tableHeader__role`)}: ${name}`}
        onChange={(event) =>
          v.live && (event.currentTarget as HTMLSelectElement).form!.requestSubmit()
        }
      />
      {!v.live && (
        <Button
          k="profileSectionPrimaryButton"
          kid="member"
          variant="link"
          action={action}
          t="userProfile.formButtonPrimary__save"
        />
      )}
    </Form>
  )
}

function Remove(
  { member, again, name }: Omit<OfMemberProps, 'row'>,
  { at: { v } }: ViewContext<OrganizationState>,
) {
  const { userId } = member.publicUserData
  const tokens = { name }
  return (
    <SectionForm
      name={REMOVE}
      page="members"
      title={`${GROUP}.menuAction__remove`}
      lines={[v.text(`${GROUP}.removeText`, tokens)]}
      path={formPath(v, `/memberships/${userId}`, 'DELETE')}
      submit="userProfile.formButtonPrimary__remove"
      color="danger"
      onValues={() =>
        act(v, { name: REMOVE, section: 'members', done: `${GROUP}.removed` }, async (clerk) => {
          await clerk.organization!.removeMember(userId)
          await again()
        })
      }
    />
  )
}
