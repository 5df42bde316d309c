import { afterEach, expect, test } from 'vitest'
import { SECOND } from '../clock.ts'
import { deferred } from '../testing/deferred.ts'
import { ADA, as, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { attempt, start } from '../testing/sign-in.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

const NEW_PASSWORD = 'another horse 42 battery'

let server: TestServer
afterEach(() => server.close())

test.each([
  [
    'in one step',
    async () => {
      const thief = server.browser()
      return () => signIn(thief)
    },
  ],
  [
    'in two steps',
    async () => {
      const thief = server.browser()
      const created = await start(thief)
      return () => attempt(thief, created, { strategy: 'password', password: PASSWORD })
    },
  ],
])('PW-10: a password that is changed while it is compared opens nothing: %s', async (_, ready) => {
  const compared = deferred()
  const goOn = deferred()
  let isHeld = false
  server = await testServer(
    {},
    {
      wrapPasswords: (passwords) => ({
        ...passwords,
        async check(password, digest) {
          const result = await passwords.check(password, digest)
          if (!isHeld) return result
          isHeld = false
          compared.resolve()
          await goOn.promise
          return result
        },
      }),
    },
  )
  const owner = server.browser()
  const { sessionId } = await signUp(owner)
  const guess = await ready()
  isHeld = true
  const answer = guess()
  await compared.promise
  server.clock.advance(SECOND)
  const changed = await owner.post(`/v1/me/change_password${as(sessionId)}`, {
    current_password: PASSWORD,
    new_password: NEW_PASSWORD,
  })
  expect(changed.status).toBe(200)
  goOn.resolve()
  expect((await answer).status).toBeGreaterThanOrEqual(400)
  expect((await signIn(server.browser(), ADA, NEW_PASSWORD)).status).toBe(200)
})

test('PW-2: of two sign-ins that bring a digest to a newer kind neither is refused', async () => {
  server = await testServer(
    {},
    {
      wrapPasswords: (passwords) => ({
        ...passwords,
        check: async (...given) => ({ ...(await passwords.check(...given)), outdated: true }),
      }),
    },
  )
  await signUp(server.browser())
  const answers = await Promise.all([signIn(server.browser()), signIn(server.browser())])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect((await signIn(server.browser())).status).toBe(200)
})
