import { afterEach, beforeEach, expect, test } from 'vitest'
import { CLIENT_COOKIE } from '../testing/client-cookie.ts'
import { ADA, BOB, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.close())

test('SES-4: whoever planted a client cookie and signs in at the same moment gets nobody’s session', async () => {
  await signUp(server.browser(), ADA)
  await signUp(server.browser(), BOB)
  for (let round = 0; round < 4; round++) {
    const planter = server.browser()
    await planter.post('/v1/client')
    const victim = server.browser()
    victim.cookies.set(CLIENT_COOKIE, planter.cookies.get(CLIENT_COOKIE)!)
    await Promise.all([signIn(planter, BOB), signIn(victim, ADA)])
    expect(JSON.stringify(await planter.get('/v1/client')), `round ${round}`).not.toContain(ADA)
    server.clock.advance(20_000)
  }
})

test('SES-4, FED-6: whoever planted a client cookie gives no password to the sign-up that is made with it', async () => {
  const planter = server.browser()
  await planter.post('/v1/client')
  const victim = server.browser()
  victim.cookies.set(CLIENT_COOKIE, planter.cookies.get(CLIENT_COOKIE)!)
  const form = { email_address: ADA, password: PASSWORD }
  const { response } = await victim.post('/v1/client/sign_ups', form)
  const path = `/v1/client/sign_ups/${response.id}`
  await victim.post(`${path}/prepare_verification`, { strategy: 'email_code' })
  await planter.post(`${path}?_method=PATCH`, { password: 'quite another 77 secret' })
  const code = { strategy: 'email_code', code: '424242' }
  const done = await victim.post(`${path}/attempt_verification`, code)
  expect(done.response.status).toBe('complete')
  expect((await signIn(server.browser(), ADA, 'quite another 77 secret')).status).toBe(422)
  expect((await signIn(server.browser(), ADA)).status).toBe(200)
})
