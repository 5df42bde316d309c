import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRemoteServer, type RemoteServer } from '../testing/remote.ts'
import { createContext, createSite } from '../testing/site.ts'

let remote: RemoteServer
beforeAll(async () => {
  remote = await createRemoteServer()
})
afterAll(() => remote.server.close())

/** Opens a page of a site whose server is elsewhere. */
async function visit(headers: Record<string, string>) {
  const context = createContext('/', { headers })
  const response = await createSite({ options: remote.options })(context)
  return { response, ...context.locals.auth?.() }
}

/** The token that anybody gets from a handshake. */
async function handshakeToken(cookie = ''): Promise<string> {
  const target = encodeURIComponent('http://auth.site.test/page')
  const response = await remote.call(`/v1/client/handshake?redirect_url=${target}`, {
    headers: { cookie },
  })
  return new URL(response.headers.get('location')!).searchParams.get('__clerk_handshake')!
}

const asHeader = (token: string) => ({ authorization: `Bearer ${token}` })
const asCookie = (token: string, more = '') => ({
  cookie: `__session=${token}; __client_uat=1; __clerk_db_jwt=any${more}`,
})

test('a session token of the server signs in, as header and as cookie', async () => {
  const { userId, token } = await remote.signIn()
  for (const headers of [asHeader(token), asCookie(token)]) {
    expect(await visit(headers)).toMatchObject({ isAuthenticated: true, userId })
  }
})

describe('JWT-4: a token that anybody gets from a handshake', () => {
  test.each([
    ['a stranger', async () => ''],
    ['somebody who is signed in', async () => (await remote.signIn()).cookie],
  ])('is no login: of %s', async (_who, cookie) => {
    const token = await handshakeToken(await cookie())
    for (const headers of [asHeader(token), asCookie(token)]) {
      const { response, isAuthenticated, userId } = await visit(headers)
      expect(response.status).toBe(200)
      expect({ isAuthenticated, userId }).toEqual({ isAuthenticated: false, userId: null })
    }
  })
})
