import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ADA, PASSWORD, signUp } from '../testing/people.ts'
import { productionKeys, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.close())

describe('development browsers', () => {
  const withToken = (token: string) => `?__clerk_db_jwt=${token}`

  test('carry the client in the query and get a new token at sign-in (SES-4)', async () => {
    await signUp(server.browser())
    const browser = server.browser()
    const { id } = (await browser.post('/v1/dev_browser')).body
    expect((await browser.get(`/v1/client${withToken(id)}`)).response).toBeNull()

    const answer = await browser.post(`/v1/client/sign_ins${withToken(id)}`, {
      identifier: ADA,
      password: PASSWORD,
    })
    expect(answer.setCookies).toEqual([])
    const next = answer.headers.get('clerk-db-jwt')!
    expect((await browser.get(`/v1/client${withToken(next)}`)).response.sessions).toHaveLength(1)
    expect((await browser.get(`/v1/client${withToken(id)}`)).response).toBeNull()
  })

  test('with a token that nobody made are told so', async () => {
    const digest = createHash('sha256').update('guess').digest('base64url')
    for (const token of ['dvb_x', `dvb_${digest}${digest}`, 'é']) {
      const { status, codes } = await server.browser().get(`/v1/client${withToken(token)}`)
      expect([status, codes]).toEqual([401, ['dev_browser_unauthenticated']])
    }
  })

  test('SES-11: do not exist with live keys', async () => {
    const live = await testServer({ mode: 'production' })
    expect(live.publishableKey).toBe(productionKeys.publishableKey)
    expect((await live.browser().post('/v1/dev_browser')).codes).toEqual([
      'url_based_session_syncing_disabled',
    ])
    const { id } = (await server.browser().post('/v1/dev_browser')).body
    const created = await live.browser().post(`/v1/client${withToken(id)}`)
    expect(created.headers.get('clerk-db-jwt')).toBeNull()
    expect((await live.browser().get(`/v1/client${withToken(id)}`)).response).toBeNull()
    await live.close()
  })
})
