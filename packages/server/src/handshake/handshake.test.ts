import { verifyToken } from '@dooryard/backend'
import { decodeJwt, hasValidSignature } from '@dooryard/backend/jwt'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Backend, backendOf } from '../testing/backend.ts'
import { BOB, signUp } from '../testing/people.ts'
import { ORIGIN, productionKeys, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const handshake = (target: string, more = '') =>
  `/v1/client/handshake?redirect_url=${encodeURIComponent(target)}${more}`
const page = `${ORIGIN}/dashboard?tab=1`

async function signedInBrowser(name = 'carol') {
  const browser = server.browser()
  await signUp(browser, `${name}+clerk_test@example.com`)
  return browser
}

const directivesOf = (token: string) => decodeJwt(token).payload.handshake as string[]

test('a signed-in browser brings its session back, in development through the URL', async () => {
  const browser = server.browser()
  const { sessionId } = await signUp(browser)
  const { status, headers } = await browser.get(handshake(page))
  expect(status).toBe(307)
  expect(headers.get('cache-control')).toContain('no-store')
  const back = new URL(headers.get('location')!)
  expect([back.origin, back.searchParams.get('tab')]).toEqual([ORIGIN, '1'])
  const directives = directivesOf(back.searchParams.get('__clerk_handshake')!)
  expect(directives.map((directive) => directive.split('=')[0])).toEqual([
    '__session',
    expect.stringMatching(/^__session_.{8}$/),
    '__client_uat',
    expect.stringMatching(/^__client_uat_.{8}$/),
    expect.stringMatching(/^__refresh_.{8}$/),
    '__clerk_db_jwt',
    expect.stringMatching(/^__clerk_db_jwt_.{8}$/),
  ])
  const session = /^__session=([^;]+)/.exec(directives[0]!)![1]!
  expect(decodeJwt(session).payload).toMatchObject({ sid: sessionId, azp: ORIGIN })
})

test('a stranger brings back that nobody is signed in', async () => {
  const { headers } = await server.browser().get(handshake(page))
  const back = new URL(headers.get('location')!)
  const directives = directivesOf(back.searchParams.get('__clerk_handshake')!)
  expect(directives[0]).toContain('__session=; Path=/; Max-Age=0')
  expect(directives[2]).toContain('__client_uat=0;')
})

test('in development nobody leaves without a development token, and with it a signed-in browser stays signed in', async () => {
  const browser = server.browser()
  const { sessionId } = await signUp(browser, BOB)
  const first = await browser.get(handshake(page))
  const answer = new URL(first.headers.get('location')!).searchParams.get('__clerk_handshake')!
  const given = directivesOf(answer).find((directive) => directive.startsWith('__clerk_db_jwt='))!
  const token = /=([^;]+)/.exec(given)![1]!

  const second = await browser.get(handshake(page, `&__clerk_db_jwt=${token}`))
  const back = new URL(second.headers.get('location')!).searchParams.get('__clerk_handshake')!
  const session = /^__session=([^;]+)/.exec(directivesOf(back)[0]!)![1]!
  expect(decodeJwt(session).payload.sid).toBe(sessionId)
  expect(directivesOf(back)).toContainEqual(expect.stringContaining(`__clerk_db_jwt=${token};`))
})

test('JWT-4: the token is signed by the instance, and is no session token', async () => {
  for (const browser of [server.browser(), await signedInBrowser()]) {
    const { headers } = await browser.get(handshake(page))
    const token = new URL(headers.get('location')!).searchParams.get('__clerk_handshake')!
    const jwt = decodeJwt(token)
    expect(await hasValidSignature(jwt, server.jwtKey)).toBe(true)
    expect(jwt.header.cat).toBe('cl_I7d4PD111III')
    expect(Object.keys(jwt.payload).sort()).toEqual(['exp', 'handshake', 'iat', 'iss'])
    await expect(verifyToken(token, { jwtKey: server.jwtKey })).rejects.toThrow()
  }
})

test('SES-15: a nonce is handed out instead, when asked for', async () => {
  const { headers } = await (await signedInBrowser('dora')).get(handshake(page, '&format=nonce'))
  const back = new URL(headers.get('location')!)
  expect(back.searchParams.get('__clerk_handshake_nonce')).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(back.searchParams.has('__clerk_handshake')).toBe(false)
})

describe('SES-7: a nonce that was made before its session ended hands out nothing', () => {
  const endings: Record<
    string,
    (backend: Backend, ids: { userId: string; sessionId: string }) => Promise<unknown>
  > = {
    ban: (backend, { userId }) => backend(`POST /users/${userId}/ban`),
    deletion: (backend, { userId }) => backend(`DELETE /users/${userId}`),
    revocation: (backend, { sessionId }) => backend(`POST /sessions/${sessionId}/revoke`),
    nothing: async () => {},
  }
  test.each(Object.keys(endings))('%s', async (name) => {
    const own = await testServer()
    const browser = own.browser()
    const backend = backendOf(own)
    const ids = await signUp(browser)
    const { headers } = await browser.get(handshake(page, '&format=nonce'))
    const nonce = new URL(headers.get('location')!).searchParams.get('__clerk_handshake_nonce')!
    await endings[name]!(backend, ids)
    const { status, body } = await backend(`GET /clients/handshake_payload?nonce=${nonce}`)
    if (name === 'nothing') expect(body.directives[0]).toMatch(/^__session=eyJ/)
    else expect([status, body.directives]).toEqual([404, undefined])
    await own.close()
  })
})

test('in production the answer is a cookie for the whole site', async () => {
  const frontendApi = 'clerk.acme.example'
  const live = await testServer({
    mode: 'production',
    publishableKey: `pk_live_${btoa(`${frontendApi}$`)}`,
    secretKey: productionKeys.secretKey,
  })
  const browser = live.browser({ origin: `https://${frontendApi}` })
  const { headers, setCookies } = await browser.get(
    handshake('https://acme.example/a', '&format=nonce'),
  )
  expect(headers.get('location')).toBe('https://acme.example/a')
  expect(setCookies).toEqual([
    expect.stringMatching(
      /^__clerk_handshake=[\w-]+\.[\w-]+\.[\w-]+; Path=\/; Domain=acme\.example; Max-Age=60; Secure; SameSite=Lax$/,
    ),
    '__clerk_handshake_nonce=; Path=/; Domain=acme.example; Max-Age=0; Secure; SameSite=Lax',
  ])
  await live.close()
})

test('a development browser gets its token as a cookie of the site', async () => {
  const browser = server.browser()
  const { id } = (await browser.post('/v1/dev_browser')).body
  const target = `${page}&__clerk_db_jwt=${id}`
  const { headers } = await browser.get(handshake(target, `&__clerk_db_jwt=${id}`))
  const back = new URL(headers.get('location')!)
  expect(back.searchParams.has('__clerk_db_jwt')).toBe(false)
  const directives = directivesOf(back.searchParams.get('__clerk_handshake')!)
  expect(directives.join('\n')).toContain(`__clerk_db_jwt=${id};`)
})

describe('RED-5: nothing is appended to a foreign target', () => {
  test.each([
    'https://evil.example/',
    '//evil.example',
    'javascript:alert(1)',
    'https://app.test@evil.example/',
    'https://app.test/..//evil.example',
  ])('%s', async (target) => {
    const { status, codes, headers } = await server.browser().get(handshake(target))
    expect([status, codes]).toEqual([422, ['redirect_url_not_associated_with_instance']])
    expect(headers.get('location')).toBeNull()
  })

  test('no target at all', async () => {
    expect((await server.browser().get('/v1/client/handshake')).codes).toEqual([
      'form_param_missing',
    ])
  })
})
