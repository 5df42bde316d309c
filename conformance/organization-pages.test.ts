import { createClerkClient } from '@clerk/backend'
import type { OrganizationEnrollmentMode } from '@dooryard/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type TestBrowser, type WatchedPage } from '../tests/harness/browser.ts'
import { testKeys } from '../tests/harness/site.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'
import { newAccount, newAddress, visitorOf } from './harness/visitor.ts'

const enrollmentModes: OrganizationEnrollmentMode[] = ['manual_invitation', 'automatic_suggestion']
const organizations = { enabled: true, domains: { enabled: true, enrollmentModes } }
const rateLimits = { create: { max: 1000 }, attempt: { max: 1000 }, send: { max: 1000 } }

let site: GenuineSite
let chromium: TestBrowser
let clerk: ReturnType<typeof createClerkClient>
beforeAll(async () => {
  const settings = { organizations, rateLimits, apiKeys: { organizations: true } }
  ;[site, chromium] = await Promise.all([startGenuineSite(testKeys, { settings }), openBrowser()])
  clerk = createClerkClient({ ...testKeys, apiUrl: `${site.url}/__clerk/api` })
})
afterAll(async () => {
  await Promise.all([chromium?.close(), site?.close()])
})

/** Names somebody in the form that invites, and sends it. */
async function invite(page: WatchedPage) {
  const field = page.locator('textarea, .cl-tagInputContainer input').first()
  await field.pressSequentially(newAddress())
  await field.press('Enter')
  await page.getByRole('button', { name: /send invitations/i }).click()
}

/** Somebody who is signed in. */
async function member(more: object = {}) {
  const account = await newAccount(clerk, more)
  const visitor = await visitorOf(chromium, site)
  await visitor.signIn(account.emailAddress)
  return { ...account, ...visitor }
}

/** Somebody who works in an organization that they made. */
async function leader(name: string, more: object = {}) {
  const somebody = await member(more)
  const made = await clerk.organizations.createOrganization({ name, createdBy: somebody.id })
  await somebody.ask(`Clerk.setActive({ organization: '${made.id}' })`)
  return { ...somebody, organizationId: made.id }
}

