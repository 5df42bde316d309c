import { afterEach, expect, test } from 'vitest'
import { backendOf, createUser } from '../testing/backend.ts'
import { deferred } from '../testing/deferred.ts'
import { ADA, as, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

const NEW_PASSWORD = 'another horse 42 battery'

let server: TestServer
afterEach(() => server.close())

test.each([
  ['changes', 'change_password', { current_password: PASSWORD, new_password: NEW_PASSWORD }],
  ['removes', 'remove_password', { current_password: PASSWORD }],
])('SES-7: a session that is ended while its password is hashed %s none', async (_, name, form) => {
  const hashing = deferred()
  const goOn = deferred()
  let isHeld = false
  const hold = async () => {
    if (!isHeld) return
    isHeld = false
    hashing.resolve()
    await goOn.promise
  }
  server = await testServer(
    {},
    {
      wrapPasswords: (passwords) => ({
        ...passwords,
        async check(...given) {
          await hold()
          return passwords.check(...given)
        },
      }),
    },
  )
  const owner = server.browser()
  await signUp(owner)
  const thief = server.browser()
  const { response } = await signIn(thief)
  const session = response.created_session_id as string
  isHeld = true
  const answer = thief.post(`/v1/me/${name}${as(session)}`, form)
  await hashing.promise
  const revoked = await server.fetch(
    new Request(`https://app.test/api/v1/sessions/${session}/revoke`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.secretKey}` },
    }),
  )
  expect(revoked.status).toBe(200)
  goOn.resolve()
  const { status, codes } = await answer
  expect([status, codes]).toEqual([401, ['signed_out']])
  expect((await signIn(server.browser(), ADA)).status).toBe(200)
})

test('a password is taken away where its owner gets in by a link', async () => {
  const strategies = { emailLink: true, emailCode: false }
  server = await testServer({ settings: { strategies } })
  const owner = server.browser()
  await createUser(backendOf(server))
  const { response } = await signIn(owner)
  const path = `/v1/me/remove_password${as(response.created_session_id)}`
  const removed = await owner.post(path, { current_password: PASSWORD })
  expect([removed.status, removed.codes]).toEqual([200, []])
})
