import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type DooryardServer } from 'dooryard'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Clerk } from '../clerk/clerk.ts'
import { createPage } from '../page/page.ts'
import { readState } from '../state/state.ts'
import { Site } from '../testing/site.ts'
import { until } from '../testing/until.ts'

/** Organizations in a page, against the genuine server in this process. */

let dataDir: string
let server: DooryardServer
let site: Site
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'dooryard-browser-'))
  site = new Site()
  site.now = Date.now()
  server = await createServer({
    mode: 'development',
    database: ':memory:',
    basePath: '/__clerk',
    log: { info() {}, warn() {}, error() {} },
    dataDir,
    clock: { now: () => site.now },
    settings: { organizations: { enabled: true } },
  })
})
afterEach(async () => {
  await server.close()
  await rm(dataDir, { recursive: true })
})

async function open(at = site) {
  const tab = at.open()
  const page = createPage(server.publishableKey, { platform: tab, fetch: at.fetchFrom(server) })
  const clerk = new Clerk(page)
  await clerk.load({ polling: false })
  return { clerk, page }
}

async function openAs(emailAddress: string, at = site) {
  const opened = await open(at)
  const { signUp } = opened.clerk.client!
  await signUp.create({ emailAddress, password: 'correct horse battery staple' })
  await signUp.prepareEmailAddressVerification()
  await signUp.attemptEmailAddressVerification({ code: '424242' })
  await opened.clerk.setActive({ session: signUp.createdSessionId })
  return opened
}

/** Another person, in another browser. */
function openOtto() {
  const other = new Site()
  other.now = site.now
  return openAs('otto+clerk_test@acme.test', other)
}

test('an organization is made, worked in by its slug, left by null, and every tab follows', async () => {
  const { clerk, page } = await openAs('maria+clerk_test@acme.test')
  expect(clerk.user!.createOrganizationEnabled).toBe(true)
  const made = await clerk.createOrganization({ name: 'Acme', slug: 'acme' })
  expect(made).toMatchObject({ name: 'Acme', slug: 'acme', createdAt: expect.any(Date) })
  expect(clerk.user!.organizationMemberships).toMatchObject([
    { role: 'org:admin', organization: { id: made.id } },
  ])
  expect(clerk.organization).toBeNull()

  const { clerk: otherTab } = await open()
  const heard = vi.fn()
  clerk.addListener(({ organization }) => heard(organization?.id), { skipInitialEmit: true })
  await clerk.setActive({ organization: 'acme' })
  expect(clerk.organization!.id).toBe(made.id)
  expect(heard.mock.calls.flat()).toContain(undefined)
  expect(heard.mock.lastCall).toEqual([made.id])
  expect(clerk.session!.lastActiveToken!.jwt.claims).toMatchObject({ o: { id: made.id } })
  expect(readState(page).auth).toMatchObject({ orgId: made.id, orgRole: 'org:admin' })
  expect(clerk.session!.checkAuthorization({ permission: 'org:sys_profile:manage' })).toBe(true)
  await until(() => expect(otherTab.organization?.id).toBe(made.id))

  await clerk.setActive({ organization: null })
  expect(clerk.organization).toBeNull()
  expect(clerk.session!.lastActiveToken!.jwt.claims).not.toHaveProperty('o')
  expect((await clerk.getOrganization(made.id)).name).toBe('Acme')
})

test('an organization that somebody is not in is refused, and they stay where they were', async () => {
  const { clerk: otto } = await openOtto()
  const { id } = await otto.createOrganization({ name: 'Private' })
  const { clerk } = await openAs('maria+clerk_test@acme.test')
  const own = await clerk.createOrganization({ name: 'Acme' })
  await clerk.setActive({ organization: own })
  for (const asked of [id, 'no-such-slug', '../..']) {
    await expect(clerk.setActive({ organization: asked })).rejects.toMatchObject({ status: 404 })
    expect(clerk.organization!.id).toBe(own.id)
    await expect(clerk.getOrganization(asked)).rejects.toMatchObject({ status: 404 })
  }
})

test('what it is called changes, and who holds it sees that', async () => {
  const { clerk } = await openAs('maria+clerk_test@acme.test')
  const made = await clerk.createOrganization({ name: 'Acme' })
  await clerk.setActive({ organization: made.id })
  expect(await made.update({ name: 'Acme Ltd' })).toBe(made)
  expect(made.name).toBe('Acme Ltd')
  expect(clerk.organization!.name).toBe('Acme Ltd')
  const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
  expect((await made.setLogo({ file: dot })).hasImage).toBe(true)
  expect((await made.setLogo({ file: null })).hasImage).toBe(false)
  expect(await made.reload()).toBe(made)
  expect((await made.getRoles()).data.map(({ key }) => key)).toEqual(['org:admin', 'org:member'])

  await made.destroy()
  expect(clerk.user!.organizationMemberships).toEqual([])
  expect(clerk.organization).toBeNull()
})

