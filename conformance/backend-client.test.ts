import { createClerkClient, verifyToken } from '@clerk/backend'
import { createSecretKey } from '@dooryard/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stepAt, totpCode } from '../packages/server/src/totps/code.ts'
import { fromBase32 } from '../packages/server/src/totps/secret.ts'
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

const password = 'a-lamp-left-on-overnight'
let count = 0
function newUser(more: object = {}) {
  const emailAddress = [`resident-${++count}+clerk_test@example.com`]
  return clerk.users.createUser({ emailAddress, password, ...more })
}
function emailOf(user: { emailAddresses: { emailAddress: string }[] }): string {
  return user.emailAddresses[0]?.emailAddress ?? ''
}

describe('genuine @clerk/backend: users', () => {
  it('creates a user with a verified address, names and metadata', async () => {
    const user = await newUser({
      firstName: 'Ada',
      lastName: 'Marsh',
      publicMetadata: { plan: 'porch' },
      privateMetadata: { note: 'kept apart' },
    })
    expect(user.id).toMatch(/^user_/)
    expect(user.fullName).toBe('Ada Marsh')
    expect(user.passwordEnabled).toBe(true)
    expect(user.publicMetadata).toEqual({ plan: 'porch' })
    expect(user.privateMetadata).toEqual({ note: 'kept apart' })
    expect(user.primaryEmailAddress?.verification?.status).toBe('verified')
    expect(user.createdAt).toBeGreaterThan(Date.now() - 60_000)
  })

  it('gets the user it created, and answers 404 with a code for one that is not there', async () => {
    const user = await newUser()
    expect((await clerk.users.getUser(user.id)).id).toBe(user.id)
    await expect(clerk.users.getUser('user_2nothinghere')).rejects.toMatchObject({
      status: 404,
      errors: [{ code: 'resource_not_found' }],
    })
  })

  it('refuses a second user with the same address, naming the field', async () => {
    const user = await newUser()
    const emailAddress = [emailOf(user)]
    await expect(clerk.users.createUser({ emailAddress, password })).rejects.toMatchObject({
      status: 422,
      errors: [{ code: 'form_identifier_exists', meta: { paramName: 'email_address' } }],
    })
  })

  it('lists in pages, filters by address and id, and counts', async () => {
    const users = [await newUser(), await newUser(), await newUser()]
    const ids = users.map((user) => user.id)
    const first = await clerk.users.getUserList({ userId: ids, limit: 2, orderBy: '+created_at' })
    expect(first.totalCount).toBe(3)
    expect(first.data.map((user) => user.id)).toEqual(ids.slice(0, 2))
    const rest = await clerk.users.getUserList({
      userId: ids,
      limit: 2,
      offset: 2,
      orderBy: '+created_at',
    })
    expect(rest.data.map((user) => user.id)).toEqual(ids.slice(2))
    const [one] = users
    const found = await clerk.users.getUserList({ emailAddress: one ? [emailOf(one)] : [] })
    expect(found.data.map((user) => user.id)).toEqual([one?.id])
    expect(await clerk.users.getCount({ userId: ids })).toBe(3)
  })

  it('updates names, and signs out nobody for it', async () => {
    const user = await newUser()
    const updated = await clerk.users.updateUser(user.id, { firstName: 'Noor', lastName: 'Vale' })
    expect([updated.firstName, updated.lastName]).toEqual(['Noor', 'Vale'])
  })

  it('merges metadata deeply and removes keys set to null', async () => {
    const user = await newUser({ publicMetadata: { a: { x: 1, y: 2 }, b: 'stays' } })
    const merged = await clerk.users.updateUserMetadata(user.id, {
      publicMetadata: { a: { y: null, z: 3 } },
      privateMetadata: { secret: true },
    })
    expect(merged.publicMetadata).toEqual({ a: { x: 1, z: 3 }, b: 'stays' })
    expect(merged.privateMetadata).toEqual({ secret: true })
  })

  it('verifies a password, and tells a wrong one by its code', async () => {
    const user = await newUser()
    expect(await clerk.users.verifyPassword({ userId: user.id, password })).toMatchObject({
      verified: true,
    })
    await expect(
      clerk.users.verifyPassword({ userId: user.id, password: 'not this one at all' }),
    ).rejects.toMatchObject({ status: 422, errors: [{ code: 'incorrect_password' }] })
  })

  it('bans and unbans: a banned user cannot sign in', async () => {
    const user = await newUser()
    expect((await clerk.users.banUser(user.id)).banned).toBe(true)
    await expect(visitor().signIn(emailOf(user), password)).rejects.toThrow(/user_banned/)
    expect((await clerk.users.unbanUser(user.id)).banned).toBe(false)
    expect(await visitor().signIn(emailOf(user), password)).toMatch(/^sess_/)
  })

  it('locks and unlocks: a locked user cannot sign in', async () => {
    const user = await newUser()
    expect((await clerk.users.lockUser(user.id)).locked).toBe(true)
    await expect(visitor().signIn(emailOf(user), password)).rejects.toThrow(/user_locked/)
    expect((await clerk.users.unlockUser(user.id)).locked).toBe(false)
    expect(await visitor().signIn(emailOf(user), password)).toMatch(/^sess_/)
  })

  it('verifies and takes away second factors, which a user brought along', async () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    const user = await clerk.users.createUser({
      emailAddress: ['two-steps@example.com'],
      password,
      totpSecret: secret,
      backupCodes: ['abcde-fghjk'],
    })
    expect(user).toMatchObject({
      totpEnabled: true,
      backupCodeEnabled: true,
      twoFactorEnabled: true,
    })
    const code = totpCode(fromBase32(secret)!, stepAt(Date.now()))
    const userId = user.id
    expect(await clerk.users.verifyTOTP({ userId, code })).toMatchObject({ verified: true })
    await expect(clerk.users.verifyTOTP({ userId, code })).rejects.toMatchObject({ status: 422 })
    await clerk.users.deleteUserBackupCodes(userId)
    expect((await clerk.users.getUser(userId)).backupCodeEnabled).toBe(false)
    await clerk.users.disableUserMFA(userId)
    expect((await clerk.users.getUser(userId)).twoFactorEnabled).toBe(false)
    await expect(clerk.users.deleteUserTOTP(userId)).rejects.toMatchObject({ status: 404 })
  })

  it('gives a picture and takes it away', async () => {
    const { id } = await newUser()
    const bytes = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
      'base64',
    )
    const file = new Blob([bytes], { type: 'image/png' })
    const shown = await clerk.users.updateUserProfileImage(id, { file })
    expect(shown.hasImage).toBe(true)
    expect((await fetch(shown.imageUrl)).headers.get('content-type')).toMatch(/^image\//)
    const page = new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/png' })
    await expect(clerk.users.updateUserProfileImage(id, { file: page })).rejects.toMatchObject({
      status: 400,
      errors: [{ code: 'request_body_invalid' }],
    })
    expect((await clerk.users.deleteUserProfileImage(id)).hasImage).toBe(false)
  })

  it('adds, proves, promotes and removes addresses', async () => {
    const user = await newUser()
    const emailAddress = `resident-${++count}+clerk_test@example.com`
    const added = await clerk.emailAddresses.createEmailAddress({ userId: user.id, emailAddress })
    expect(added.verification).toBeNull()
    const change = { verified: true, primary: true }
    const proven = await clerk.emailAddresses.updateEmailAddress(added.id, change)
    expect(proven.verification?.status).toBe('verified')
    expect((await clerk.emailAddresses.getEmailAddress(added.id)).emailAddress).toBe(emailAddress)
    expect((await clerk.users.getUser(user.id)).primaryEmailAddressId).toBe(added.id)
    await clerk.emailAddresses.deleteEmailAddress(added.id)
    expect((await clerk.users.getUser(user.id)).primaryEmailAddress?.emailAddress).toBe(
      emailOf(user),
    )
  })

  it('brings somebody along with the digest of another system', async () => {
    const emailAddress = [`resident-${++count}+clerk_test@example.com`]
    const { id } = await clerk.users.createUser({
      emailAddress,
      passwordDigest: '$P$6ohUJ.1sdOChByXtqJ/n5lcIX3Ay5e1',
      passwordHasher: 'phpass',
    })
    const typed = { userId: id, password: 'a lamp left on overnight' }
    expect(await clerk.users.verifyPassword(typed)).toMatchObject({ verified: true })
  })

  it('deletes a user for good', async () => {
    const user = await newUser()
    const gone = await clerk.users.deleteUser(user.id)
    expect(gone).toMatchObject({ id: user.id })
    await expect(clerk.users.getUser(user.id)).rejects.toMatchObject({ status: 404 })
  })
})

