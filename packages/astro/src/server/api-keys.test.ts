import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createEmbeddedInstance, type EmbeddedInstance } from '../testing/embedded.ts'
import { createRemoteServer, type RemoteServer } from '../testing/remote.ts'
import { createContext, createSite, siteConfig } from '../testing/site.ts'

const settings = { apiKeys: { users: true, organizations: true }, organizations: { enabled: true } }

let instance: EmbeddedInstance
let remote: RemoteServer
beforeAll(async () => {
  ;[instance, remote] = await Promise.all([
    createEmbeddedInstance(settings),
    createRemoteServer(settings),
  ])
})
afterAll(async () => {
  await Promise.all([instance.server.close(), remote.server.close()])
})

beforeEach(() => {
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init)
    expect(new URL(request.url).host).toBe('auth.site.test')
    return remote.server.fetch(request)
  })
})

const places = {
  embedded: () => ({
    server: instance.server,
    api: 'http://site.test/__clerk/api',
    site: createSite({
      startServer: instance.startServer,
      config: { ...siteConfig, mode: 'development' },
    }),
  }),
  remote: () => ({
    server: remote.server,
    api: 'http://auth.site.test/api',
    site: createSite({ options: remote.options }),
  }),
}

describe.each(['embedded', 'remote'] as const)('with a server that is %s', (place) => {
  const backend = async (method: string, path: string, json: object = {}) => {
    const { server, api } = places[place]()
    const headers = {
      authorization: `Bearer ${server.secretKey}`,
      'content-type': 'application/json',
    }
    const body = method === 'GET' ? null : JSON.stringify(json)
    const answer = await server.fetch(new Request(api + path, { method, headers, body }))
    expect(answer.status).toBe(200)
    return answer.json()
  }
  let count = 0
  const person = () =>
    backend('POST', '/v1/users', {
      email_address: [`key-${place}-${++count}@example.com`],
      password: 'correct horse 42 battery',
    })
  const visit = async (headers: Record<string, string>, path = '/api/things') => {
    const context = createContext(path, { headers })
    await places[place]().site(context)
    return context.locals
  }
  const bearing = (secret: string, path?: string) =>
    visit({ authorization: `Bearer ${secret}` }, path)

  test('AZ-13: an API key counts where a route accepts it, and nowhere else', async () => {
    const { id: userId } = await person()
    const key = await backend('POST', '/api_keys', {
      name: 'Laptop',
      subject: userId,
      scopes: ['read'],
      claims: { team: 'blue' },
    })
    const { auth } = await bearing(key.secret)
    for (const acceptsToken of ['api_key', 'any', ['session_token', 'api_key']] as const) {
      const found = auth({ acceptsToken: acceptsToken as 'api_key' })
      expect(found).toMatchObject({
        tokenType: 'api_key',
        isAuthenticated: true,
        id: key.id,
        name: 'Laptop',
        subject: userId,
        userId,
        orgId: null,
        scopes: ['read'],
        claims: { team: 'blue' },
      })
      expect(await found.getToken()).toBe(key.secret)
      expect(found.has({ role: 'org:admin' })).toBe(false)
    }
    expect(auth()).toMatchObject({
      tokenType: 'session_token',
      isAuthenticated: false,
      userId: null,
    })
    expect(auth({ acceptsToken: 'm2m_token' })).toMatchObject({ isAuthenticated: false, id: null })
    expect(auth({ acceptsToken: ['session_token', 'm2m_token'] })).toMatchObject({
      tokenType: null,
      isAuthenticated: false,
    })
    const context = createContext('/page', { headers: { authorization: `Bearer ${key.secret}` } })
    const guarded = await places[place]().site(context, async () => {
      const { response } = context.locals.auth.protect()
      return response ?? new Response('let in')
    })
    expect(guarded.status).not.toBe(200)
  })

  test('the key of an organization has no person', async () => {
    const { id: orgId } = await backend('POST', '/v1/organizations', { name: 'Acme' })
    const { secret } = await backend('POST', '/api_keys', { name: 'Server', subject: orgId })
    const { auth } = await bearing(secret)
    expect(auth({ acceptsToken: 'api_key' })).toMatchObject({
      isAuthenticated: true,
      subject: orgId,
      orgId,
      userId: null,
    })
  })

  test('KEY-2: one that is revoked counts no more with the next request', async () => {
    const { id: subject } = await person()
    const { id, secret } = await backend('POST', '/api_keys', { name: 'Laptop', subject })
    const isIn = async () =>
      (await bearing(secret)).auth({ acceptsToken: 'api_key' }).isAuthenticated
    expect(await isIn()).toBe(true)
    await backend('POST', `/api_keys/${id}/revoke`)
    expect(await isIn()).toBe(false)
  })

  test('KEY-4: one in a cookie or in the address is nobody', async () => {
    const { id: subject } = await person()
    const { secret } = await backend('POST', '/api_keys', { name: 'Laptop', subject })
    const tries = [
      await visit({ cookie: `__session=${secret}; __client_uat=1; __clerk_db_jwt=x` }),
      await visit({}, `/api/things?api_key=${secret}&__session=${secret}`),
      await visit({ authorization: `Basic ${secret}` }),
    ]
    for (const { auth } of tries) {
      expect(auth({ acceptsToken: 'api_key' }).isAuthenticated).toBe(false)
      expect(auth({ acceptsToken: 'any' }).isAuthenticated).toBe(false)
    }
  })
})
