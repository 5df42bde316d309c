import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { parseSettings } from '../settings/schema.ts'
import { createTestClock } from '../testing/clock.ts'
import { leave, open } from '../testing/federation.ts'
import { GOOGLE, type Google, playGoogle } from '../testing/google.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

const ACME = '8eaef023-2b34-4da1-9baa-8bc8c9d6a490'
const OTHER = '3aa4a235-b6e2-48d5-9195-7fcf05b459b0'
const PERSONAL = '9188040d-6c67-4c5b-b112-36a304b66dad'

/** Signs whatever it is told to. */
let signer: Google
let server: TestServer
beforeAll(async () => {
  signer = await playGoogle()
})
afterAll(() => signer.close())
afterEach(() => server.close())

/** Somebody of a tenant comes in where `tenant` is configured; gives the state of the attempt. */
async function come(tenant: string, tid: string, claims: object = {}) {
  server = await testServer(
    {
      settings: { social: { microsoft: { ...GOOGLE, tenant } } },
      clock: createTestClock(Date.now()),
    },
    {
      wrapOutside: (outside) => (url, request) =>
        outside(signer.url + (url.endsWith('/token') ? '/token' : '/certs'), request),
    },
  )
  const browser = server.browser()
  const iss = `https://login.microsoftonline.com/${tid}/v2.0`
  const page = await leave(browser, { strategy: 'oauth_microsoft' })
  await open(browser, signer.answer(page, { iss, tid, oid: 'ada', ...claims }))
  return (await browser.get('/v1/client')).response.sign_in.first_factor_verification.status
}

describe('FED-3: whose tenant is configured', () => {
  test.each([
    [ACME, ACME, 'transferable'],
    [ACME.toUpperCase(), ACME, 'transferable'],
    [ACME, OTHER, 'failed'],
    [ACME, PERSONAL, 'failed'],
    ['common', OTHER, 'transferable'],
    ['common', PERSONAL, 'transferable'],
    ['organizations', OTHER, 'transferable'],
    ['organizations', PERSONAL, 'failed'],
    ['consumers', PERSONAL, 'transferable'],
    ['consumers', OTHER, 'failed'],
  ])('%s: somebody of %s is %s', async (tenant, tid, status) => {
    expect(await come(tenant, tid)).toBe(status)
  })

  test('a token that names a tenant and is of another is of neither', async () => {
    const iss = `https://login.microsoftonline.com/${OTHER}/v2.0`
    expect(await come(ACME, ACME, { iss })).toBe('failed')
    await server.close()
    expect(await come('common', OTHER, { iss: 'https://evil.example' })).toBe('failed')
  })
})

test('a domain is no id of a tenant, and the settings say what to write', async () => {
  server = await testServer()
  const social = { microsoft: { ...GOOGLE, tenant: 'acme.onmicrosoft.com' } }
  expect(() => parseSettings({ social })).toThrow(/id of a tenant/)
})