describe('genuine @clerk/backend: sessions and tokens', () => {
  it('gets, lists and revokes the session of a visitor', async () => {
    const user = await newUser()
    const id = await visitor().signIn(emailOf(user), password)
    const session = await clerk.sessions.getSession(id)
    expect(session).toMatchObject({ id, userId: user.id, status: 'active' })
    const list = await clerk.sessions.getSessionList({ userId: user.id, status: 'active' })
    expect(list.data.map((each) => each.id)).toEqual([id])
    expect((await clerk.sessions.revokeSession(id)).status).toBe('revoked')
    const left = await clerk.sessions.getSessionList({ userId: user.id, status: 'active' })
    expect(left.data).toEqual([])
  })

  it('makes a sign-in token that signs its user in once, and revokes one', async () => {
    const user = await newUser()
    const made = await clerk.signInTokens.createSignInToken({
      userId: user.id,
      expiresInSeconds: 600,
    })
    expect(made).toMatchObject({ userId: user.id, status: 'pending' })
    const ticket = { strategy: 'ticket', ticket: made.token }
    const signIn = await visitor().post('/v1/client/sign_ins', ticket)
    expect(signIn.status).toBe('complete')
    await expect(visitor().post('/v1/client/sign_ins', ticket)).rejects.toThrow(/answered 4/)

    const other = await clerk.signInTokens.createSignInToken({
      userId: user.id,
      expiresInSeconds: 600,
    })
    expect((await clerk.signInTokens.revokeSignInToken(other.id)).status).toBe('revoked')
    await expect(
      visitor().post('/v1/client/sign_ins', { strategy: 'ticket', ticket: other.token }),
    ).rejects.toThrow(/answered 4/)
  })

  it('gets a testing token', async () => {
    // The genuine client hands this resource on as it came over the wire.
    const made = (await clerk.testingTokens.createTestingToken()) as { expires_at?: number }
    expect(made).toMatchObject({ token: expect.stringMatching(/.{20}/) })
    expect(made.expires_at).toBeGreaterThan(Date.now() / 1000)
  })

  it('gets the key set that session tokens are signed with', async () => {
    const { keys } = await clerk.jwks.getJwks()
    expect(keys?.[0]).toMatchObject({ kty: 'RSA', alg: 'RS256', use: 'sig' })
    expect(keys?.[0]?.kid).toMatch(/^ins_/)
  })

  it('is refused with a foreign secret key', async () => {
    const stranger = createClerkClient({
      secretKey: `sk_test_${'0'.repeat(43)}`,
      apiUrl: `${site.url}/__clerk/api`,
    })
    await expect(stranger.users.getCount()).rejects.toMatchObject({ status: 401 })
  })
})

