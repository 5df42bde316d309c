import { randomBytes } from 'node:crypto'
import { createPublishableKey } from '@dooryard/protocol'
import { createServer, type DooryardServer, type SettingsInput } from 'dooryard'
import type { StartServer } from '../server/resolve-keys.ts'

export interface EmbeddedInstance {
  server: DooryardServer
  startServer: StartServer
  /** Paths of the calls that reached the server in the process. */
  calls: string[]
  createUser(more?: object): Promise<{ id: string; emailAddress: string }>
  /** Signs in and answers the browser's cookies, without a session token. */
  signIn(emailAddress: string, cookie?: string): Promise<string>
}

const ORIGIN = 'http://site.test'
const PASSWORD = 'correct horse 42 battery'

/** A real server in this process, as the integration mounts it. */
export async function createEmbeddedInstance(
  settings: SettingsInput = {},
): Promise<EmbeddedInstance> {
  const server = await createServer({
    mode: 'development',
    publishableKey: createPublishableKey('calm-otter-42.dooryard.internal', 'development'),
    secretKey: `sk_test_${randomBytes(32).toString('hex').slice(0, 43)}`,
    database: ':memory:',
    basePath: '/__clerk',
    settings,
  })
  const calls: string[] = []
  const counted: DooryardServer = {
    ...server,
    fetch(request, info) {
      calls.push(new URL(request.url).pathname)
      return server.fetch(request, info)
    },
    resume: (request, options) => server.resume(request, options),
    environment: () => server.environment(),
    close: () => server.close(),
  }
  let count = 0
  return {
    server: counted,
    startServer: async () => counted,
    calls,
    async createUser(more = {}) {
      const emailAddress = `person-${++count}@example.com`
      const response = await server.fetch(
        new Request(`${ORIGIN}/__clerk/api/v1/users`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${server.secretKey}`,
            'content-type': 'application/json',
          },
          body: JSON.stringify({ email_address: [emailAddress], password: PASSWORD, ...more }),
        }),
      )
      const { id } = await response.json()
      return { id, emailAddress }
    },
    async signIn(identifier, cookie) {
      const response = await server.fetch(
        new Request(`${ORIGIN}/__clerk/v1/client/sign_ins`, {
          method: 'POST',
          headers: { origin: ORIGIN, ...(cookie && { cookie }) },
          body: new URLSearchParams({ strategy: 'password', identifier, password: PASSWORD }),
        }),
      )
      // That of the client alone: what else there is says when sessions changed, by the second.
      return cookieHeader(response, (name) => !/^__(session|client_uat)/.test(name))
    },
  }
}

/** The cookies that a response sets, as the browser would send them back. */
export function cookieHeader(response: Response, keep: (name: string) => boolean = () => true) {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0]!)
    .filter((pair) => keep(pair.split('=')[0]!))
    .join('; ')
}
