import { afterEach, beforeEach, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../clock.ts'
import type { Answer, Browser } from '../testing/browser.ts'
import { answerOf, open, WAY } from '../testing/federation.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import { ADA, BOB, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { enrol, secondStep } from '../testing/second-factor.ts'
import { attempt, start, step } from '../testing/sign-in.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let thief: Browser

/** Ada and Bob have accounts; the thief is Bob, and says at a provider that proves no addresses to have Ada's. */
async function begin(settings: object = {}) {
  server = await testServer({
    settings: { social: { google: true }, rateLimits: WIDE_LIMITS, ...settings },
  })
  thief = server.browser()
}
beforeEach(() => begin())
afterEach(() => server.close())

const prepare = (created: Answer, name: string, form: Record<string, string>) =>
  step(thief, created, { name, ...form })

async function leaveAs(created: Answer): Promise<() => Promise<Answer>> {
  const way = { strategy: 'oauth_google', ...WAY }
  const { response } = await prepare(created, 'prepare_first_factor', way)
  const { external_verification_redirect_url: page } = response.first_factor_verification
  const back = await answerOf(thief, new URL(page), { sub: 'thief', email: ADA, verified: false })
  return () => open(thief, back)
}

const current = async () => (await thief.get('/v1/client')).response
const peopleIn = async () =>
  (await current()).sessions.map(({ user }: { user: { id: string } }) => user.id)

test.each(['email_code', 'reset_password_email_code'])(
  'OTP-2: %s that goes to one as another comes back proves nothing of the other',
  async (strategy) => {
    const { userId: ada } = await signUp(server.browser())
    await signUp(server.browser(), BOB)
    const created = await start(thief, { identifier: BOB })
    const comeBack = await leaveAs(created)
    await Promise.all([comeBack(), prepare(created, 'prepare_first_factor', { strategy })])
    const { sign_in } = await current()
    expect(sign_in).toMatchObject({ status: 'needs_first_factor', identifier: ADA })
    for (const about of [created, { response: sign_in } as Answer]) {
      const tried = await attempt(thief, about, { strategy, code: '424242' })
      expect([200, tried.response?.identifier]).not.toEqual([tried.status, ADA])
    }
    expect(await peopleIn()).not.toContain(ada)
    expect((await signIn(server.browser())).status).toBe(200)
  },
)

test('MFA-6: a password of one that is being checked as another comes back is no first factor of the other', async () => {
  const owner = server.browser()
  const { userId: ada, sessionId } = await signUp(owner)
  const phone = await enrol(owner, sessionId, server)
  const own = await signUp(thief, BOB)
  await enrol(thief, own.sessionId, server)
  thief = server.browser()
  const created = await start(thief, { identifier: BOB })
  const comeBack = await leaveAs(created)
  const password = attempt(thief, created, { strategy: 'password', password: PASSWORD })
  await Promise.all([password, comeBack()])
  const { sign_in } = await current()
  expect(sign_in).toMatchObject({ status: 'needs_first_factor', identifier: ADA })
  for (const about of [created, { response: sign_in } as Answer]) {
    await secondStep(thief, about, phone.code())
  }
  expect(await peopleIn()).not.toContain(ada)
})

test('MFA-8: a second step that was begun for one is none of another who came back', async () => {
  await server.close()
  await begin({ newBrowsers: { verify: true } })
  const { userId: ada } = await signUp(server.browser())
  await signUp(server.browser(), BOB)
  const created = await signIn(thief, BOB)
  expect(created.response.status).toBe('needs_client_trust')
  server.clock.advance(9 * MINUTE + 45 * SECOND)
  const mailed = await prepare(created, 'prepare_second_factor', { strategy: 'email_code' })
  expect(mailed.status).toBe(200)
  const comeBack = await leaveAs(created)
  server.clock.advance(30 * SECOND)
  await comeBack()
  const { sign_in } = await current()
  const hers = { response: sign_in } as Answer
  const first = await attempt(thief, hers, { strategy: 'password', password: PASSWORD })
  expect(first.response).toMatchObject({ status: 'needs_client_trust', identifier: ADA })
  const code = { strategy: 'email_code', code: '424242' }
  for (const about of [created, hers]) {
    await step(thief, about, { name: 'attempt_second_factor', ...code })
  }
  expect(await peopleIn()).not.toContain(ada)
})

test('who comes back as another person than they began as is that person', async () => {
  const { userId: ada } = await signUp(server.browser())
  await signUp(server.browser(), BOB)
  const created = await start(thief, { identifier: BOB })
  await (await leaveAs(created))()
  const { sign_in } = await current()
  const done = await attempt(thief, { response: sign_in } as Answer, {
    strategy: 'password',
    password: PASSWORD,
  })
  expect(done.client!.sessions[0]!.user).toMatchObject({ id: ada })
  expect(done.client!.sessions[0]!.user!.external_accounts).toHaveLength(1)

  thief = server.browser()
  const again = await start(thief, { identifier: BOB })
  await (await leaveAs(again))()
  expect(await peopleIn()).toEqual([ada])
})