test('somebody is invited, accepts, gets another role, and leaves', async () => {
  const { clerk: maria } = await openAs('maria+clerk_test@acme.test')
  const acme = await maria.createOrganization({ name: 'Acme' })
  const role = 'org:member'
  const { clerk: otto } = await openOtto()
  const emailAddresses = ['otto+clerk_test@acme.test', 'ida+clerk_test@acme.test']
  const [invited, other] = await acme.inviteMembers({ emailAddresses, role })
  expect(invited).toMatchObject({ emailAddress: emailAddresses[0], status: 'pending' })
  expect((await other!.revoke()).status).toBe('revoked')
  const pending = await acme.getInvitations({ status: ['pending', 'expired'] })
  expect(pending).toMatchObject({ total_count: 1, data: [{ id: invited!.id }] })

  const { data: invitations } = await otto.user!.getOrganizationInvitations({ status: 'pending' })
  expect(invitations).toMatchObject([{ publicOrganizationData: { id: acme.id, name: 'Acme' } }])
  expect((await invitations[0]!.accept()).status).toBe('accepted')
  expect(await otto.user!.getOrganizationMemberships()).toMatchObject({
    total_count: 1,
    data: [{ role, organization: { id: acme.id } }],
  })
  expect((await otto.user!.getOrganizationSuggestions()).data).toEqual([])

  const { data: members } = await acme.getMemberships({ role: [role, 'org:none'], pageSize: 5 })
  expect(members).toMatchObject([{ publicUserData: { userId: otto.user!.id } }])
  expect(await members[0]!.update({ role: 'org:admin' })).toBe(members[0])
  expect(members[0]!.role).toBe('org:admin')
  await acme.updateMember({ userId: otto.user!.id, role })

  expect(await otto.user!.leaveOrganization(acme.id)).toMatchObject({ deleted: true })
  expect(otto.user!.organizationMemberships).toEqual([])
  await acme.inviteMember({ emailAddress: emailAddresses[0]!, role })
  const again = await otto.user!.getOrganizationInvitations({ status: 'pending' })
  await again.data[0]!.accept()
  const [own] = otto.user!.organizationMemberships
  await own!.destroy()
  expect(otto.user!.organizationMemberships).toEqual([])
  expect((await acme.getMemberships({ initialPage: 1 })).total_count).toBe(1)
})

test('while the server is away, the token says where somebody works', async () => {
  const { clerk } = await openAs('maria+clerk_test@acme.test')
  const { id } = await clerk.createOrganization({ name: 'Acme', slug: 'acme' })
  await clerk.setActive({ organization: id })
  const away: typeof fetch = async () => new Response(null, { status: 503 })
  const page = createPage(server.publishableKey, { platform: site.open(), fetch: away })
  await page.load({ polling: false })
  expect(readState(page).auth).toMatchObject({ orgId: id, orgSlug: 'acme', orgRole: 'org:admin' })
  expect(page.session()!.checkAuthorization({ role: 'org:admin' })).toBe(true)
  page.dispose()
})

test('who was given another role, or taken out, by somebody else knows it after the next refusal or token', async () => {
  const { clerk } = await openAs('ada+clerk_test@acme.test')
  const acme = await clerk.createOrganization({ name: 'Acme' })
  const { clerk: otto, page } = await openOtto()
  const userId = otto.user!.id
  await acme.addMember({ userId, role: 'org:admin' })
  await otto.client!.reload()
  await otto.setActive({ organization: acme.id })

  await acme.updateMember({ userId, role: 'org:member' })
  const refused = otto.organization!.update({ name: 'Ours' })
  await expect(refused).rejects.toMatchObject({ status: 403 })
  expect(otto.user!.organizationMemberships[0]!.role).toBe('org:member')

  await acme.updateMember({ userId, role: 'org:admin' })
  await otto.session!.getToken({ skipCache: true })
  expect(readState(page).auth.orgRole).toBe('org:admin')

  await acme.removeMember(userId)
  await otto.session!.getToken({ skipCache: true })
  expect(otto.organization).toBeNull()
  expect(otto.user!.organizationMemberships).toEqual([])
  expect(readState(page).auth.orgId).toBeNull()
})
