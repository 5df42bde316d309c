import { randomBytes } from 'node:crypto'
import { createClerkClient } from '@dooryard/backend'
import { createPublishableKey } from '@dooryard/protocol'
import { createServer, type DooryardServer, type SettingsInput } from 'dooryard'
import type { ClerkMiddlewareOptions } from '../server/options.ts'

const REMOTE_ORIGIN = 'http://auth.site.test'
const PASSWORD = 'correct horse 42 battery'

/** A Dooryard server that is not part of the site, and what `clerkMiddleware` has to know of it. */
export interface RemoteServer {
  server: DooryardServer
  options: ClerkMiddlewareOptions
  /** Calls the Frontend API with the cookies of a browser. */
  call(path: string, init?: RequestInit): Promise<Response>
  /** Signs a new person in; the client's cookies, and the person's session token. */
  signIn(): Promise<{ userId: string; cookie: string; token: string }>
}

export async function createRemoteServer(settings: SettingsInput = {}): Promise<RemoteServer> {
  const publishableKey = createPublishableKey('auth.site.test', 'development')
  const secretKey = `sk_test_${randomBytes(32).toString('hex').slice(0, 43)}`
  const server = await createServer({
    mode: 'development',
    publishableKey,
    secretKey,
    database: ':memory:',
    settings,
  })
  const call = (path: string, init?: RequestInit) =>
    server.fetch(new Request(REMOTE_ORIGIN + path, init))
  const clerk = createClerkClient({
    secretKey,
    publishableKey,
    apiUrl: `${REMOTE_ORIGIN}/api`,
    fetch: async (input, init) => server.fetch(new Request(input, init)),
  })
  let count = 0
  return {
    server,
    options: { publishableKey, secretKey, jwtKey: server.jwtKey },
    call,
    async signIn() {
      const identifier = `resident-${++count}@example.com`
      const { id } = await clerk.users.createUser({
        emailAddress: [identifier],
        password: PASSWORD,
      })
      const response = await call('/v1/client/sign_ins', {
        method: 'POST',
        headers: { origin: REMOTE_ORIGIN },
        body: new URLSearchParams({ strategy: 'password', identifier, password: PASSWORD }),
      })
      const { client } = await response.json()
      return {
        userId: id,
        cookie: response.headers
          .getSetCookie()
          .map((cookie) => cookie.split(';')[0]!)
          .join('; '),
        token: client.sessions[0].last_active_token.jwt,
      }
    },
  }
}
