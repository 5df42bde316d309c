import { createClerkClient } from '@clerk/backend'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testKeys } from '../tests/harness/site.ts'
import { FrontendVisitor } from './harness/frontend.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'

let site: GenuineSite
let clerk: ReturnType<typeof createClerkClient>
beforeAll(async () => {
  site = await startGenuineSite()
  clerk = createClerkClient({ ...testKeys, apiUrl: `${site.url}/__clerk/api` })
})
afterAll(() => site?.close())

const signUp = (email_address: string) =>
  new FrontendVisitor(`${site.url}/__clerk`).post('/v1/client/sign_ups', { email_address })

it('genuine @clerk/backend blocks an address, and lets it in again', async () => {
  const list = clerk.blocklistIdentifiers
  const blocked = await list.createBlocklistIdentifier({ identifier: 'rival@example.com' })
  expect(blocked).toMatchObject({
    identifier: 'rival@example.com',
    identifierType: 'email_address',
    instanceId: expect.stringMatching(/^ins_/),
  })
  await expect(signUp('rival@example.com')).rejects.toThrow(/not_allowed_access/)
  const { data, totalCount } = await list.getBlocklistIdentifierList()
  expect([data.map(({ id }) => id), totalCount]).toEqual([[blocked.id], 1])
  const gone = await list.deleteBlocklistIdentifier(blocked.id)
  expect(gone).toMatchObject({ id: blocked.id, deleted: true })
  expect((await signUp('rival@example.com')).status).toBe('missing_requirements')
})

it('genuine @clerk/backend keeps an allow list, which counts once it is on', async () => {
  const list = clerk.allowlistIdentifiers
  const allowed = await list.createAllowlistIdentifier({
    identifier: '*@harbour.example',
    notify: false,
  })
  expect(await clerk.instance.updateRestrictions({ allowlist: true })).toMatchObject({
    allowlist: true,
    blocklist: true,
  })
  await expect(signUp('anybody@example.com')).rejects.toThrow(/not_allowed_access/)
  expect((await signUp('anybody@harbour.example')).status).toBe('missing_requirements')
  const { totalCount } = await list.getAllowlistIdentifierList({ limit: 1 })
  expect(totalCount).toBe(1)
  await list.deleteAllowlistIdentifier(allowed.id)
  await clerk.instance.updateRestrictions({ allowlist: false })
})

it('genuine @clerk/backend keeps mailboxes of anybody out', async () => {
  const on = await clerk.instance.updateRestrictions({ blockDisposableEmailDomains: true })
  expect(on.blockDisposableEmailDomains).toBe(true)
  await expect(signUp('a@mailinator.com')).rejects.toThrow(/form_email_address_blocked/)
})
