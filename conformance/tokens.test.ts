import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClerkClient as genuineClient, verifyToken as genuineVerify } from '@clerk/backend'
import { signJwt as genuineSign } from '@clerk/backend/jwt'
import { createClerkClient as ourClient, verifyToken as ourVerify } from '@dooryard/backend'
import { decodeJwt } from '@dooryard/backend/jwt'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { runCommand } from '../packages/server/src/cli/commands.ts'
import { testKeys } from '../tests/harness/site.ts'
import { FrontendVisitor } from './harness/frontend.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'

describe('a session token of ours under genuine verifiers', () => {
  let site: GenuineSite
  let userId: string
  let sessionId: string
  let token: string
  let visitor: FrontendVisitor
  beforeAll(async () => {
    const claims = { metadata: '{{user.public_metadata}}' }
    site = await startGenuineSite(testKeys, { settings: { session: { claims } } })
    const clerk = ourClient({ ...testKeys, apiUrl: `${site.url}/__clerk/api` })
    const emailAddress = ['tokens+clerk_test@example.com']
    const password = 'a-lamp-left-on-overnight'
    userId = (
      await clerk.users.createUser({ emailAddress, password, publicMetadata: { role: 'keeper' } })
    ).id
    visitor = new FrontendVisitor(`${site.url}/__clerk`)
    sessionId = await visitor.signIn('tokens+clerk_test@example.com', password)
    token = await visitor.token(sessionId)
  })
  afterAll(() => site?.close())

  it('passes verifyToken with the PEM key, and with the key set of our Backend API', async () => {
    const { jwtKey } = site.server
    expect(await genuineVerify(token, { jwtKey })).toMatchObject({ sub: userId, sid: sessionId })
    const apiUrl = `${site.url}/__clerk/api`
    const fetched = await genuineVerify(token, { secretKey: testKeys.secretKey, apiUrl })
    expect(fetched).toMatchObject({ sub: userId, sid: sessionId, v: 2 })
  })

  const genuine = () => genuineClient({ ...testKeys, apiUrl: `${site.url}/__clerk/api` })

  it('signs a request with an Authorization header in', async () => {
    const state = await genuine().authenticateRequest(request({ authorization: `Bearer ${token}` }))
    expect(state.status).toBe('signed-in')
    expect(state.toAuth()).toMatchObject({
      ...{ userId, sessionId, isAuthenticated: true },
      sessionClaims: { metadata: { role: 'keeper' } },
    })
  })

  it('signs a request with our cookies in', async () => {
    const clientUat = Math.floor(Date.now() / 1000) - 5
    const cookie = `__session=${token}; __client_uat=${clientUat}; __clerk_db_jwt=any`
    const state = await genuine().authenticateRequest(request({ cookie }))
    expect([state.status, state.reason]).toEqual(['signed-in', null])
  })

  it('JWT-4: is the only one that signs in: the token of a handshake does not', async () => {
    for (const cookie of ['', toCookie(visitor)]) {
      const handshake = await handshakeToken(site, cookie)
      await expect(genuineVerify(handshake, { jwtKey: site.server.jwtKey })).rejects.toThrow()
      await expect(ourVerify(handshake, { jwtKey: site.server.jwtKey })).rejects.toThrow()
      const { jwtKey } = site.server
      const carried: Record<string, string>[] = [
        { authorization: `Bearer ${handshake}` },
        { cookie: `__session=${handshake}; __client_uat=1; __clerk_db_jwt=any` },
      ]
      for (const headers of carried) {
        const theirs = await genuine().authenticateRequest(request(headers))
        const ours = await ourClient({ ...testKeys, jwtKey }).authenticateRequest(request(headers))
        expect([theirs.status, ours.status]).toEqual(['signed-out', 'signed-out'])
      }
    }
  })

  it('comes out of a handshake token under the genuine verifier', async () => {
    const handshake = await handshakeToken(site, toCookie(visitor))
    const url = `http://localhost/page?__clerk_handshake=${handshake}`
    const state = await genuine().authenticateRequest(new Request(url))
    expect(state.status).toBe('signed-in')
    expect(state.toAuth()).toMatchObject({ userId })
  })

  it('is refused when one byte of the signature differs', async () => {
    const forged = `${token.slice(0, -8)}${token.slice(-8) === 'AAAAAAAA' ? 'BBBBBBBB' : 'AAAAAAAA'}`
    await expect(genuineVerify(forged, { jwtKey: site.server.jwtKey })).rejects.toThrow()
  })
})

