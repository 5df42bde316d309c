import { afterEach, expect, test } from 'vitest'
import { backendOf } from '../testing/backend.ts'
import { deferred } from '../testing/deferred.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import { as, signIn, signUp } from '../testing/people.ts'
import { enrol, secondStep } from '../testing/second-factor.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'
import { stepAt, totpCode } from '../totps/code.ts'
import { fromBase32 } from '../totps/secret.ts'

const rateLimits = WIDE_LIMITS

let server: TestServer
let hashed = 0
let hold: (() => Promise<void>) | null

/** The next set of codes waits while it is hashed: says when it does, and for whom. */
function holdHashing() {
  const hashing = deferred()
  const goOn = deferred()
  hold = async () => {
    hold = null
    hashing.resolve()
    await goOn.promise
  }
  return { hashing: hashing.promise, goOn: goOn.resolve }
}

async function open() {
  hold = null
  hashed = 0
  server = await testServer(
    { settings: { rateLimits } },
    {
      wrapPasswords: (passwords) => ({
        ...passwords,
        async hashSet(secrets) {
          hashed++
          await hold?.()
          return passwords.hashSet(secrets)
        },
      }),
    },
  )
}
afterEach(() => server.close())

const revoke = (sessionId: string) => backendOf(server)(`POST /sessions/${sessionId}/revoke`)

test('SES-7, MFA-5: a session that is ended while backup codes are hashed gets none', async () => {
  await open()
  const owner = server.browser()
  const { sessionId } = await signUp(owner)
  const phone = await enrol(owner, sessionId, server)
  const thief = server.browser()
  const stolen = (await secondStep(thief, await signIn(thief), phone.code())).response
    .created_session_id as string
  const { hashing, goOn } = holdHashing()
  const answer = thief.post(`/v1/me/backup_codes${as(stolen)}`)
  await hashing
  expect((await revoke(stolen)).status).toBe(200)
  goOn()
  expect((await answer).codes).toEqual(['signed_out'])
  const browser = server.browser()
  const half = await signIn(browser)
  const kept = await secondStep(browser, half, phone.backupCodes[0]!, 'backup_code')
  expect(kept.response.status).toBe('complete')
})

test('SES-7, MFA-5: a session that is ended while it sets up an authenticator app sets up none', async () => {
  await open()
  await signUp(server.browser())
  const thief = server.browser()
  const stolen = (await signIn(thief)).response.created_session_id as string
  const { secret } = (await thief.post(`/v1/me/totp${as(stolen)}`)).response
  const { hashing, goOn } = holdHashing()
  const code = totpCode(fromBase32(secret)!, stepAt(server.clock.now()))
  const answer = thief.post(`/v1/me/totp/attempt_verification${as(stolen)}`, { code })
  await hashing
  expect((await revoke(stolen)).status).toBe(200)
  goOn()
  expect((await answer).codes).toEqual(['signed_out'])
  expect((await signIn(server.browser())).response.status).toBe('complete')
})

test('PW-8: a wrong code of an app that is being set up costs no hash', async () => {
  await open()
  const owner = server.browser()
  const { sessionId } = await signUp(owner)
  await owner.post(`/v1/me/totp${as(sessionId)}`)
  const path = `/v1/me/totp/attempt_verification${as(sessionId)}`
  for (const code of ['000000', 'abc']) {
    expect((await owner.post(path, { code })).codes).toEqual(['form_code_incorrect'])
  }
  expect(hashed).toBe(0)
  await enrol(owner, sessionId, server)
  expect(hashed).toBe(1)
})
