import { afterEach, beforeEach, expect, test } from 'vitest'
import { startServer, type TestServer } from '../testing/server.ts'
import { openClerk } from '../testing/site.ts'
import { bootOf, clientOf, sessionOf, signInOf, signUpOf } from '../testing/wire.ts'

const PAGE = 'https://provider.test/authorize?state=abc'
const STRATEGY = 'oauth_google'
const WAY = { strategy: STRATEGY, redirectUrl: '/sso-callback', redirectUrlComplete: '/dashboard' }

const verification = (fields: object = {}) => ({
  object: 'verification_oauth',
  status: 'unverified',
  strategy: STRATEGY,
  attempts: null,
  expire_at: null,
  external_verification_redirect_url: PAGE,
  ...fields,
})
const leavingSignIn = () => signInOf({ first_factor_verification: verification() as never })
const leavingSignUp = () =>
  signUpOf({ verifications: { external_account: verification() } as never })
const wrapped = (response: unknown, client: unknown = null) => ({ body: { response, client } })

let server: TestServer
beforeEach(async () => {
  server = await startServer({
    'POST /client/sign_ins': () => wrapped(leavingSignIn()),
    'POST /client/sign_ups': () => wrapped(leavingSignUp()),
    'GET /client': () => wrapped(clientOf([sessionOf()])),
    'POST /client/sessions/sess_1/touch': () => wrapped(sessionOf()),
  })
})
afterEach(() => server.close())

async function open() {
  const opened = openClerk(server.origin)
  await opened.clerk.load({ boot: bootOf(clientOf()), polling: false })
  return opened
}
const sent = () => Object.fromEntries(server.seen.at(-1)!.form)
const popup = (closed = false) => ({ closed }) as Window

test('a sign-in leaves for the page that the server names', async () => {
  const { clerk, tab } = await open()
  await clerk.client!.signIn.authenticateWithRedirect({ ...WAY, oidcPrompt: 'login' })
  expect(tab.visits).toEqual([{ url: PAGE, replace: false }])
  expect(sent()).toEqual({
    strategy: STRATEGY,
    redirect_url: 'https://app.test/sso-callback',
    action_complete_redirect_url: 'https://app.test/dashboard',
    oidc_prompt: 'login',
    locale: 'en-GB',
  })
})

test('a sign-in that was begun goes on there when it is asked to', async () => {
  const path = '/client/sign_ins/sia_1/prepare_first_factor'
  server.routes[`POST ${path}`] = () => wrapped(leavingSignIn())
  const { clerk, tab } = await open()
  await clerk.client!.signIn.create({ identifier: 'maria@acme.test' })
  await clerk.client!.signIn.authenticateWithRedirect({ ...WAY, continueSignIn: true })
  expect(server.seen.at(-1)!.what).toBe(`POST ${path}`)
  expect(tab.visits).toHaveLength(1)
})

test('a sign-up takes along what is known of it', async () => {
  const { clerk, tab } = await open()
  const given = { unsafeMetadata: { from: 'here' }, legalAccepted: true }
  await clerk.client!.signUp.authenticateWithRedirect({ ...WAY, ...given })
  expect(tab.visits).toHaveLength(1)
  expect(sent()).toMatchObject({ unsafe_metadata: '{"from":"here"}', legal_accepted: 'true' })
})

test('the newer method names the two pages the other way round, and answers { error }', async () => {
  const { clerk, tab } = await open()
  const way = { strategy: STRATEGY, redirectUrl: '/dashboard', redirectCallbackUrl: '/back' }
  expect(await clerk.client!.signUp.sso(way)).toEqual({ error: null })
  expect(tab.visits).toHaveLength(1)
  expect(sent()).toMatchObject({
    redirect_url: 'https://app.test/back',
    action_complete_redirect_url: 'https://app.test/dashboard',
  })
})