test('JWT-7: genuine verifiers follow a key that is rotated, without a pause', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dooryard-rotation-'))
  const database = join(folder, 'dooryard.sqlite')
  const clock = { ahead: 0, now: () => Date.now() + clock.ahead }
  const site = await startGenuineSite(testKeys, { database, clock })
  const apiUrl = `${site.url}/__clerk/api`
  const clerk = ourClient({ ...testKeys, apiUrl })
  const emailAddress = ['rotation+clerk_test@example.com']
  const password = 'a-lamp-left-on-overnight'
  await clerk.users.createUser({ emailAddress, password })
  const visitor = new FrontendVisitor(`${site.url}/__clerk`)
  const sessionId = await visitor.signIn(emailAddress[0]!, password)
  const verify = async (token: string) => {
    const options = { secretKey: testKeys.secretKey, apiUrl, clockSkewInMs: 3 * 86_400_000 }
    expect(await genuineVerify(token, options)).toMatchObject({ sid: sessionId })
    return decodeJwt(token).header.kid
  }
  const old = await visitor.token(sessionId)
  const first = await verify(old)

  const code = await runCommand(['keys', 'rotate'], {
    env: {
      PUBLIC_CLERK_PUBLISHABLE_KEY: testKeys.publishableKey,
      CLERK_SECRET_KEY: testKeys.secretKey,
      DOORYARD_DATABASE: database,
    },
    out() {},
    err() {},
    signal: new AbortController().signal,
  })
  expect(code).toBe(0)
  clock.ahead += 2000
  expect(await verify(await visitor.token(sessionId))).toBe(first)
  const { keys } = await clerk.jwks.getJwks()
  expect(keys?.map(({ kid }) => kid)).toEqual([first, expect.any(String)])
  clock.ahead += 25 * 3_600_000
  const second = await verify(await visitor.token(sessionId))
  expect(second).toBe(keys?.[1]?.kid)
  expect(await verify(old)).toBe(first)
  await site.close()
  await rm(folder, { recursive: true })
})

describe('a session token signed by genuine signJwt under our verifiers', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwtKey = publicKey.export({ type: 'spki', format: 'pem' }) as string
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    azp: 'http://localhost',
    exp: now + 60,
    iat: now,
    iss: 'https://calm-otter-42.dooryard.internal',
    nbf: now - 5,
    sid: 'sess_2genuine',
    sub: 'user_2genuine',
    v: 2,
    sts: 'active',
  }
  const sign = (change: object = {}) =>
    genuineSign({ ...claims, ...change }, pkcs8, {
      algorithm: 'RS256',
      header: { kid: 'ins_2genuine', cat: 'cl_B7d4PD111AAA' },
    })

  it('passes our verifyToken', async () => {
    expect(await ourVerify(await sign(), { jwtKey })).toMatchObject({ sub: 'user_2genuine' })
  })

  it('signs a request in, with the same identity that the genuine verifier reads', async () => {
    const headers = { authorization: `Bearer ${await sign()}` }
    const ours = await ourClient({ ...testKeys, jwtKey }).authenticateRequest(request(headers))
    const theirs = await genuineClient({ ...testKeys, jwtKey }).authenticateRequest(
      request(headers),
    )
    expect(theirs.status).toBe('signed-in')
    const { sessionClaims, sessionId, userId, isAuthenticated } = theirs.toAuth() as never
    expect(ours.toAuth()).toMatchObject({ sessionClaims, sessionId, userId, isAuthenticated })
  })

  it.each([
    ['expired', { nbf: now - 600, exp: now - 300 }],
    ['not valid before later', { nbf: now + 300 }],
  ])('is signed out when %s, for the same reason as in the genuine one', async (_, change) => {
    const headers = { authorization: `Bearer ${await sign(change)}` }
    const ours = await ourClient({ ...testKeys, jwtKey }).authenticateRequest(request(headers))
    const theirs = await genuineClient({ ...testKeys, jwtKey }).authenticateRequest(
      request(headers),
    )
    expect([ours.status, ours.reason]).toEqual([theirs.status, theirs.reason])
    expect(ours.status).toBe('signed-out')
  })
})

function request(headers: Record<string, string>): Request {
  return new Request('http://localhost/page', { headers })
}

const toCookie = ({ cookies }: FrontendVisitor) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

/** What anybody gets from a handshake, in the form of a token. */
async function handshakeToken(site: GenuineSite, cookie: string): Promise<string> {
  const target = encodeURIComponent(`${site.url}/page`)
  const url = `${site.url}/__clerk/v1/client/handshake?redirect_url=${target}`
  const response = await fetch(url, { headers: { cookie }, redirect: 'manual' })
  return new URL(response.headers.get('location') ?? '').searchParams.get('__clerk_handshake') ?? ''
}
