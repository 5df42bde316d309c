import { createClerkClient } from '@clerk/backend'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testKeys } from '../tests/harness/site.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'

const password = 'a-lamp-left-on-overnight'
/** One red point. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
)

let site: GenuineSite
let clerk: ReturnType<typeof createClerkClient>
beforeAll(async () => {
  const settings = { organizations: { enabled: true, domains: { enabled: true } } }
  site = await startGenuineSite(testKeys, { settings })
  clerk = createClerkClient({ ...testKeys, apiUrl: `${site.url}/__clerk/api` })
})
afterAll(() => site?.close())

let count = 0
const newAddress = () => `member-${++count}+clerk_test@example.com`
const newUser = (firstName?: string) =>
  clerk.users.createUser({
    emailAddress: [newAddress()],
    password,
    ...(firstName && { firstName }),
  })
async function newOrganization(name = `Yard ${++count}`) {
  const owner = await newUser()
  const organization = await clerk.organizations.createOrganization({ name, createdBy: owner.id })
  return { owner, organization, organizationId: organization.id }
}
const idsOf = (list: { data: { id: string }[] }) => list.data.map(({ id }) => id)

describe('genuine @clerk/backend: organizations', () => {
  it('makes one with its creator as a member, and gets it by id and by slug', async () => {
    const owner = await newUser()
    const made = await clerk.organizations.createOrganization({
      name: 'Harbour Lights',
      slug: 'harbour-lights',
      createdBy: owner.id,
      maxAllowedMemberships: 7,
      publicMetadata: { plan: 'pier' },
      privateMetadata: { note: 'kept apart' },
    })
    expect(made).toMatchObject({
      id: expect.stringMatching(/^org_/),
      name: 'Harbour Lights',
      slug: 'harbour-lights',
      createdBy: owner.id,
      maxAllowedMemberships: 7,
      hasImage: false,
      publicMetadata: { plan: 'pier' },
      privateMetadata: { note: 'kept apart' },
    })
    const { organizations } = clerk
    const byId = { organizationId: made.id, includeMembersCount: true }
    expect(await organizations.getOrganization(byId)).toMatchObject({ membersCount: 1 })
    expect((await organizations.getOrganization({ slug: 'harbour-lights' })).id).toBe(made.id)
    await expect(
      organizations.createOrganization({ name: 'Another', slug: 'harbour-lights' }),
    ).rejects.toMatchObject({ errors: [{ meta: { paramName: 'slug' } }] })
    await expect(organizations.getOrganization({ slug: 'nothing' })).rejects.toMatchObject({
      status: 404,
    })
  })

  it('lists them in pages, by name, number of members, and words', async () => {
    const [first, second] = [await newOrganization('Quay One'), await newOrganization('Quay Two')]
    await clerk.organizations.createOrganizationMembership({
      organizationId: second.organizationId,
      userId: first.owner.id,
      role: 'org:member',
    })
    const both = [first.organizationId, second.organizationId]
    const list = (more: object) =>
      clerk.organizations.getOrganizationList({ query: 'Quay', ...more })
    const byName = await list({ orderBy: '-name', limit: 1 })
    expect([byName.totalCount, idsOf(byName)]).toEqual([2, [both[1]]])
    expect(idsOf(await list({ orderBy: '+members_count' }))).toEqual(both)
    const counted = await list({ organizationId: [both[1]], includeMembersCount: true })
    expect(counted.data).toMatchObject([{ id: both[1], membersCount: 2 }])
  })

  it('changes name, slug and limits, merges and replaces metadata', async () => {
    const { organizationId } = await newOrganization()
    const { organizations } = clerk
    const change = { name: 'Breakwater', slug: `breakwater-${count}`, adminDeleteEnabled: false }
    expect(await organizations.updateOrganization(organizationId, change)).toMatchObject(change)
    const both = { name: 'Mole', publicMetadata: { a: { x: 1, y: 2 } } }
    expect(await organizations.updateOrganization(organizationId, both)).toMatchObject(both)
    const merged = await organizations.updateOrganizationMetadata(organizationId, {
      publicMetadata: { a: { y: null, z: 3 } },
      privateMetadata: { b: 1 },
    })
    expect([merged.publicMetadata, merged.privateMetadata]).toEqual([
      { a: { x: 1, z: 3 } },
      { b: 1 },
    ])
    const replaced = await organizations.replaceOrganizationMetadata(organizationId, {
      publicMetadata: { c: 1 },
    })
    expect([replaced.publicMetadata, replaced.privateMetadata]).toEqual([{ c: 1 }, { b: 1 }])
  })

  it('gives a logo, and takes it away', async () => {
    const { organizationId, owner } = await newOrganization()
    const { organizations } = clerk
    const file = new Blob([PICTURE], { type: 'image/png' })
    const shown = await organizations.updateOrganizationLogo(organizationId, {
      file,
      uploaderUserId: owner.id,
    })
    expect(shown.hasImage).toBe(true)
    expect((await fetch(shown.imageUrl)).headers.get('content-type')).toMatch(/^image\//)
    expect((await organizations.deleteOrganizationLogo(organizationId)).hasImage).toBe(false)
  })

  it('deletes one, and with it who was in it', async () => {
    const { organizationId, owner } = await newOrganization()
    const gone = await clerk.organizations.deleteOrganization(organizationId)
    expect(gone).toMatchObject({ id: organizationId, deleted: true })
    const left = await clerk.users.getOrganizationMembershipList({ userId: owner.id })
    expect([left.totalCount, left.data]).toEqual([0, []])
  })
})

describe('genuine @clerk/backend: members of organizations', () => {
  it('takes somebody in, gives another role and metadata, and takes them out', async () => {
    const { organizationId } = await newOrganization()
    const user = await newUser('Mira')
    const who = { organizationId, userId: user.id }
    const { organizations } = clerk
    const made = await organizations.createOrganizationMembership({ ...who, role: 'org:member' })
    expect(made).toMatchObject({
      id: expect.stringMatching(/^orgmem_/),
      role: 'org:member',
      organization: { id: organizationId },
      publicUserData: { userId: user.id, firstName: 'Mira', identifier: expect.any(String) },
    })
    await expect(
      organizations.createOrganizationMembership({ ...who, role: 'org:member' }),
    ).rejects.toMatchObject({ errors: [{ code: expect.stringContaining('already_a_member') }] })
    const raised = await organizations.updateOrganizationMembership({ ...who, role: 'org:admin' })
    expect(raised.role).toBe('org:admin')
    expect(raised.permissions).toContain('org:sys_memberships:manage')
    const noted = await organizations.updateOrganizationMembershipMetadata({
      ...who,
      publicMetadata: { desk: 4 },
      privateMetadata: { pay: 1 },
    })
    expect([noted.publicMetadata, noted.privateMetadata]).toEqual([{ desk: 4 }, { pay: 1 }])
    const list = await clerk.users.getOrganizationMembershipList({ userId: user.id })
    expect([list.totalCount, idsOf(list)]).toEqual([1, [made.id]])
    const gone = await organizations.deleteOrganizationMembership(who)
    expect(gone).toMatchObject({ id: made.id, organization: { id: organizationId } })
    await expect(organizations.deleteOrganizationMembership(who)).rejects.toMatchObject({
      status: 404,
    })
  })

  it('lists them by role, address, name and time', async () => {
    const { organizationId, owner } = await newOrganization()
    const { organizations } = clerk
    const [ada, bea] = [await newUser('Ada'), await newUser('Bea')]
    for (const { id: userId } of [ada, bea])
      await organizations.createOrganizationMembership({
        organizationId,
        userId,
        role: 'org:member',
      })
    const list = async (more: object) => {
      const query = { organizationId, orderBy: '+created_at' as const, ...more }
      const { data } = await organizations.getOrganizationMembershipList(query)
      return data.map((each) => each.publicUserData?.userId)
    }
    expect(await list({})).toEqual([owner.id, ada.id, bea.id])
    expect(await list({ limit: 1, offset: 1 })).toEqual([ada.id])
    expect(await list({ role: ['org:admin'] })).toEqual([owner.id])
    expect(await list({ userId: [bea.id] })).toEqual([bea.id])
    const [address] = ada.emailAddresses
    expect(await list({ emailAddress: [address!.emailAddress] })).toEqual([ada.id])
    expect(await list({ query: 'Bea' })).toEqual([bea.id])
    expect(await list({ nameQuery: 'Ada' })).toEqual([ada.id])
    expect(await list({ role: ['org:member'], orderBy: '-first_name' })).toEqual([bea.id, ada.id])
    const all = await organizations.getInstanceOrganizationMembershipList({ limit: 500 })
    expect(all.data.map((each) => each.publicUserData?.userId)).toEqual(
      expect.arrayContaining([owner.id, ada.id, bea.id]),
    )
  })
})

describe('genuine @clerk/backend: invitations to organizations', () => {
  it('invites one and many, lists, gets and revokes', async () => {
    const { organizationId, owner } = await newOrganization()
    const { organizations } = clerk
    const guest = await newUser()
    const [address] = guest.emailAddresses
    const made = await organizations.createOrganizationInvitation({
      organizationId,
      emailAddress: address!.emailAddress,
      role: 'org:member',
      inviterUserId: owner.id,
      expiresInDays: 3,
      publicMetadata: { desk: 1 },
      privateMetadata: { pay: 2 },
      redirectUrl: `${site.url}/welcome`,
    })
    expect(made).toMatchObject({
      id: expect.stringMatching(/^orginv_/),
      emailAddress: address!.emailAddress,
      organizationId,
      role: 'org:member',
      status: 'pending',
      publicMetadata: { desk: 1 },
      privateMetadata: { pay: 2 },
    })
    const many = await organizations.createOrganizationInvitationBulk(organizationId, [
      { emailAddress: newAddress(), role: 'org:member' },
      { emailAddress: newAddress(), role: 'org:admin' },
    ])
    expect(many.data).toHaveLength(2)
    const one = { organizationId, invitationId: made.id }
    expect((await organizations.getOrganizationInvitation(one)).id).toBe(made.id)
    const list = await organizations.getOrganizationInvitationList({ organizationId, limit: 1 })
    expect([list.totalCount, list.data.length]).toEqual([3, 1])
    const theirs = await clerk.users.getOrganizationInvitationList({ userId: guest.id })
    expect(idsOf(theirs)).toEqual([made.id])
    const revoked = await organizations.revokeOrganizationInvitation({
      ...one,
      requestingUserId: owner.id,
    })
    expect(revoked.status).toBe('revoked')
    const open = { organizationId, status: ['pending' as const] }
    expect((await organizations.getOrganizationInvitationList(open)).totalCount).toBe(2)
  })
})

describe('genuine @clerk/backend: roles and permissions', () => {
  it('makes, lists, changes and deletes a permission', async () => {
    const { organizationPermissions: permissions } = clerk
    const made = await permissions.createOrganizationPermission({
      name: 'Mow the lawn',
      key: 'org:lawn:mow',
      description: 'With the small machine',
    })
    expect(made).toMatchObject({ key: 'org:lawn:mow', name: 'Mow the lawn' })
    expect((await permissions.getOrganizationPermission(made.id)).key).toBe('org:lawn:mow')
    const found = await permissions.getOrganizationPermissionList({ query: 'lawn' })
    expect(idsOf(found)).toEqual([made.id])
    const change = { permissionId: made.id, name: 'Mow', key: 'org:lawn:cut' }
    expect(await permissions.updateOrganizationPermission(change)).toMatchObject({
      name: 'Mow',
      key: 'org:lawn:cut',
    })
    expect(await permissions.deleteOrganizationPermission(made.id)).toMatchObject({ id: made.id })
  })

  it('makes, lists, changes and deletes a role', async () => {
    const { organizationPermissions: permissions, organizationRoles: roles } = clerk
    const [sow, reap] = [
      await permissions.createOrganizationPermission({ name: 'Sow', key: 'org:field:sow' }),
      await permissions.createOrganizationPermission({ name: 'Reap', key: 'org:field:reap' }),
    ]
    const made = await roles.createOrganizationRole({
      name: 'Farmer',
      key: 'org:farmer',
      description: 'Works the field',
      permissions: [sow.id],
    })
    expect(made).toMatchObject({ key: 'org:farmer', permissions: [{ key: 'org:field:sow' }] })
    const which = { organizationRoleId: made.id, permissionId: reap.id }
    const keys = (role: { permissions: { key: string }[] }) =>
      role.permissions.map(({ key }) => key).sort()
    expect(keys(await roles.assignPermissionToOrganizationRole(which))).toEqual([
      'org:field:reap',
      'org:field:sow',
    ])
    expect(keys(await roles.removePermissionFromOrganizationRole(which))).toEqual(['org:field:sow'])
    const change = { organizationRoleId: made.id, name: 'Gardener', permissions: [reap.id] }
    expect(keys(await roles.updateOrganizationRole(change))).toEqual(['org:field:reap'])
    expect((await roles.getOrganizationRole(made.id)).name).toBe('Gardener')
    const found = await roles.getOrganizationRoleList({ query: 'Gardener' })
    expect(idsOf(found)).toEqual([made.id])

    const { organizationId } = await newOrganization()
    const { id: userId } = await newUser()
    const member = { organizationId, userId, role: 'org:farmer' }
    const membership = await clerk.organizations.createOrganizationMembership(member)
    expect(membership.permissions).toEqual(['org:field:reap'])
    await expect(roles.deleteOrganizationRole(made.id)).rejects.toMatchObject({
      errors: [{ code: expect.any(String) }],
    })
    await clerk.organizations.deleteOrganizationMembership(member)
    expect(await roles.deleteOrganizationRole(made.id)).toMatchObject({ id: made.id })
  })
})

describe('genuine @clerk/backend: role sets', () => {
  it('makes, lists, changes and replaces them, and members go along', async () => {
    const { roleSets: sets, organizationRoles } = clerk
    const crew = await organizationRoles.createOrganizationRole({ name: 'Crew', key: 'org:crew' })
    const keysOf = ({ roles }: { roles: { key: string }[] }) => roles.map(({ key }) => key)
    const made = await sets.createRoleSet({
      name: 'Ship',
      key: 'role_set:ship',
      defaultRoleKey: 'org:member',
      creatorRoleKey: 'org:admin',
      roles: ['org:admin', 'org:member'],
    })
    expect(made).toMatchObject({
      key: 'role_set:ship',
      type: 'custom',
      defaultRole: { key: 'org:member', membersCount: 0, hasMembers: false },
      creatorRole: { key: 'org:admin' },
      roleSetMigration: null,
    })
    const which = { roleSetKeyOrId: made.id }
    const grown = await sets.addRolesToRoleSet({ ...which, roleKeys: [crew.key] })
    expect(keysOf(grown)).toEqual(['org:admin', 'org:member', 'org:crew'])
    const replaced = await sets.replaceRoleInRoleSet({
      ...which,
      roleKey: 'org:member',
      toRoleKey: 'org:crew',
    })
    expect([keysOf(replaced), replaced.defaultRole?.key]).toEqual([
      ['org:admin', 'org:crew'],
      'org:crew',
    ])
    const first = await sets.updateRoleSet({ ...which, name: 'Boat', type: 'initial' })
    expect([first.name, first.type]).toEqual(['Boat', 'initial'])
    expect((await sets.getRoleSet('role_set:ship')).name).toBe('Boat')
    expect((await sets.getRoleSetList({ query: 'boat' })).totalCount).toBe(1)

    const { organizationId } = await newOrganization()
    const { id: userId } = await newUser()
    const member = { organizationId, userId, role: 'org:crew' }
    await clerk.organizations.createOrganizationMembership(member)
    const gone = await sets.replaceRoleSet({
      ...which,
      destRoleSetKey: 'role_set:default',
      reassignmentMappings: { 'org:crew': 'org:member' },
    })
    expect(gone).toMatchObject({ id: made.id, deleted: true })
    const { data } = await clerk.organizations.getOrganizationMembershipList({
      organizationId,
      userId: [userId],
    })
    expect(data[0]!.role).toBe('org:member')
    const [left] = (await sets.getRoleSetList()).data
    expect([left!.key, left!.type]).toEqual(['role_set:default', 'initial'])
    await organizationRoles.deleteOrganizationRole(crew.id)
  })
})

describe('genuine @clerk/backend: the settings of organizations', () => {
  it('gets and changes them', async () => {
    const before = await clerk.instance.getOrganizationSettings()
    expect(before).toMatchObject({
      enabled: true,
      adminDeleteEnabled: true,
      creatorRole: 'org:admin',
    })
    const changed = await clerk.instance.updateOrganizationSettings({
      maxAllowedMemberships: 12,
      adminDeleteEnabled: false,
    })
    expect(changed).toMatchObject({ maxAllowedMemberships: 12, adminDeleteEnabled: false })
    const { organization } = await newOrganization()
    expect(organization).toMatchObject({ maxAllowedMemberships: 12, adminDeleteEnabled: false })
    await clerk.instance.updateOrganizationSettings({ adminDeleteEnabled: true })
    expect((await clerk.instance.getOrganizationSettings()).adminDeleteEnabled).toBe(true)
  })
})

describe('genuine @clerk/backend: invitations to the site, and who waits', () => {
  it('invites one and many, lists, revokes and deletes', async () => {
    const { invitations } = clerk
    const emailAddress = newAddress()
    const made = await invitations.createInvitation({
      emailAddress,
      expiresInDays: 3,
      notify: false,
      publicMetadata: { plan: 'porch' },
      redirectUrl: `${site.url}/welcome`,
    })
    expect(made).toMatchObject({
      id: expect.stringMatching(/^inv_/),
      emailAddress,
      status: 'pending',
      publicMetadata: { plan: 'porch' },
      url: expect.stringContaining('ticket='),
    })
    await expect(invitations.createInvitation({ emailAddress })).rejects.toMatchObject({
      errors: [{ code: 'duplicate_record' }],
    })
    const many = await invitations.createInvitationBulk([
      { emailAddress: newAddress(), notify: false },
      { emailAddress: newAddress(), notify: false },
    ])
    expect(many).toHaveLength(2)
    const list = await invitations.getInvitationList({ status: 'pending', orderBy: '-created_at' })
    expect(list.totalCount).toBe(3)
    const found = await invitations.getInvitationList({ query: emailAddress })
    expect(idsOf(found)).toEqual([made.id])
    expect((await invitations.revokeInvitation(made.id)).status).toBe('revoked')
    expect(await invitations.deleteInvitation(many[0]!.id)).toMatchObject({ id: many[0]!.id })
  })

  it('lists who waits, invites, turns away and takes off', async () => {
    const { waitlistEntries } = clerk
    const emailAddress = newAddress()
    const made = await waitlistEntries.create({ emailAddress, notify: false })
    expect(made).toMatchObject({ emailAddress, status: 'pending', isLocked: false })
    expect((await waitlistEntries.create({ emailAddress, notify: false })).id).toBe(made.id)
    const [other, third] = await waitlistEntries.createBulk([
      { emailAddress: newAddress(), notify: false },
      { emailAddress: newAddress(), notify: false },
    ])
    const list = await waitlistEntries.list({ status: 'pending', orderBy: '+created_at' })
    expect([list.totalCount, idsOf(list)[0]]).toEqual([3, made.id])
    const invited = await waitlistEntries.invite(made.id)
    expect(invited).toMatchObject({ status: 'invited', invitation: { emailAddress } })
    expect((await waitlistEntries.reject(other!.id)).status).toBe('rejected')
    expect(await waitlistEntries.delete(third!.id)).toMatchObject({ id: third!.id, deleted: true })
  })
})

describe('genuine @clerk/backend: domains of organizations', () => {
  it('makes, lists, changes and deletes one', async () => {
    const { organizationId } = await newOrganization()
    const { organizations } = clerk
    const made = await organizations.createOrganizationDomain({
      organizationId,
      name: 'yard.example',
      enrollmentMode: 'automatic_invitation',
    })
    const domainId = made.id
    expect(made.name).toBe('yard.example')
    const list = await organizations.getOrganizationDomainList({ organizationId })
    expect([list.totalCount, list.data.map(({ name }) => name)]).toEqual([1, ['yard.example']])
    await organizations.updateOrganizationDomain({
      organizationId,
      domainId,
      enrollmentMode: 'manual_invitation',
    })
    expect(
      await organizations.deleteOrganizationDomain({ organizationId, domainId }),
    ).toMatchObject({ id: domainId })
  })
})

describe('genuine @clerk/backend: who may sign up', () => {
  it('keeps a list of those who may, and of those who may not', async () => {
    const { allowlistIdentifiers: may, blocklistIdentifiers: mayNot } = clerk
    const identifier = 'friend@example.com'
    const friend = await may.createAllowlistIdentifier({ identifier, notify: false })
    expect(friend).toMatchObject({ identifier, id: expect.any(String) })
    const friends = await may.getAllowlistIdentifierList()
    expect(friends.data.map(({ id }) => id)).toEqual([friend.id])
    expect(await may.deleteAllowlistIdentifier(friend.id)).toMatchObject({ id: friend.id })
    const foe = await mayNot.createBlocklistIdentifier({ identifier: '*@foe.example' })
    const foes = await mayNot.getBlocklistIdentifierList()
    expect([foes.totalCount, foes.data.map(({ id }) => id)]).toEqual([1, [foe.id]])
    expect(await mayNot.deleteBlocklistIdentifier(foe.id)).toMatchObject({ id: foe.id })
  })
})