describe('genuine @clerk/backend: the instance', () => {
  const other = 'https://other.example'

  it('gets it, and changes what may be changed while it runs', async () => {
    const instance = await clerk.instance.get()
    expect(instance.id).toMatch(/^ins_/)
    expect([instance.environmentType, instance.allowedOrigins]).toEqual(['development', []])
    const changed = await clerk.instance.update({
      allowedOrigins: [other],
      supportEmail: 'help@example.com',
      preferredSignInStrategyWhenPasswordRequired: 'otp',
      testMode: null,
    })
    expect(changed).toBeUndefined()
    expect((await clerk.instance.get()).allowedOrigins).toEqual([other])
    expect(await environment()).toMatchObject({
      auth_config: { test_mode: true },
      display_config: { support_email: 'help@example.com', preferred_sign_in_strategy: 'otp' },
    })
    await clerk.instance.update({
      allowedOrigins: [],
      supportEmail: '',
      preferredSignInStrategyWhenPasswordRequired: '',
    })
    expect((await clerk.instance.get()).allowedOrigins).toEqual([])
    expect((await environment()).display_config).toMatchObject({
      support_email: null,
      preferred_sign_in_strategy: 'password',
    })
  })

  it('switches the list of leaked passwords on and off', async () => {
    const asks = async () => !(await environment()).user_settings.password_settings.disable_hibp
    await clerk.instance.update({ hibp: true })
    expect(await asks()).toBe(true)
    await clerk.instance.update({ hibp: false })
    expect(await asks()).toBe(false)
  })

  it('switches test addresses off and on', async () => {
    const address = () => `tester-${++count}+clerk_test@example.com`
    const signUp = async () => {
      const browser = visitor()
      const { id } = await browser.post('/v1/client/sign_ups', {
        email_address: address(),
        password,
      })
      const path = `/v1/client/sign_ups/${id}`
      const strategy = 'email_code'
      await browser.post(`${path}/prepare_verification`, { strategy })
      return browser.post(`${path}/attempt_verification`, { strategy, code: '424242' })
    }
    await clerk.instance.update({ testMode: false })
    await expect(signUp()).rejects.toThrow(/form_code_incorrect/)
    await clerk.instance.update({ testMode: true })
    expect((await signUp()).status).toBe('complete')
  })

  it('changes who may sign up', async () => {
    const restrictions = { blockEmailSubaddresses: true }
    expect(await clerk.instance.updateRestrictions(restrictions)).toMatchObject({
      allowlist: false,
      blocklist: false,
      blockEmailSubaddresses: true,
      blockDisposableEmailDomains: false,
      ignoreDotsForGmailAddresses: false,
    })
    const email_address = 'subaddress+1@example.com'
    const refused = visitor().post('/v1/client/sign_ups', { email_address, password })
    await expect(refused).rejects.toThrow(/form_email_address_blocked/)
    const open = await clerk.instance.updateRestrictions({ blockEmailSubaddresses: false })
    expect(open.blockEmailSubaddresses).toBe(false)
  })

  it('is told by name what has no meaning here', async () => {
    const script = { clerkJsVersion: '5', testMode: false }
    await expect(clerk.instance.update(script)).rejects.toMatchObject({
      status: 404,
      errors: [{ code: 'not_available', meta: { paramName: 'clerk_js_version' } }],
    })
    expect((await environment()).auth_config.test_mode).toBe(true)
    expect(await clerk.instance.getOrganizationSettings()).toMatchObject({ enabled: false })
  })

  const environment = async () => (await fetch(`${site.url}/__clerk/v1/environment`)).json()
})

