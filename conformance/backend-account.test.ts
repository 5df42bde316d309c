import { createClerkClient } from '@clerk/backend'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testKeys } from '../tests/harness/site.ts'
import { FrontendVisitor } from './harness/frontend.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'

const password = 'a-lamp-left-on-overnight'

let site: GenuineSite
let clerk: ReturnType<typeof createClerkClient>
beforeAll(async () => {
  const settings = {
    identifiers: { phoneNumber: 'optional', username: 'optional' },
    strategies: { phoneCode: true },
    apiKeys: { users: true },
  } as const
  site = await startGenuineSite(testKeys, { settings })
  clerk = createClerkClient({ ...testKeys, apiUrl: `${site.url}/__clerk/api` })
})
afterAll(() => site?.close())

let count = 0
const newAddress = () => `tenant-${++count}+clerk_test@example.com`
const newNumber = () => `+1202555${String(100 + ++count).padStart(4, '0')}`
const newUser = (more: object = {}) =>
  clerk.users.createUser({ emailAddress: [newAddress()], password, ...more })
const emailOf = (user: { emailAddresses: { emailAddress: string }[] }) =>
  user.emailAddresses[0]?.emailAddress ?? ''
const visitor = () => new FrontendVisitor(`${site.url}/__clerk`)

describe('genuine @clerk/backend: the account of a user', () => {
  it('comes with all that it may have from the start', async () => {
    const createdAt = new Date('2021-03-04T05:06:07Z')
    const user = await newUser({
      externalId: 'legacy-one',
      username: 'tenant_one',
      phoneNumber: [newNumber()],
      unsafeMetadata: { theme: 'dusk' },
      createdAt,
      locale: 'pt-BR',
      skipPasswordChecks: true,
    })
    expect(user).toMatchObject({
      externalId: 'legacy-one',
      username: 'tenant_one',
      unsafeMetadata: { theme: 'dusk' },
      createdAt: createdAt.getTime(),
      locale: 'pt-BR',
    })
    const found = await clerk.users.getUserList({ externalId: [user.externalId!] })
    expect(found.data.map(({ id }) => id)).toEqual([user.id])
    await expect(clerk.users.createUser({ password: 'short' })).rejects.toMatchObject({
      status: 422,
    })
  })

  it('has another address and another number in the place of all it had', async () => {
    const user = await newUser({ phoneNumber: [newNumber()] })
    const [emailAddress, phoneNumber] = [newAddress(), newNumber()]
    const address = await clerk.users.replaceUserEmailAddress(user.id, { emailAddress })
    expect(address).toMatchObject({ emailAddress, verification: { status: 'verified' } })
    const number = await clerk.users.replaceUserPhoneNumber(user.id, { phoneNumber })
    expect(number).toMatchObject({ phoneNumber, verification: { status: 'verified' } })
    const now = await clerk.users.getUser(user.id)
    expect(now.emailAddresses.map(({ id }) => id)).toEqual([now.primaryEmailAddressId])
    expect(now.phoneNumbers.map(({ id }) => id)).toEqual([now.primaryPhoneNumberId])
    expect([address.id, number.id]).toEqual([now.primaryEmailAddressId, now.primaryPhoneNumberId])
    const taken = { emailAddress: emailOf(await newUser()) }
    await expect(clerk.users.replaceUserEmailAddress(user.id, taken)).rejects.toMatchObject({
      errors: [{ code: 'form_identifier_exists' }],
    })
  })

  it('has metadata merged, and replaced', async () => {
    const { id } = await newUser({ publicMetadata: { a: 1 }, unsafeMetadata: { b: 1 } })
    const replaced = await clerk.users.replaceUserMetadata(id, { publicMetadata: { c: 1 } })
    expect([replaced.publicMetadata, replaced.unsafeMetadata]).toEqual([{ c: 1 }, { b: 1 }])
    const both = { firstName: 'Noor', publicMetadata: {} }
    expect(await clerk.users.updateUser(id, both)).toMatchObject(both)
  })

  it('loses its password, and signs in by other ways', async () => {
    const user = await newUser()
    const session = await visitor().signIn(emailOf(user), password)
    const without = await clerk.users.removePassword(user.id, { signOutOfOtherSessions: true })
    expect(without.passwordEnabled).toBe(false)
    expect((await clerk.sessions.getSession(session)).status).toBe('revoked')
    await expect(visitor().signIn(emailOf(user), password)).rejects.toThrow(/answered 4/)
  })

  it('has to have another password once it is known to others, and no longer', async () => {
    const user = await newUser()
    const session = await visitor().signIn(emailOf(user), password)
    await clerk.users.setPasswordCompromised(user.id, { revokeAllSessions: true })
    expect((await clerk.sessions.getSession(session)).status).toBe('revoked')
    const [identifier, browser] = [emailOf(user), visitor()]
    const ask = () =>
      browser.post('/v1/client/sign_ins', { identifier, password, strategy: 'password' })
    const { created_session_id: pending } = await ask()
    const { data } = await clerk.sessions.getSessionList({ userId: user.id, status: 'pending' })
    expect(data.map(({ id }) => id)).toEqual([pending])
    await clerk.users.unsetPasswordCompromised(user.id)
    expect((await clerk.sessions.getSession(pending)).status).toBe('active')
  })

  it('loses its authenticator app', async () => {
    const { id } = await newUser({ totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' })
    await clerk.users.deleteUserTOTP(id)
    expect((await clerk.users.getUser(id)).totpEnabled).toBe(false)
  })
})

describe('genuine @clerk/backend: sessions and browsers', () => {
  it('makes a session for a user, verifies its token, and gets others', async () => {
    const user = await newUser()
    const session = await clerk.sessions.createSession({ userId: user.id })
    expect(session).toMatchObject({ userId: user.id, status: 'active' })
    const { jwt } = await clerk.sessions.getToken(session.id)
    expect((await clerk.sessions.verifySession(session.id, jwt)).id).toBe(session.id)
    const other = await clerk.sessions.createSession({ userId: user.id })
    await expect(clerk.sessions.verifySession(other.id, jwt)).rejects.toMatchObject({
      status: 400,
    })
    const long = await clerk.sessions.getToken(session.id, undefined, 600)
    const { exp, iat } = JSON.parse(atob(long.jwt.split('.')[1]!))
    expect(exp - iat).toBe(600)
  })

  it('finds the browser of a session by list, id and token', async () => {
    const user = await newUser()
    const browser = visitor()
    const sessionId = await browser.signIn(emailOf(user), password)
    const { clientId } = await clerk.sessions.getSession(sessionId)
    const client = await clerk.clients.getClient(clientId)
    expect([client.id, client.sessionIds]).toEqual([clientId, [sessionId]])
    const token = await browser.token(sessionId)
    expect((await clerk.clients.verifyClient(token)).id).toBe(clientId)
    const list = await clerk.clients.getClientList({ limit: 500 })
    expect(list.data.map(({ id }) => id)).toContain(clientId)
    const ofClient = await clerk.sessions.getSessionList({ clientId })
    expect(ofClient.data.map(({ id }) => id)).toEqual([sessionId])
  })
})

describe('genuine @clerk/backend: addresses that redirects may lead to', () => {
  it('makes, lists, gets and deletes one', async () => {
    const url = 'https://app.example.com/callback'
    const { redirectUrls } = clerk
    const made = await redirectUrls.createRedirectUrl({ url })
    expect(made).toMatchObject({ url, id: expect.any(String) })
    expect((await redirectUrls.getRedirectUrl(made.id)).url).toBe(url)
    const list = await redirectUrls.getRedirectUrlList()
    expect([list.totalCount, list.data.map(({ id }) => id)]).toEqual([1, [made.id]])
    await expect(redirectUrls.createRedirectUrl({ url })).rejects.toMatchObject({
      errors: [{ meta: { paramName: 'url' } }],
    })
    await redirectUrls.deleteRedirectUrl(made.id)
    await expect(redirectUrls.getRedirectUrl(made.id)).rejects.toMatchObject({ status: 404 })
  })
})

describe('genuine @clerk/backend: API keys', () => {
  it('makes, lists, verifies, changes, revokes and deletes them', async () => {
    const { id: subject } = await newUser()
    const { apiKeys } = clerk
    const made = await apiKeys.create({
      name: 'For the lighthouse',
      subject,
      scopes: ['lamp:read'],
      claims: { lamp: 3 },
      secondsUntilExpiration: 600,
    })
    expect(made).toMatchObject({
      name: 'For the lighthouse',
      subject,
      scopes: ['lamp:read'],
      claims: { lamp: 3 },
      revoked: false,
    })
    const secret = made.secret!
    expect(await apiKeys.verify(secret)).toMatchObject({ id: made.id, subject })
    const request = new Request('http://localhost/', {
      headers: { authorization: `Bearer ${secret}` },
    })
    const state = await clerk.authenticateRequest(request, { acceptsToken: 'api_key' })
    expect(state.toAuth()).toMatchObject({ id: made.id, userId: subject, scopes: ['lamp:read'] })
    expect((await apiKeys.get(made.id)).secret).toBeFalsy()
    const list = await apiKeys.list({ subject })
    expect([list.totalCount, list.data.map(({ id }) => id)]).toEqual([1, [made.id]])
    const change = { apiKeyId: made.id, subject, description: 'On the pier' }
    expect((await apiKeys.update(change)).description).toBe('On the pier')
    await expect(apiKeys.getSecret(made.id)).rejects.toMatchObject({
      errors: [{ code: 'api_key_secret_not_kept' }],
    })
    const revoked = await apiKeys.revoke({ apiKeyId: made.id, revocationReason: 'lost' })
    expect(revoked).toMatchObject({ revoked: true, revocationReason: 'lost' })
    await expect(apiKeys.verify(secret)).rejects.toMatchObject({ status: expect.any(Number) })
    expect(await apiKeys.delete(made.id)).toMatchObject({ id: made.id })
  })
})
