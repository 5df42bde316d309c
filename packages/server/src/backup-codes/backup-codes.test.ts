import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '../db/database.ts'
import type { Browser } from '../testing/browser.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import { as, signIn, signUp } from '../testing/people.ts'
import { enrol, type Phone, secondStep } from '../testing/second-factor.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'
import { newCodes, normalizeCode } from './codes.ts'
import type {} from './table.ts'

const rateLimits = WIDE_LIMITS

let server: TestServer
let db: Db
let ada: Browser
let sessionId: string
let phone: Phone

beforeEach(async () => {
  server = await testServer(
    { settings: { rateLimits, lockout: { maxAttempts: 100 } } },
    { wrapDatabase: (opened) => (db = opened) },
  )
  ada = server.browser()
  ;({ sessionId } = await signUp(ada))
  phone = await enrol(ada, sessionId, server)
})
afterEach(() => server.close())

async function use(code: string) {
  const browser = server.browser()
  return secondStep(browser, await signIn(browser), code, 'backup_code')
}

test('MFA-4: ten codes of fifty bits, kept as argon2id under one salt', async () => {
  expect(phone.backupCodes).toHaveLength(10)
  expect(new Set(phone.backupCodes).size).toBe(10)
  for (const code of phone.backupCodes)
    expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/)
  const rows = await db.selectFrom('backup_codes').select('digest').execute()
  expect(rows).toHaveLength(10)
  const salts = new Set(rows.map(({ digest }) => digest.split('$').slice(0, 5).join('$')))
  expect([...salts]).toEqual([expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)])
})

test('MFA-4: each works once, however it is typed, and tells the owner', async () => {
  const [one, two] = phone.backupCodes as [string, string]
  expect((await use(` ${one.toUpperCase()} `)).response.status).toBe('complete')
  expect((await use(one)).codes).toEqual(['form_code_incorrect'])
  expect((await use(two.replace('-', ''))).response).toMatchObject({
    status: 'complete',
    second_factor_verification: { strategy: 'backup_code' },
  })
  expect(server.logged.join('\n')).toContain('A backup code was used')
})

test('GR-4: of parallel uses of one code one wins', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => use(phone.backupCodes[0]!)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.every(({ status }) => [200, 422].includes(status))).toBe(true)
})

test('MFA-4: new ones void the old ones; none is shown again', async () => {
  const made = await ada.post(`/v1/me/backup_codes${as(sessionId)}`)
  expect(made.response).toMatchObject({ object: 'backup_code', codes: expect.any(Array) })
  expect((await use(phone.backupCodes[0]!)).codes).toEqual(['form_code_incorrect'])
  const [fresh] = made.response.codes
  expect(JSON.stringify((await ada.get('/v1/client')).body)).not.toContain(fresh)
  expect((await use(fresh)).response.status).toBe('complete')
  expect(server.logged.join('\n')).toContain('has new backup codes')
})

test('the last one gone, they are no longer offered', async () => {
  for (const code of phone.backupCodes) expect((await use(code)).response.status).toBe('complete')
  const half = await signIn(server.browser())
  expect(half.response.supported_second_factors).toEqual([{ strategy: 'totp' }])
  expect((await use('00000-00000')).codes).toEqual(['strategy_for_user_invalid'])
})

test('without another second factor there are none', async () => {
  await ada.post(`/v1/me/totp${as(sessionId)}&_method=DELETE`)
  expect((await ada.post(`/v1/me/backup_codes${as(sessionId)}`)).codes).toEqual([
    'backup_codes_not_available',
  ])
})

test('letters that look like digits are taken for those', () => {
  expect(normalizeCode('O1Ili-ab cd')).toBe('01111abcd')
  const [code] = newCodes({ random: (length: number) => new Uint8Array(length).fill(31) } as never)
  expect(code).toBe('zzzzz-zzzzz')
})
