import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type DooryardServer } from 'dooryard'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPage } from '../page/page.ts'
import { Site } from '../testing/site.ts'
import { until } from '../testing/until.ts'
import { Clerk } from './clerk.ts'

/** The journeys of a page against the genuine server, in this process. */

const EMAIL = 'maria+clerk_test@acme.test'
const OTHER_EMAIL = 'otto+clerk_test@acme.test'
const PASSWORD = 'correct horse battery staple'
const CODE = '424242'

let dataDir: string
let server: DooryardServer
let site: Site
const started = {
  mode: 'development',
  database: ':memory:',
  basePath: '/__clerk',
  log: { info() {}, warn() {}, error() {} },
} as const
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'dooryard-browser-'))
  site = new Site()
  site.now = Date.now()
  server = await createServer({ ...started, dataDir, clock: { now: () => site.now } })
})
afterEach(async () => {
  await server.close()
  await rm(dataDir, { recursive: true })
})

async function open(options: Parameters<Clerk['load']>[0] = { polling: false }) {
  const tab = site.open()
  const clerk = new Clerk(
    createPage(server.publishableKey, { platform: tab, fetch: site.fetchFrom(server) }),
  )
  await clerk.load(options)
  return { clerk, tab }
}

async function signUp(clerk: Clerk, emailAddress = EMAIL) {
  const { signUp } = clerk.client!
  await signUp.create({ emailAddress, password: PASSWORD })
  await signUp.prepareEmailAddressVerification()
  await signUp.attemptEmailAddressVerification({ code: CODE })
  await clerk.setActive({ session: signUp.createdSessionId })
}

test('signing up with an e-mail code signs in', async () => {
  const { clerk } = await open()
  expect(clerk.status).toBe('ready')
  expect(clerk.session).toBeNull()
  const { signUp } = clerk.client!
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD, firstName: 'Maria' })
  expect(signUp.status).toBe('missing_requirements')
  expect(signUp.unverifiedFields).toContain('email_address')
  await signUp.prepareEmailAddressVerification()
  expect(signUp.verifications.emailAddress.status).toBe('unverified')

  await expect(signUp.attemptEmailAddressVerification({ code: '000000' })).rejects.toMatchObject({
    status: 422,
    errors: [{ code: 'form_code_incorrect', meta: { paramName: 'code' } }],
  })
  await signUp.attemptEmailAddressVerification({ code: CODE })
  expect(signUp.status).toBe('complete')
  expect(clerk.session).toBeNull()
  await clerk.setActive({ session: signUp.createdSessionId })

  expect(clerk.user?.primaryEmailAddress?.emailAddress).toBe(EMAIL)
  expect(clerk.session?.status).toBe('active')
  expect(site.cookies.get('__session')).toBe(await clerk.session!.getToken())
  expect([...site.hidden.keys()]).toEqual([expect.stringMatching(/^__Host-__client_[\w-]{8}$/)])
})

test('signing in with a password, and with a code; wrong ones are refused at their field', async () => {
  const { clerk } = await open()
  await signUp(clerk)
  await clerk.signOut(() => {})
  expect(clerk.session).toBeNull()
  expect(site.cookies.has('__session')).toBe(false)

  const { signIn } = clerk.client!
  expect(await signIn.password({ identifier: EMAIL, password: 'not the password' })).toMatchObject({
    error: { status: 422 },
  })
  expect(await signIn.password({ identifier: EMAIL, password: PASSWORD })).toEqual({ error: null })
  expect(await signIn.finalize()).toEqual({ error: null })
  expect(clerk.isSignedIn).toBe(true)
  await clerk.signOut(() => {})

  const again = clerk.client!.signIn
  expect(await again.emailCode.sendCode({ emailAddress: EMAIL })).toEqual({ error: null })
  expect(await again.emailCode.verifyCode({ code: CODE })).toEqual({ error: null })
  expect(again.status).toBe('complete')
})

test('a forgotten password is replaced', async () => {
  const { clerk } = await open()
  await signUp(clerk)
  await clerk.signOut(() => {})
  const { signIn } = clerk.client!
  await signIn.create({ identifier: EMAIL })
  const { sendCode, verifyCode, submitPassword } = signIn.resetPasswordEmailCode
  expect(await sendCode()).toEqual({ error: null })
  expect(await verifyCode({ code: CODE })).toEqual({ error: null })
  expect(signIn.status).toBe('needs_new_password')
  expect(await submitPassword({ password: 'another horse battery staple' })).toEqual({
    error: null,
  })
  expect(signIn.status).toBe('complete')
})

test('a browser that is new is shown to be theirs by a code to an address', async () => {
  await server.close()
  server = await createServer({
    ...started,
    dataDir,
    clock: { now: () => site.now },
    settings: { newBrowsers: { verify: true } },
  })
  const { clerk: other } = await open()
  await signUp(other)
  await other.signOut(() => {})
  site.cookies.clear()
  site.hidden.clear()
  const { clerk: stranger } = await open()
  const { signIn } = stranger.client!
  expect(await signIn.password({ identifier: EMAIL, password: PASSWORD })).toEqual({ error: null })
  expect([signIn.status, signIn.clientTrustState]).toEqual(['needs_client_trust', 'new'])
  expect(await signIn.mfa.sendPhoneCode()).toMatchObject({ error: { code: 'factor_not_found' } })
  expect(await signIn.mfa.sendEmailCode()).toEqual({ error: null })
  expect(await signIn.mfa.verifyEmailCode({ code: CODE })).toEqual({ error: null })
  expect(await signIn.finalize()).toEqual({ error: null })
  expect(stranger.isSignedIn).toBe(true)
})