test.each([
  [{ external_verification_redirect_url: null }],
  [{ status: 'verified' }],
  [{ external_verification_redirect_url: 'javascript:alert(1)' }],
])('RED-2: nobody leaves for %j', async (fields) => {
  server.routes['POST /client/sign_ins'] = () =>
    wrapped(signInOf({ first_factor_verification: verification(fields) as never }))
  const { clerk, tab } = await open()
  await expect(clerk.client!.signIn.authenticateWithRedirect(WAY)).rejects.toMatchObject({
    code: 'provider_page_missing',
  })
  expect(tab.visits).toEqual([])
})

/** Once the window is on its way to the provider. */
async function begunInPopup(target: Window) {
  const opened = await open()
  const { clerk, tab } = opened
  const done = clerk.client!.signIn.authenticateWithPopup({ ...WAY, popup: target })
  const outcome = done.then(
    () => 'gone on',
    (error) => error.code,
  )
  await expect.poll(() => tab.visits).toEqual([{ url: PAGE, replace: false, target }])
  return { ...opened, outcome, say: sayTo(opened.tab) }
}
const sayTo =
  (tab: Awaited<ReturnType<typeof open>>['tab']) =>
  (data: unknown, origin = 'https://app.test') => {
    for (const hear of [...tab.hearers]) hear({ origin, data })
  }

test('a popup ends at a page of the server, which says that a session began', async () => {
  const { clerk, tab, outcome, say } = await begunInPopup(popup())
  const { redirect_url, action_complete_redirect_url } = sent()
  const back = encodeURIComponent('https://app.test/sso-callback')
  const end = `https://app.test/__clerk/v1/popup_callback?return_url=${back}`
  expect(redirect_url).toBe(`${end}&outcome=open`)
  expect(action_complete_redirect_url).toBe(`${end}&outcome=complete`)
  say({ session: 'sess_1' }, 'https://evil.test')
  say('noise')
  // It would have stopped to listen.
  expect(tab.hearers.size).toBe(1)
  say({ session: 'sess_1' })
  expect(await outcome).toBe('gone on')
  expect(clerk.session!.id).toBe('sess_1')
  expect(tab.visits.at(-1)!.url).toBe('https://app.test/dashboard')
  expect(tab.hearers.size).toBe(0)
})

test('where something is left to do the page goes on at the callback, and nowhere else', async () => {
  const { tab, outcome, say } = await begunInPopup(popup())
  say({ return_url: 'https://app.test/sso-callback' })
  expect(await outcome).toBe('gone on')
  expect(tab.visits.at(-1)!.url).toBe('https://app.test/sso-callback')
})

test('a popup that has lost its opener is heard by the channel of the site', async () => {
  const { clerk, site, outcome } = await begunInPopup(popup())
  site
    .open()
    .channel('clerk-popup', () => {})
    .post({ session: 'sess_1' })
  expect(await outcome).toBe('gone on')
  expect(clerk.session!.id).toBe('sess_1')
})

test('one that is closed is told, and one that only looked closed is heard all the same', async () => {
  const { clerk, site, outcome, say } = await begunInPopup(popup(true))
  site.advance(1000)
  expect(await outcome).toBe('popup_closed')
  say({ session: 'sess_1' })
  await expect.poll(() => clerk.session?.id).toBe('sess_1')
})

test('a popup that the browser did not open is told', async () => {
  const { clerk } = await open()
  await expect(
    clerk.client!.signIn.authenticateWithPopup({ ...WAY, popup: null }),
  ).rejects.toMatchObject({ code: 'popup_blocked' })
  expect(server.seen).toEqual([])
})

test('an attempt that another tab was quicker than begins once more, with the token that the browser has by then', async () => {
  const { clerk } = await open()
  const error = { code: 'client_state_invalid', message: 'no', long_message: 'No.' }
  const answers = [{ status: 400, body: { errors: [error] } }, wrapped(signInOf())]
  server.routes['POST /client/sign_ins'] = () => answers.shift()!
  await clerk.client!.signIn.create({ identifier: 'maria@acme.test' })
  expect(clerk.client!.signIn.id).toBe(signInOf().id)
  answers.push(
    { status: 400, body: { errors: [error] } },
    { status: 400, body: { errors: [error] } },
  )
  await expect(clerk.client!.signIn.create({ identifier: 'a@acme.test' })).rejects.toThrow()
  expect(answers).toEqual([])
})
