import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Events, OAuth2Server } from 'oauth2-mock-server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestClock } from '../testing/clock.ts'
import { leave, open, WAY } from '../testing/federation.ts'
import { CLIENT, closeServer } from '../testing/openid-provider.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

const strategy = 'oauth_custom_acme'
const liar = new OAuth2Server()
let server: TestServer
const helpers: Server[] = []

beforeAll(async () => {
  await liar.issuer.keys.generate('RS256')
  await liar.start(0, '127.0.0.1')
})
afterAll(() => liar.stop())

beforeEach(async () => {
  server = await start({ name: 'Acme', issuer: liar.issuer.url!, trustsEmail: true, ...CLIENT })
})
afterEach(async () => {
  liar.service.removeAllListeners()
  await server.close()
  await Promise.all(helpers.splice(0).map(closeServer))
})

function start(acme: object): Promise<TestServer> {
  return testServer(
    // biome-ignore lint/suspicious/noExplicitAny: each test writes its own
    { settings: { social: { custom: { acme: acme as any } } }, clock: createTestClock(Date.now()) },
    { providerTimeout: 500 },
  )
}

async function helper(listener: RequestListener): Promise<string> {
  const one = createServer(listener)
  helpers.push(one)
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', () => resolve()))
  return `http://127.0.0.1:${(one.address() as AddressInfo).port}`
}

/** Goes to the liar and comes back; gives how the sign-in stands then. */
async function comeBack(one = server) {
  const browser = one.browser()
  const page = await leave(browser, { strategy })
  const { headers } = await fetch(page, { redirect: 'manual' })
  const answer = await open(browser, headers.get('location')!)
  const { response } = await browser.get('/v1/client')
  return { answer, client: response, proof: response.sign_in?.first_factor_verification }
}

test('an honest answer of it gets through', async () => {
  const { proof } = await comeBack()
  expect(proof).toMatchObject({ status: 'transferable' })
})

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

describe('FED-3: an ID token is refused', () => {
  test.each<[string, (payload: Record<string, unknown>) => void]>([
    ['of another issuer', (payload) => (payload.iss = 'https://evil.example')],
    ['for another client', (payload) => (payload.aud = 'somebody else')],
    ['with another nonce', (payload) => (payload.nonce = 'another')],
    ['without a nonce', (payload) => delete payload.nonce],
    ['that has expired', (payload) => (payload.exp = 1)],
    ['from the future', (payload) => (payload.nbf = Math.floor(Date.now() / 1000) + 3600)],
    ['without a subject', (payload) => delete payload.sub],
  ])('%s', async (_, change) => {
    liar.service.on(Events.BeforeTokenSigning, (token) => change(token.payload))
    const { answer, client, proof } = await comeBack()
    expect(answer.headers.get('location')).toBe(WAY.redirect_url)
    expect(proof).toMatchObject({ status: 'failed', error: { code: 'oauth_token_exchange_error' } })
    expect(client.sessions).toEqual([])
  })

  test.each([
    ['that is not signed', { alg: 'none' }],
    ['signed with the secret of the client', { alg: 'HS256' }],
    ['signed with a key that the issuer has not', { alg: 'RS256', kid: 'another' }],
  ])('%s', async (_, header) => {
    liar.service.on(Events.BeforeResponse, ({ body }) => {
      const [, payload] = (body as { id_token: string }).id_token.split('.')
      const signature = header.alg === 'none' ? '' : 'c2lnbmF0dXJl'
      Object.assign(body as object, { id_token: `${encode(header)}.${payload}.${signature}` })
    })
    const { proof } = await comeBack()
    expect(proof).toMatchObject({ status: 'failed', error: { code: 'oauth_token_exchange_error' } })
  })

  test('whose signature is of something else', async () => {
    liar.service.on(Events.BeforeResponse, ({ body }) => {
      const [head, payload, signature] = (body as { id_token: string }).id_token.split('.')
      const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString())
      const other = encode({ ...claims, sub: 'somebody else' })
      Object.assign(body as object, { id_token: `${head}.${other}.${signature}` })
    })
    expect((await comeBack()).proof.status).toBe('failed')
  })

  test('that is missing', async () => {
    liar.service.on(Events.BeforeResponse, ({ body }) => {
      delete (body as { id_token?: string }).id_token
    })
    expect((await comeBack()).proof.status).toBe('failed')
  })
})

describe('FED-10: a provider that', () => {
  test('refuses the code is named in the log, and no token is (SEC-7)', async () => {
    liar.service.on(Events.BeforeResponse, (response) => {
      response.statusCode = 400
      response.body = { error: 'invalid_grant', access_token: 'canary-token' }
    })
    const { proof } = await comeBack()
    expect(proof.error.code).toBe('oauth_token_exchange_error')
    expect(server.logged.join()).toContain('invalid_grant')
    expect(server.logged.join()).not.toMatch(/canary|a secret of the site/)
  })

  const hangs: RequestListener = () => {}
  const huge: RequestListener = (_, answer) => {
    answer.setHeader('content-type', 'application/json')
    answer.end(`{"access_token":"${'x'.repeat(2 * 1024 * 1024)}"}`)
  }
  const redirects: RequestListener = (_, answer) => {
    answer.writeHead(307, { location: `${liar.issuer.url}/token` }).end()
  }
  test.each([
    ['hangs', hangs],
    ['answers without end', huge],
    ['redirects', redirects],
    ['is broken', ((_, answer) => answer.writeHead(500).end('{')) as RequestListener],
    ['answers nonsense', ((_, answer) => answer.end('[1]')) as RequestListener],
    ['hangs up', (({ socket }) => socket.destroy()) as RequestListener],
  ])('%s ends in a refusal at the attempt', async (_, listener) => {
    const tokenUrl = await helper(listener)
    const acme = {
      name: 'Acme',
      authorizeUrl: `${liar.issuer.url}/authorize`,
      tokenUrl,
      userinfoUrl: `${liar.issuer.url}/userinfo`,
      ...CLIENT,
    }
    const one = await start(acme)
    const { answer, proof } = await comeBack(one)
    expect(answer.headers.get('location')).toBe(WAY.redirect_url)
    expect(proof).toMatchObject({ status: 'failed', error: { code: 'oauth_token_exchange_error' } })
    await one.close()
  })

  test('is down when somebody begins', async () => {
    const issuer = await helper(hangs)
    const one = await start({ name: 'Acme', issuer, ...CLIENT })
    const { codes } = await one.browser().post('/v1/client/sign_ins', { strategy, ...WAY })
    expect(codes).toEqual(['misconfigured_oauth_provider'])
    await one.close()
  })

  test('says to be another issuer than was configured (FED-2)', async () => {
    const issuer = await helper((_, answer) => {
      answer.setHeader('content-type', 'application/json')
      answer.end(JSON.stringify({ issuer: 'https://evil.example', authorization_endpoint: 'x' }))
    })
    const one = await start({ name: 'Acme', issuer, ...CLIENT })
    const { codes } = await one.browser().post('/v1/client/sign_ins', { strategy, ...WAY })
    expect(codes).toEqual(['misconfigured_oauth_provider'])
    await one.close()
  })

  test('says nothing of the person', async () => {
    const acme = {
      name: 'Acme',
      authorizeUrl: `${liar.issuer.url}/authorize`,
      tokenUrl: `${liar.issuer.url}/token`,
      userinfoUrl: await helper((_, answer) => answer.end('{"sub":{}}')),
      ...CLIENT,
    }
    const one = await start(acme)
    expect((await comeBack(one)).proof.error.code).toBe('oauth_fetch_user_error')
    await one.close()
  })
})
