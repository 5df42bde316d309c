import { createClerkClient } from '@dooryard/backend'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SECOND } from '../clock.ts'
import { systemRandom } from '../random.ts'
import { parseSettings } from '../settings/schema.ts'
import { backendOf } from '../testing/backend.ts'
import { newDatabase } from '../testing/database.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

const APP = 'com.example.app://callback'
const google = { google: { clientId: 'id', clientSecret: 'secret' } }

let server: TestServer
beforeEach(async () => {
  server = await testServer({
    settings: { social: google, redirectUrls: ['https://code.example/back'] },
  })
})
afterEach(() => server.close())

const create = (url: unknown, on = server) =>
  backendOf(on)('POST /redirect_urls', { json: { url } })
const list = async () => (await backendOf(server)('GET /redirect_urls?paginated=true')).body

/** What a sign-in through a provider says of its way back. */
const leave = async (redirect_url: string, on = server) => {
  const form = { strategy: 'oauth_google', redirect_url }
  const answer = await on.browser().post('/v1/client/sign_ins', form)
  return answer.codes[0] ?? answer.status
}

test('addresses for redirects are made, read, listed and deleted with the secret key', async () => {
  const made = (await create(APP)).body
  expect(made).toEqual({
    object: 'redirect_url',
    id: expect.stringMatching(/^ru_\w{27}$/),
    url: APP,
    created_at: server.clock.now(),
    updated_at: server.clock.now(),
  })
  const other = (await create('https://other.example/back?a=1')).body
  expect(await list()).toEqual({ data: [made, other], total_count: 2 })
  expect((await backendOf(server)('GET /redirect_urls?limit=1&offset=1')).body).toEqual([other])
  const place = `/redirect_urls/${made.id}`
  expect((await backendOf(server)(`GET ${place}`)).body).toEqual(made)
  expect((await backendOf(server)(`DELETE ${place}`)).body).toEqual({
    object: 'redirect_url',
    id: made.id,
    deleted: true,
  })
  for (const method of ['GET', 'DELETE']) {
    expect(await backendOf(server)(`${method} ${place}`)).toMatchObject({ status: 404 })
  }
  expect((await list()).data).toEqual([other])
})

test('our own client does the same', async () => {
  const clerk = createClerkClient({
    secretKey: server.secretKey,
    publishableKey: server.publishableKey,
    apiUrl: 'http://localhost/api',
    fetch: (input, init) => server.fetch(new Request(input, init)),
  })
  const { id } = await clerk.redirectUrls.createRedirectUrl({ url: APP })
  expect(await clerk.redirectUrls.getRedirectUrl(id)).toMatchObject({ id, url: APP })
  expect((await clerk.redirectUrls.getRedirectUrlList()).data).toHaveLength(1)
  await clerk.redirectUrls.deleteRedirectUrl(id)
  expect((await clerk.redirectUrls.getRedirectUrlList()).totalCount).toBe(0)
})

describe('RED-3: a sign-in leads back', () => {
  test('to an address that is listed, as a whole, and only while it is', async () => {
    expect(await leave('https://other.example/back')).toBe(
      'redirect_url_not_associated_with_instance',
    )
    const { body } = await create('https://other.example/back')
    server.clock.advance(SECOND)
    expect(await leave('https://other.example/back')).toBe(200)
    expect(await leave('https://code.example/back')).toBe(200)
    for (const near of [
      'https://other.example/back/further',
      'https://other.example/back?next=x',
      'https://other.example/',
      'https://other.example:8443/back',
      'http://other.example/back',
      'https://me@other.example/back',
    ]) {
      expect([near, await leave(near)]).toEqual([near, 'redirect_url_not_associated_with_instance'])
    }
    await backendOf(server)(`DELETE /redirect_urls/${body.id}`)
    server.clock.advance(SECOND)
    expect(await leave('https://other.example/back')).toBe(
      'redirect_url_not_associated_with_instance',
    )
  })

  test('to an app by its scheme, which is told to no page', async () => {
    expect(await leave(APP)).toBe('redirect_url_not_associated_with_instance')
    await create(APP)
    server.clock.advance(SECOND)
    expect(await leave(APP)).toBe(200)
    const popup = await server
      .browser()
      .get(`/v1/popup_callback?return_url=${encodeURIComponent(APP)}`)
    expect(popup.body).not.toContain('opener?.postMessage')
  })
})

describe('RED-3: what is no place to be sent to is refused, by call and in the settings', () => {
  test.each([
    ['javascript:alert(1)//x', 'prohibited_redirect_url'],
    ['JaVaScRiPt://example.com/%0aalert(1)', 'prohibited_redirect_url'],
    ['data:text/html,x', 'prohibited_redirect_url'],
    ['blob:https://example.com/1', 'prohibited_redirect_url'],
    ['file:///etc/passwd', 'prohibited_redirect_url'],
    ['intent://x#Intent;end', 'invalid_redirect_url'],
    ['ms-msdt:/id', 'prohibited_redirect_url'],
    ['http://example.com/back', 'prohibited_redirect_url'],
    ['https://*.example.com/', 'invalid_redirect_url'],
    ['https://me:secret@example.com/', 'invalid_redirect_url'],
    ['https://example.com/#token', 'invalid_redirect_url'],
    ['https://example.com\\@evil.example/', 'invalid_redirect_url'],
    [' https://example.com/', 'invalid_redirect_url'],
    ['https://exa\nmple.com/', 'invalid_redirect_url'],
    ['/callback', 'invalid_redirect_url'],
    ['https://code.example/back', 'form_identifier_exists'],
    [undefined, 'form_param_missing'],
    [['https://a.example/'], 'form_param_type_invalid'],
  ])('%s', async (url, code) => {
    const answer = await create(url)
    expect([answer.status, answer.body.errors[0].code]).toEqual([422, code])
    expect(answer.body.errors[0].meta.param_name).toBe('url')
    expect((await list()).total_count).toBe(0)
    if (typeof url === 'string' && code !== 'form_identifier_exists') {
      expect(() => parseSettings({ redirectUrls: [url] })).toThrow('redirectUrls')
    }
  })
})

test('two processes that make the same one at once make one; all see it within a second', async () => {
  const shared = {
    database: await newDatabase(),
    random: systemRandom,
    settings: { social: google },
  }
  const [here, there] = [await testServer(shared), await testServer(shared)]
  await leave(APP, there)
  const answers = await Promise.all([create(APP, here), create(APP, there)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
  const others = await Promise.all(
    Array.from({ length: 6 }, (_, at) => create(`https://a.example/${at}`, at % 2 ? here : there)),
  )
  expect(others.map(({ status }) => status)).toEqual(Array(6).fill(200))
  expect((await backendOf(here)('GET /redirect_urls')).body).toHaveLength(7)
  there.clock.advance(SECOND)
  expect(await leave(APP, there)).toBe(200)
  await Promise.all([here.close(), there.close()])
})

test('an instance has a hundred at most', async () => {
  for (let count = 0; count < 100; count++) await create(`https://a.example/${count}`)
  const refused = await create('https://a.example/100')
  expect([refused.status, refused.body.errors[0].code]).toEqual([403, 'quota_exceeded'])
})