function visitor(): FrontendVisitor {
  return new FrontendVisitor(`${site.url}/__clerk`)
}

it('genuine @clerk/backend takes a secret key that bears our mark: calls, the keys of tokens, and whole requests', async () => {
  const secretKey = createSecretKey('development', testKeys.secretKey.slice(8))
  expect(secretKey).toMatch(/^sk_test_Dooryard/)
  const marked = await startGenuineSite({ ...testKeys, secretKey })
  try {
    const apiUrl = `${marked.url}/__clerk/api`
    const client = createClerkClient({ ...testKeys, secretKey, apiUrl })
    const emailAddress = 'marked+clerk_test@example.com'
    const user = await client.users.createUser({ emailAddress: [emailAddress], password })
    expect((await client.users.getUser(user.id)).id).toBe(user.id)
    const visitor = new FrontendVisitor(`${marked.url}/__clerk`)
    const token = await visitor.token(await visitor.signIn(emailAddress, password))
    expect((await verifyToken(token, { secretKey, apiUrl })).sub).toBe(user.id)
    const request = new Request(marked.url, { headers: { authorization: `Bearer ${token}` } })
    expect(await client.authenticateRequest(request)).toMatchObject({ isAuthenticated: true })
    const stranger = createClerkClient({ ...testKeys, apiUrl })
    await expect(stranger.users.getUser(user.id)).rejects.toMatchObject({ status: 401 })
  } finally {
    await marked.close()
  }
})

