import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { frontendRoutes } from '../app.ts'
import { as, signUp } from '../testing/people.ts'
import { ORIGIN, productionKeys, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({ settings: { allowedOrigins: ['https://admin.example'] } })
})
afterAll(() => server.close())

const changing = frontendRoutes.filter(
  ({ method, origin }) => method !== 'GET' && origin !== 'relay',
)
const foreign = {
  'a foreign site': 'https://evil.example',
  'a sibling subdomain': 'https://other.app.test',
  'a look-alike': 'https://app.test.evil.example',
  'the same host without TLS': 'http://app.test',
  'another port': 'https://app.test:8443',
  'an opaque origin': 'null',
  'no origin': '',
}

describe.each(changing.map(({ method, path }) => [method, path] as const))(
  'CSRF-1: %s %s',
  (method, path) => {
    test.each(Object.entries(foreign))('is refused to %s', async (_, origin) => {
      const query = method === 'POST' ? '' : `?_method=${method}`
      const target = `/v1${path.replaceAll(/:\w+/g, 'x')}${query}`
      for (const type of ['application/x-www-form-urlencoded', 'application/json', 'text/plain']) {
        const answer = await server.browser().send('POST', target, {
          body: type === 'application/json' ? '{}' : 'a=1',
          headers: { 'content-type': type, origin },
        })
        expect(answer.status).toBe(403)
        expect(answer.codes).toEqual([origin === '' ? 'origin_missing' : 'origin_invalid'])
      }
    })
  },
)

test('CSRF-1: a foreign page cannot sign a browser in or out', async () => {
  const browser = server.browser()
  const { sessionId } = await signUp(browser)
  const origin = 'https://evil.example'
  await browser.post('/v1/client/sessions?_method=DELETE', {}, { origin })
  await browser.post(`/v1/client/sessions/${sessionId}/remove`, {}, { origin })
  expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(200)
})

test('CSRF-6: a sibling subdomain, to which browsers send SameSite cookies, changes nothing', async () => {
  const browser = server.browser()
  const { sessionId } = await signUp(browser, 'carol+clerk_test@example.com')
  expect(browser.cookies.size).toBeGreaterThan(0)
  for (const origin of ['https://other.app.test', 'https://test']) {
    for (const path of [`sessions/${sessionId}/end`, 'sessions?_method=DELETE']) {
      const headers = { origin, 'sec-fetch-site': 'same-site' }
      expect((await browser.post(`/v1/client/${path}`, {}, headers)).codes).toEqual([
        'origin_invalid',
      ])
    }
  }
  expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(200)
})

test('CSRF-1: without Origin, Sec-Fetch-Site: same-origin is enough, same-site is not', async () => {
  const send = (site: string) =>
    server.browser().post('/v1/client/sign_ins', {}, { origin: '', 'sec-fetch-site': site })
  expect((await send('same-origin')).status).toBe(200)
  for (const site of ['same-site', 'cross-site', 'none']) {
    expect((await send(site)).status).toBe(403)
  }
})

test('CSRF-2: the method is overridden on POST only, by the query only', async () => {
  const browser = server.browser()
  await signUp(browser, 'override+clerk_test@example.com')
  const alive = async () => (await browser.get('/v1/client')).response.sessions.length
  await browser.get('/v1/client/sessions?_method=DELETE')
  await browser.post('/v1/client/sessions', {}, { 'x-http-method-override': 'DELETE' })
  await browser.post('/v1/client/sessions', { _method: 'DELETE' })
  expect((await browser.post('/v1/client?_method=TRACE')).codes).toEqual(['method_not_allowed'])
  expect(await alive()).toBe(1)
  await browser.send('HEAD', '/v1/client/sessions?_method=DELETE')
  expect(await alive()).toBe(1)
})

test('CSRF-2: a parameter that decides something is given once, or the request is refused', async () => {
  const browser = server.browser()
  const { sessionId } = await signUp(browser, 'twice+clerk_test@example.com')
  const alive = async () => (await browser.get('/v1/client')).response.sessions.length
  for (const path of [
    '/v1/client/sessions?_method=DELETE&_method=PATCH',
    '/v1/client/sessions?_method=PATCH&_method=DELETE',
    '/v1/client/sessions?_method=DELETE&_method=DELETE',
    '/v1/client/sessions?_method=DELETE&%5fmethod=',
  ]) {
    const answer = await browser.post(path)
    expect([answer.status, answer.codes], path).toEqual([400, ['malformed_request_parameters']])
  }
  const asBoth = `_clerk_session_id=${sessionId}&_clerk_session_id=sess_other`
  expect((await browser.get(`/v1/me?${asBoth}`)).codes).toEqual(['malformed_request_parameters'])
  const { id } = (await browser.post('/v1/dev_browser')).body
  const browsers = `__clerk_db_jwt=${id}&__clerk_db_jwt=${id}`
  expect((await browser.get(`/v1/client?${browsers}`)).codes).toEqual([
    'malformed_request_parameters',
  ])
  const form = { __dooryard_return_to: ['/a', '/b'], identifier: 'a@b.example' }
  const answer = await browser.submit('/v1/client/sign_ins', form)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    422,
    'text/html; charset=utf-8',
  ])
  expect(await alive()).toBe(1)
})