test('the page boots from what the server resumes, without a request', async () => {
  const first = await open()
  await signUp(first.clerk)
  const cookie = [...site.cookies, ...site.hidden].map((pair) => pair.join('=')).join('; ')
  const request = new Request('https://app.test/', { headers: { cookie } })
  const { client, feedback } = await server.resume(request)
  const fetch = vi.fn()
  const { clerk } = await open({
    polling: false,
    boot: { client, feedback, environment: server.environment() },
    fetch,
  })
  expect(clerk.user?.id).toBe(first.clerk.user?.id)
  expect(await clerk.session!.getToken()).toBe(site.cookies.get('__session'))
  expect(fetch).not.toHaveBeenCalled()
})

test('the session token is renewed while the page is open', async () => {
  const { clerk } = await open({})
  await signUp(clerk)
  const first = await clerk.session!.getToken()
  site.advance(45_000)
  await until(() => expect(site.cookies.get('__session')).not.toBe(first))
  const second = site.cookies.get('__session')
  expect(await clerk.session!.getToken()).toBe(second)
  clerk.dispose()
})

test('several accounts: switching, and leaving one', async () => {
  const { clerk } = await open()
  await signUp(clerk)
  const maria = clerk.session!.id
  await signUp(clerk, OTHER_EMAIL)
  const otto = clerk.session!.id
  expect(clerk.client!.signedInSessions).toHaveLength(2)
  expect(clerk.user?.primaryEmailAddress?.emailAddress).toBe(OTHER_EMAIL)

  await clerk.setActive({ session: maria })
  expect(clerk.user?.primaryEmailAddress?.emailAddress).toBe(EMAIL)
  expect(clerk.client!.lastActiveSessionId).toBe(maria)
  const other = await open()
  expect(other.clerk.session?.id).toBe(maria)

  await clerk.signOut(() => {}, { sessionId: maria })
  expect(clerk.client!.signedInSessions.map(({ id }) => id)).toEqual([otto])
  await clerk.setActive({ session: otto })
  expect(clerk.user?.primaryEmailAddress?.emailAddress).toBe(OTHER_EMAIL)
})

test('a user changes name, metadata and password', async () => {
  const { clerk } = await open()
  await signUp(clerk)
  const user = clerk.user!
  await user.update({ firstName: 'Mia', unsafeMetadata: { theme: { dark: true, size: 2 } } })
  await user.update({ unsafeMetadata: { theme: { dark: true } } })
  await user.updateMetadata({ unsafeMetadata: { seen: [1, 2] } })
  expect(user).toMatchObject({ firstName: 'Mia', fullName: 'Mia' })
  expect(user.unsafeMetadata).toEqual({ theme: { dark: true }, seen: [1, 2] })
  expect(clerk.user).toMatchObject({ firstName: 'Mia' })

  const newPassword = 'another horse battery staple'
  await expect(
    user.updatePassword({ currentPassword: 'wrong password', newPassword }),
  ).rejects.toMatchObject({ errors: [{ meta: { paramName: 'current_password' } }] })
  await user.updatePassword({ currentPassword: PASSWORD, newPassword })
  expect((await user.getSessions()).length).toBe(1)
})

test('metadata is replaced as a whole, also where another tab wrote since', async () => {
  const { clerk } = await open()
  await signUp(clerk)
  const elsewhere = await open()
  await elsewhere.clerk.user!.update({ unsafeMetadata: { theirs: 1, both: { a: 1 } } })
  await clerk.user!.update({ unsafeMetadata: { mine: 2, both: { b: 2 } } })
  await elsewhere.clerk.user!.reload()
  for (const one of [clerk, elsewhere.clerk]) {
    expect(one.user!.unsafeMetadata).toEqual({ mine: 2, both: { b: 2 } })
  }
})

test('a session that was ended elsewhere ends here at the next token', async () => {
  const { clerk } = await open()
  await signUp(clerk)
  const elsewhere = await open()
  await elsewhere.clerk.session!.end()
  site.advance(61_000)
  expect(await clerk.session!.getToken()).toBeNull()
  expect(clerk.session).toBeNull()
})

test('XSS-7: no journey touches web storage', async () => {
  const touched = vi.fn()
  const storage = new Proxy({}, { get: touched, set: touched, has: touched })
  vi.stubGlobal('localStorage', storage)
  vi.stubGlobal('sessionStorage', storage)
  const { clerk } = await open()
  await signUp(clerk)
  await clerk.session!.getToken({ skipCache: true })
  await clerk.signOut(() => {})
  vi.unstubAllGlobals()
  expect(touched).not.toHaveBeenCalled()
})