describe('genuine clerk-js and @clerk/ui: organizations', () => {
  it('are made by CreateOrganization, with somebody invited', async () => {
    const { page, open, ask } = await member()
    await open('CreateOrganization')
    await page.fill('input[name=name]', 'Harbour Lights')
    await page.locator('.cl-formButtonPrimary').click()
    await invite(page)
    await page.waitForFunction('window.Clerk.organization?.pendingInvitationsCount === 1')
    expect(await ask('Clerk.organization.name')).toBe('Harbour Lights')
    const claims = await ask(
      'Clerk.session.getToken().then((jwt) => JSON.parse(atob(jwt.split(".")[1])).o)',
    )
    expect(claims).toMatchObject({ rol: 'admin' })
  })

  it('are chosen and left in OrganizationSwitcher, where invitations are accepted', async () => {
    const { page, open, ask, emailAddress } = await member()
    const [own, other] = [
      await clerk.organizations.createOrganization({
        name: 'Quay One',
        createdBy: await ask('Clerk.user.id'),
      }),
      await clerk.organizations.createOrganization({ name: 'Quay Two' }),
    ]
    await clerk.organizations.createOrganizationInvitation({
      organizationId: other.id,
      emailAddress,
      role: 'org:member',
    })
    await open('OrganizationSwitcher')
    await page.click('.cl-organizationSwitcherTrigger')
    const popover = page.locator('.cl-organizationSwitcherPopoverCard')
    await popover.getByText('Quay One').click()
    await page.waitForFunction(`window.Clerk?.organization?.id === '${own.id}'`)
    await open('OrganizationSwitcher')
    await page.click('.cl-organizationSwitcherTrigger')
    await popover.getByRole('button', { name: /join|accept/i }).click()
    await page.waitForFunction('window.Clerk.user.organizationMemberships.length === 2')
    await popover
      .getByText(/personal account/i)
      .first()
      .click()
    await page.waitForFunction('window.Clerk?.organization === null')
  })

  it('are listed by OrganizationList', async () => {
    const { page, open } = await leader('Pier Nine')
    await open('OrganizationList')
    await page.locator('.cl-organizationList-root').getByText('Pier Nine').click()
    await page.waitForFunction("window.Clerk?.organization?.name === 'Pier Nine'")
  })

  it('are managed in OrganizationProfile: name, invitations, roles, members', async () => {
    const { page, open, ask, organizationId } = await leader('Old Name')
    const { id: userId, emailAddress } = await newAccount(clerk)
    const joins = { organizationId, userId, role: 'org:member' }
    await clerk.organizations.createOrganizationMembership(joins)
    await open('OrganizationProfile')
    await page.getByRole('button', { name: /update profile/i }).click()
    await page.fill('input[name=name]', 'New Name')
    await page.locator('.cl-formButtonPrimary').click()
    await page.waitForFunction("window.Clerk.organization.name === 'New Name'")
    await page.getByRole('button', { name: 'Members' }).click()
    const row = page.getByRole('row').filter({ hasText: emailAddress })
    await row.getByRole('button', { name: /member/i }).click()
    await page.getByRole('option', { name: /admin/i }).click()
    const role = async () =>
      (
        await clerk.organizations.getOrganizationMembershipList({
          organizationId,
          userId: [userId],
        })
      ).data[0]?.role
    await expect.poll(role, { timeout: 30_000 }).toBe('org:admin')
    await row.locator('.cl-menuButton').click()
    await page.getByRole('menuitem', { name: /remove/i }).click()
    await expect.poll(role, { timeout: 30_000 }).toBeUndefined()
    await page.getByRole('button', { name: /^invite$/i }).click()
    await invite(page)
    await page.getByRole('tab', { name: /invitations/i }).click()
    await page.getByRole('row').locator('.cl-menuButton').click()
    await page.getByRole('menuitem', { name: /revoke/i }).click()
    const open_ = { organizationId, status: ['pending' as const] }
    const left = async () =>
      (await clerk.organizations.getOrganizationInvitationList(open_)).totalCount
    await expect.poll(left, { timeout: 30_000 }).toBe(0)
    expect(await ask('Clerk.organization.membersCount')).toBeGreaterThan(0)
  })

  it('prove a domain in OrganizationProfile, and let in who asks; have keys; are deleted', async () => {
    const owner = await leader('Wharf', { emailAddress: ['owner+clerk_test@wharf.example'] })
    const { page, open, ask, organizationId } = owner
    const save = () => page.getByRole('button', { name: 'Save' }).click()
    await open('OrganizationProfile')
    await page.getByRole('button', { name: /add domain/i }).click()
    await page.fill('input[name=name]', 'wharf.example')
    await save()
    await page.fill('input[name=affiliationEmailAddress]', 'owner+clerk_test')
    await save()
    await owner.enterCode()
    const domain = (key: string) =>
      ask(`Clerk.organization.getDomains().then(({ data: [domain] }) => domain.${key})`)
    await expect.poll(() => domain('verification?.status')).toBe('verified')
    await open('OrganizationProfile')
    await page.locator('.cl-menuButton').first().click()
    await page.getByRole('menuitem', { name: /manage/i }).click()
    await page.locator('input[value=automatic_suggestion]').dispatchEvent('click')
    await save()
    await expect.poll(() => domain('enrollmentMode')).toBe('automatic_suggestion')

    const guest = await member({ emailAddress: ['guest+clerk_test@wharf.example'] })
    await guest.open('OrganizationList')
    await guest.page.getByRole('button', { name: /request to join/i }).click()
    await open('OrganizationProfile')
    await page.getByRole('button', { name: 'Members' }).click()
    await page.getByRole('tab', { name: /requests/i }).click()
    await page.getByRole('button', { name: /approve|accept/i }).click()
    const members = async () =>
      (await clerk.organizations.getOrganizationMembershipList({ organizationId })).totalCount
    await expect.poll(members).toBe(2)

    await page.getByRole('button', { name: 'API keys' }).click()
    await page.getByText(/Add new key/i).click()
    await page.getByLabel(/Secret key name/i).fill('Crane')
    await page.getByText(/Create key/i).click()
    await page.locator('.cl-apiKeysCopyModalSubmitButton').click()
    await page.locator('.cl-apiKeysTable').getByText('Crane').waitFor()
    expect((await clerk.apiKeys.list({ subject: organizationId })).totalCount).toBe(1)

    await guest.ask(`Clerk.setActive({ organization: '${organizationId}' })`)
    await guest.open('OrganizationProfile')
    await guest.page.getByRole('button', { name: /leave organization/i }).click()
    await guest.page.fill('input[name=deleteOrganizationConfirmation]', 'Wharf')
    await guest.page.locator('.cl-formButtonPrimary').click()
    await expect.poll(members).toBe(1)

    await page.getByRole('button', { name: 'General' }).click()
    await page.getByRole('button', { name: /delete organization/i }).click()
    await page.fill('input[name=deleteOrganizationConfirmation]', 'Wharf')
    await page.locator('.cl-formButtonPrimary').click()
    await expect
      .poll(() => ask('Clerk.user.reload().then((user) => user.organizationMemberships.length)'))
      .toBe(0)
  })

  it('the methods of their resources', async () => {
    const { ask, organizationId } = await leader('Resources')
    const { id: userId } = await newAccount(clerk)
    const text =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=='
    const done = await ask(`eval(\`(async () => {
      const { organization, user } = Clerk
      const roles = await organization.getRoles()
      await organization.addMember({ userId: '${userId}', role: 'org:member' })
      await organization.updateMember({ userId: '${userId}', role: 'org:admin' })
      const members = await organization.getMemberships()
      await organization.removeMember('${userId}')
      const [one] = await organization.inviteMembers({ emailAddresses: ['a@example.com', 'b@example.com'], role: 'org:member' })
      const guest = await organization.inviteMember({ emailAddress: 'c@example.com', role: 'org:member' })
      const revoked = await guest.revoke()
      const guests = await organization.getInvitations()
      await organization.update({ name: 'Renamed', slug: 'renamed' })
      await organization.setLogo({ file: 'data:image/png;base64,${text}' })
      const { hasImage } = Clerk.organization
      await organization.setLogo({ file: null })
      const suggestions = await user.getOrganizationSuggestions()
      const invitations = await user.getOrganizationInvitations()
      const memberships = await user.getOrganizationMemberships()
      const again = await Clerk.getOrganization(organization.id)
      const made = await Clerk.createOrganization({ name: 'Second' })
      await made.destroy()
      return [
        roles.data.map(({ key }) => key).sort(), members.total_count, one.status, revoked.status,
        guests.total_count, hasImage, suggestions.total_count, invitations.total_count,
        memberships.total_count, again.name, again.slug,
      ]
    })()\`)`)
    expect(done).toEqual([
      ['org:admin', 'org:member'],
      2,
      'pending',
      'revoked',
      expect.any(Number),
      true,
      0,
      0,
      1,
      'Renamed',
      'renamed',
    ])
    const other = await newAccount(clerk)
    const leads = { organizationId, userId: other.id, role: 'org:admin' }
    await clerk.organizations.createOrganizationMembership(leads)
    await ask(`Clerk.user.leaveOrganization('${organizationId}')`)
    expect(
      await ask('Clerk.user.reload().then((user) => user.organizationMemberships.length)'),
    ).toBe(0)
  })
})