test('CSRF-4: other content types are refused, whatever follows the essence', async () => {
  const send = (type: string) =>
    server
      .browser()
      .post('/v1/client/sign_ins', { identifier: 'a@b.example' }, { 'content-type': type })
  expect((await send('text/plain')).codes).toEqual(['unsupported_content_type'])
  expect((await send('text/plain; application/json')).codes).toEqual(['unsupported_content_type'])
  const upper = await send('Application/X-WWW-Form-URLEncoded; charset=utf-8')
  expect(upper.codes).toEqual(['form_identifier_not_found'])
})

describe('CSRF-5: CORS', () => {
  const corsOf = (headers: Headers) => headers.get('access-control-allow-origin')

  test.each([ORIGIN, 'https://admin.example'])('answers %s exactly', async (origin) => {
    for (const method of ['GET', 'OPTIONS']) {
      const answer = await server.browser().send(method, '/v1/client', { headers: { origin } })
      expect(corsOf(answer.headers)).toBe(origin)
      expect(answer.headers.get('access-control-allow-credentials')).toBe('true')
      expect(answer.headers.get('vary')).toContain('Origin')
    }
  })

  test.each(Object.values(foreign).filter(Boolean))('gives %s nothing', async (origin) => {
    for (const method of ['GET', 'OPTIONS', 'POST']) {
      const answer = await server.browser().send(method, '/v1/client', { headers: { origin } })
      expect(corsOf(answer.headers)).toBeNull()
    }
  })
})

describe('CSRF-1: a form refused for its origin', () => {
  const refused = async (server: TestServer, origin: string) => {
    const headers = { origin, accept: 'text/html', 'content-type': 'application/json' }
    const url = 'http://app.test/v1/client/sign_ins'
    const response = await server.fetch(new Request(url, { method: 'POST', headers, body: '{}' }))
    return { response, page: await response.text() }
  }

  test('says so on a page of its own, which runs nothing', async () => {
    const { response, page } = await refused(server, 'https://app.test/<b>')
    expect(response.status).toBe(403)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.getSetCookie()).toEqual([])
    expect(page).toContain('This form was not accepted')
    expect(page).toContain('https://app.test/&lt;b&gt; to http://app.test')
  })

  test('says so in the log, once for each pair, and never endlessly', async () => {
    const own = await testServer()
    for (let time = 0; time < 3; time++) await refused(own, 'https://app.test')
    expect(own.logged).toEqual([
      expect.stringMatching(
        /came from "https:\/\/app\.test", and the server knows itself as http:\/\/app\.test\..*DOORYARD_TRUSTED_PROXIES/,
      ),
    ])
    for (let index = 0; index < 50; index++) await refused(own, `https://${index}.test`)
    expect(own.logged.length).toBeLessThan(30)
    await own.close()
  })
})

describe('a server with a host of its own', () => {
  const remote = (host: string, kind: 'test' | 'live') => ({
    publishableKey: `pk_${kind}_${Buffer.from(`${host}$`).toString('base64').replace(/=+$/, '')}`,
    secretKey: productionKeys.secretKey.replace('live', kind),
  })

  test('in production it listens to its own site, not to localhost', async () => {
    const live = await testServer({ mode: 'production', ...remote('clerk.acme.example', 'live') })
    const status = async (origin: string) =>
      (
        await live
          .browser({ origin: 'https://clerk.acme.example' })
          .post('/v1/client', {}, { origin })
      ).status
    expect(await status('https://acme.example')).toBe(200)
    for (const origin of ['http://localhost:3000', 'https://evil.acme.example']) {
      expect(await status(origin)).toBe(403)
    }
    await live.close()
  })

  test('RED-2: in production a made-up Host decides neither who may call nor where redirects lead', async () => {
    const live = await testServer({ mode: 'production', ...remote('clerk.acme.example', 'live') })
    const evil = live.browser({ origin: 'https://evil.example' })
    expect((await evil.post('/v1/client')).status).toBe(403)
    const target = encodeURIComponent('https://evil.example/x')
    expect((await evil.get(`/v1/client/handshake?redirect_url=${target}`)).codes).toEqual([
      'redirect_url_not_associated_with_instance',
    ])
    await live.close()
  })

  test('in development it listens to every port of this machine', async () => {
    const dev = await testServer(remote('brisk-lynx-07.clerk.accounts.dev', 'test'))
    const status = async (origin: string) =>
      (
        await dev
          .browser({ origin: 'http://localhost:4000' })
          .post('/v1/dev_browser', {}, { origin })
      ).status
    expect(await status('http://localhost:5173')).toBe(200)
    expect(await status('http://localhost.evil.example')).toBe(403)
    await dev.close()
  })
})

test('a request with both Origin and Authorization is refused', async () => {
  const answer = await server
    .browser()
    .post('/v1/client/sign_ins', {}, { authorization: 'Bearer x' })
  expect(answer.codes).toEqual(['origin_authorization_headers_conflict'])
})

test('SES-12, XSS-5: answers are private and safe to look at', async () => {
  for (const path of ['/v1/client', '/v1/environment', '/v1/nowhere', '/v1/me']) {
    const { headers } = await server.browser().get(path)
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('vary')).toContain('Cookie')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
  }
})
