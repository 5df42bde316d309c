import { createClerkClient } from '@clerk/backend'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type TestBrowser, type WatchedPage } from '../tests/harness/browser.ts'
import { testKeys } from '../tests/harness/site.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'

const emailAddress = ['keys+clerk_test@example.com']
const password = 'a-lamp-left-on-overnight'

let site: GenuineSite
let chromium: TestBrowser
let clerk: ReturnType<typeof createClerkClient>
let subject: string
beforeAll(async () => {
  const settings = { apiKeys: { users: true } } as const
  ;[site, chromium] = await Promise.all([startGenuineSite(testKeys, { settings }), openBrowser()])
  clerk = createClerkClient({ ...testKeys, apiUrl: `${site.url}/__clerk/api` })
  subject = (await clerk.users.createUser({ emailAddress, password })).id
})
afterAll(async () => {
  await Promise.all([site?.close(), chromium?.close()])
})

describe('genuine @clerk/backend: API keys', () => {
  it('makes, reads, changes, verifies, revokes and deletes them', async () => {
    const key = await clerk.apiKeys.create({
      name: 'Reports',
      subject,
      scopes: ['read:reports'],
      claims: { team: 'blue' },
      description: 'For the weekly mail',
      createdBy: subject,
      secondsUntilExpiration: 3600,
    })
    expect(key).toMatchObject({ name: 'Reports', subject, createdBy: subject, expired: false })
    const secret = key.secret!
    expect(await clerk.apiKeys.get(key.id)).toMatchObject({ id: key.id, scopes: ['read:reports'] })
    const list = await clerk.apiKeys.list({ subject, includeInvalid: true, limit: 5 })
    expect([list.totalCount, list.data[0]?.id]).toEqual([1, key.id])
    const change = { apiKeyId: key.id, subject, scopes: ['write'], secondsUntilExpiration: null }
    expect(await clerk.apiKeys.update(change)).toMatchObject({
      scopes: ['write'],
      expiration: null,
    })
    expect(await clerk.apiKeys.verify(secret)).toMatchObject({
      id: key.id,
      claims: { team: 'blue' },
    })
    await expect(clerk.apiKeys.getSecret(key.id)).rejects.toMatchObject({ status: 404 })
    const request = new Request(`${site.url}/api/reports`, {
      headers: { authorization: `Bearer ${secret}` },
    })
    const state = await clerk.authenticateRequest(request, { acceptsToken: 'api_key' })
    expect(state.toAuth()).toMatchObject({ isAuthenticated: true, userId: subject, id: key.id })
    const session = await clerk.authenticateRequest(request, { acceptsToken: 'session_token' })
    expect(session.isAuthenticated).toBe(false)

    const revoked = await clerk.apiKeys.revoke({ apiKeyId: key.id, revocationReason: 'lost' })
    expect(revoked).toMatchObject({ revoked: true, revocationReason: 'lost' })
    await expect(clerk.apiKeys.verify(secret)).rejects.toMatchObject({ status: 404 })
    const refused = await clerk.authenticateRequest(request, { acceptsToken: ['api_key'] })
    expect(refused).toMatchObject({ status: 'signed-out', reason: 'token-invalid' })
    expect(await clerk.apiKeys.delete(key.id)).toMatchObject({ id: key.id, deleted: true })
  })
})

describe('genuine clerk-js and @clerk/ui: API keys', () => {
  let page: WatchedPage
  // biome-ignore lint/suspicious/noExplicitAny: the page's values are only compared
  const evaluate = (expression: string): Promise<any> => page.evaluate(`window.${expression}`)

  async function open(component: string) {
    await page.goto(`${site.url}/?component=${component}`)
    await page.waitForSelector('body[data-ready]', { state: 'attached' })
  }

  it('their component makes one, shows its secret once, finds it and revokes it', async () => {
    page = await chromium.newPage()
    await open('SignIn')
    await evaluate(
      `Clerk.client.signIn.create({ identifier: '${emailAddress}', password: '${password}' })
        .then((signIn) => Clerk.setActive({ session: signIn.createdSessionId }))`,
    )
    await open('APIKeys')
    await page.getByText(/Add new key/i).click()
    await page.getByLabel(/Secret key name/i).fill('Laptop')
    await page.getByText(/Create key/i).click()
    const copy = page.locator('.cl-apiKeysCopyModal')
    await copy.waitFor()
    const secret = await copy.locator('input').inputValue()
    expect(await clerk.apiKeys.verify(secret)).toMatchObject({ name: 'Laptop', subject })
    await page.locator('.cl-apiKeysCopyModalSubmitButton').click()
    await page.locator('.cl-apiKeysTable').getByText('Laptop').waitFor()

    const [{ id }] = (await evaluate('Clerk.apiKeys.getAll().then(({ data }) => data)')) as [
      { id: string },
    ]
    await page.locator('.cl-apiKeysTable').getByRole('button').last().click()
    await page.getByRole('menuitem').click()
    await page.getByLabel(/Type "Revoke" to confirm/i).fill('Revoke')
    await page.getByRole('button', { name: /Revoke key/i }).click()
    await page.locator('.cl-apiKeysRevokeModal').waitFor({ state: 'detached' })
    expect(await clerk.apiKeys.get(id)).toMatchObject({ revoked: true })
    await expect(clerk.apiKeys.verify(secret)).rejects.toMatchObject({ status: 404 })
  })
})
