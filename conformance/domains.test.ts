import { createClerkClient } from '@clerk/backend'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type TestBrowser } from '../tests/harness/browser.ts'
import { testKeys } from '../tests/harness/site.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'
import { PASSWORD, visitorOf } from './harness/visitor.ts'

let site: GenuineSite
let chromium: TestBrowser
let clerk: ReturnType<typeof createClerkClient>
beforeAll(async () => {
  const settings = { organizations: { enabled: true, domains: { enabled: true } } }
  ;[site, chromium] = await Promise.all([startGenuineSite(testKeys, { settings }), openBrowser()])
  clerk = createClerkClient({ ...testKeys, apiUrl: `${site.url}/__clerk/api` })
})
afterAll(async () => {
  await Promise.all([site?.close(), chromium?.close()])
})

const newUser = (emailAddress: string) =>
  clerk.users.createUser({ emailAddress: [emailAddress], password: PASSWORD })

describe('genuine @clerk/backend: domains of organizations', () => {
  it('adds, lists, changes and removes them', async () => {
    const { id: organizationId } = await clerk.organizations.createOrganization({ name: 'Pier' })
    const made = await clerk.organizations.createOrganizationDomain({
      organizationId,
      name: 'pier.example',
      enrollmentMode: 'automatic_invitation',
    })
    expect(made).toMatchObject({ name: 'pier.example', verification: { status: 'verified' } })
    const list = await clerk.organizations.getOrganizationDomainList({ organizationId })
    expect(list).toMatchObject({ totalCount: 1, data: [{ id: made.id }] })
    const place = { organizationId, domainId: made.id }
    const changed = await clerk.organizations.updateOrganizationDomain({
      ...place,
      enrollmentMode: 'manual_invitation',
      verified: false,
    })
    expect(changed).toMatchObject({ enrollment_mode: 'manual_invitation', verification: null })
    expect(await clerk.organizations.deleteOrganizationDomain(place)).toMatchObject({
      deleted: true,
    })
    await expect(
      clerk.organizations.createOrganizationDomain({
        organizationId,
        name: 'gmail.com',
        enrollmentMode: 'manual_invitation',
      }),
    ).rejects.toMatchObject({ errors: [{ code: 'organization_domain_common' }] })
  })

  it('changes which ways in organizations may choose from', async () => {
    const domainsEnrollmentModes = [
      'manual_invitation',
      'automatic_invitation',
      'automatic_suggestion',
    ]
    const changed = await clerk.instance.updateOrganizationSettings({
      domainsEnabled: true,
      domainsEnrollmentModes,
    })
    expect(changed).toMatchObject({ domainsEnabled: true, domainsEnrollmentModes })
  })
})

describe('genuine clerk-js: domains of organizations', () => {
  it('proves one by a code, and lets in who has an address of it and asks', async () => {
    const owner = await newUser('owner+clerk_test@quay.example')
    const guest = await newUser('guest+clerk_test@quay.example')
    const { id } = await clerk.organizations.createOrganization({
      name: 'Quay',
      createdBy: owner.id,
    })
    const visitor = await visitorOf(chromium, site)
    await visitor.signIn('owner+clerk_test@quay.example')
    await visitor.open('')
    const proven = await visitor.ask(`Clerk.setActive({ organization: '${id}' })
      .then(() => Clerk.organization.createDomain('quay.example'))
      .then((domain) => domain.prepareAffiliationVerification({
        affiliationEmailAddress: 'owner+clerk_test@quay.example' }))
      .then((domain) => domain.attemptAffiliationVerification({ code: '424242' }))
      .then((domain) => domain.updateEnrollmentMode({ enrollmentMode: 'automatic_suggestion' }))
      .then(() => Clerk.organization.getDomains({ enrollmentMode: 'automatic_suggestion' }))
      .then(({ data, total_count }) => [total_count, data[0].name, data[0].verification.status,
        data[0].affiliationEmailAddress, data[0].enrollmentMode])`)
    expect(proven).toEqual([
      1,
      'quay.example',
      'verified',
      'owner+clerk_test@quay.example',
      'automatic_suggestion',
    ])
    const other = await visitorOf(chromium, site)
    await other.signIn('guest+clerk_test@quay.example')
    await other.open('')
    const asked = await other.ask(`Clerk.user.getOrganizationSuggestions({ status: 'pending' })
      .then(({ data }) => data[0].accept().then((it) => [it.status, it.publicOrganizationData.name]))`)
    expect(asked).toEqual(['accepted', 'Quay'])
    const answered = await visitor.ask(`Clerk.organization
      .getMembershipRequests({ status: ['pending'] })
      .then(({ data, total_count }) => data[0].accept()
        .then((it) => [total_count, it.status, it.publicUserData.userId]))`)
    expect(answered).toEqual([1, 'accepted', guest.id])
    const members = await clerk.organizations.getOrganizationMembershipList({ organizationId: id })
    expect(members.totalCount).toBe(2)
    const gone = await visitor.ask(`Clerk.organization.getDomains()
      .then(({ data }) => data[0].delete())
      .then(() => Clerk.organization.getDomains())
      .then(({ total_count }) => total_count)`)
    expect(gone).toBe(0)
  })
})