describe('genuine clerk-js and @clerk/ui: where nobody works for themselves', () => {
  let forced: GenuineSite
  beforeAll(async () => {
    const settings = { organizations: { ...organizations, personalAccounts: false }, rateLimits }
    forced = await startGenuineSite(testKeys, { settings })
  })
  afterAll(() => forced?.close())

  it('whoever signs in makes an organization first, or chooses one', async () => {
    const client = createClerkClient({ ...testKeys, apiUrl: `${forced.url}/__clerk/api` })
    const { id, emailAddress } = await newAccount(client)
    const first = await visitorOf(chromium, forced)
    await first.enterPassword(emailAddress)
    await first.page.fill('input[name=name]', 'Only Yard')
    expect(await first.ask('Clerk.session.currentTask.key')).toBe('choose-organization')
    await first.page.getByRole('button', { name: /continue/i }).click()
    await first.untilSignedIn()
    expect(await first.ask('Clerk.organization.name')).toBe('Only Yard')

    await client.organizations.createOrganization({ name: 'Other Yard', createdBy: id })
    const second = await newAccount(client)
    const { data } = await client.organizations.getOrganizationList({ query: 'Other Yard' })
    await client.organizations.createOrganizationMembership({
      organizationId: data[0]!.id,
      userId: second.id,
      role: 'org:member',
    })
    const chooses = await visitorOf(chromium, forced)
    await chooses.enterPassword(second.emailAddress)
    await chooses.page.getByText('Other Yard').click()
    await chooses.untilSignedIn()
    expect(await chooses.ask('Clerk.organization.name')).toBe('Other Yard')
  })
})