describe('genuine @clerk/backend: token templates', () => {
  it('makes, lists, changes and deletes them, and gets tokens by them', async () => {
    const user = await newUser({ publicMetadata: { plan: 'porch' } })
    const visitor = new FrontendVisitor(`${site.url}/__clerk`)
    const sessionId = await visitor.signIn(emailOf(user), password)
    const template = await clerk.jwtTemplates.create({
      name: 'garden',
      claims: { aud: 'garden', plan: '{{user.public_metadata.plan}}' },
      lifetime: 120,
      allowedClockSkew: 10,
    })
    expect(template).toMatchObject({ name: 'garden', lifetime: 120, customSigningKey: false })
    const { jwt } = await clerk.sessions.getToken(sessionId, 'garden')
    const apiUrl = `${site.url}/__clerk/api`
    const claims = await verifyToken(jwt, {
      secretKey: testKeys.secretKey,
      apiUrl,
      audience: 'garden',
    })
    expect(claims).toMatchObject({ sub: user.id, aud: 'garden', plan: 'porch' })
    const state = await clerk.authenticateRequest(
      new Request('http://localhost/', { headers: { authorization: `Bearer ${jwt}` } }),
    )
    expect(state.isAuthenticated).toBe(false)

    const session = await clerk.authenticateRequest(
      new Request('http://localhost/', {
        headers: { authorization: `Bearer ${await visitor.token(sessionId)}` },
      }),
    )
    const { getToken } = session.toAuth() as { getToken(options: object): Promise<string | null> }
    expect(await getToken({ template: 'garden' })).toMatch(/^eyJ/)

    const change = { templateId: template.id, name: 'yard', claims: {} }
    expect(await clerk.jwtTemplates.update(change)).toMatchObject({ id: template.id, name: 'yard' })
    const page = await clerk.jwtTemplates.list()
    expect(page.data.map(({ name }) => name)).toEqual(['yard'])
    expect((await clerk.jwtTemplates.get(template.id)).name).toBe('yard')
    expect(await clerk.jwtTemplates.delete(template.id)).toMatchObject({ id: template.id })
    await expect(clerk.sessions.getToken(sessionId, 'yard')).rejects.toMatchObject({ status: 404 })
  })
})

describe('genuine @clerk/backend: actor tokens', () => {
  it('makes and revokes them, and finds who acts in the session that one began', async () => {
    const user = await newUser()
    const actor = { sub: 'user_of_support' }
    const made = await clerk.actorTokens.create({ userId: user.id, actor })
    expect(made).toMatchObject({ status: 'pending', userId: user.id, actor })
    const visitor = new FrontendVisitor(`${site.url}/__clerk`)
    const ticket = String(made.token)
    const signIn = await visitor.post('/v1/client/sign_ins', { strategy: 'ticket', ticket })
    const sessionId: string = signIn.created_session_id
    expect((await clerk.sessions.getSession(sessionId)).actor).toEqual(actor)
    const headers = { authorization: `Bearer ${await visitor.token(sessionId)}` }
    const state = await clerk.authenticateRequest(new Request('http://localhost/', { headers }))
    expect(state.toAuth()).toMatchObject({ userId: user.id, actor })
    const other = await clerk.actorTokens.create({ userId: user.id, actor, expiresInSeconds: 60 })
    expect((await clerk.actorTokens.revoke(other.id)).status).toBe('revoked')
    await expect(clerk.actorTokens.revoke(made.id)).rejects.toMatchObject({ status: 400 })
  })
})
