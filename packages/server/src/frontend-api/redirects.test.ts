import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { frontendRoutes } from '../app.ts'
import { DEFAULT_BODY_BYTES } from '../http/read-body.ts'
import type { Answer, Browser } from '../testing/browser.ts'
import { ORIGIN, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({
    settings: {
      allowedOrigins: ['https://admin.example'],
      rateLimits: { create: { max: 999 }, attempt: { max: 999 }, account: { max: 999 } },
    },
  })
})
afterAll(() => server.close())

const targets = [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/..//evil.example',
  'https://app.test@evil.example/',
  'https://app.test.evil.example/',
  'javascript:alert(1)',
  'data:text/html,x',
]

type Ask = (browser: Browser, target: string) => Promise<Answer>

/** Every way in which a visitor says where to go next. */
const ways: Record<string, Ask> = Object.fromEntries([
  ...frontendRoutes
    .filter(({ query }) => 'redirect_url' in query)
    .map(({ method, path }): [string, Ask] => [
      `${method} ${path}`,
      (browser, target) =>
        browser.send(method, `/v1${path}?redirect_url=${encodeURIComponent(target)}`),
    ]),
  ...frontendRoutes
    // Uploads are read of nobody but who is signed in; `users/picture.test.ts` has those.
    .filter(({ form, bodyLimit }) => form !== null && bodyLimit <= DEFAULT_BODY_BYTES)
    .map(({ method, path }): [string, Ask] => [
      `form ${method} ${path}`,
      (browser, target) =>
        browser.submit(
          `/v1${path.replaceAll(/:\w+/g, 'x')}${method === 'POST' ? '' : `?_method=${method}`}`,
          { __dooryard_return_to: target, __dooryard_complete_to: target },
        ),
    ]),
])

test('there are such ways', () => {
  expect(Object.keys(ways).length).toBeGreaterThan(10)
})

describe.each(Object.entries(ways))('RED-1: %s', (_, ask) => {
  test.each(targets)('does not lead to %s', async (target) => {
    const { status, headers } = await ask(server.browser(), target)
    const location = headers.get('location')
    if (location === null) {
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      return
    }
    const { origin, pathname } = new URL(location, ORIGIN)
    expect([origin, pathname.startsWith('//')]).toEqual([ORIGIN, false])
  })
})

test.each(Object.entries(ways))(
  'RED-3: %s leads to a listed origin, and to no other',
  async (_, ask) => {
    const leadsTo = async (target: string) => {
      const { headers } = await ask(server.browser(), target)
      return new URL(headers.get('location') ?? '/', ORIGIN).origin
    }
    expect(await leadsTo('https://admin.example/x')).toBe('https://admin.example')
    expect(await leadsTo('https://sub.admin.example/x')).toBe(ORIGIN)
  },
)

test('RED-1: one place writes the header, and whoever gives it a target has asked the one function', () => {
  const source = join(import.meta.dirname, '..')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.ts$/.test(file) && !/\.test\.ts$|(^|\/)testing\//.test(file),
  )
  const naming = (pattern: RegExp) =>
    files.filter((file) => pattern.test(readFileSync(join(source, file), 'utf8'))).sort()
  expect(naming(/['"]location['"]|Response\.redirect/i)).toEqual(['frontend-api/respond.ts'])
  const askers = naming(/\b(safeRedirect|firstSafeRedirect)\(/)
  expect(askers).toHaveLength(5)
  // Those of accounts at providers, of links and of invitations ask in one file; the pages of providers are settings, and the callback is our own.
  const pages = [
    'federation/frontend-routes.ts',
    'frontend-api/departs.ts',
    'invitations/frontend-routes.ts',
    'links/frontend-routes.ts',
  ]
  const asked = ['http/targets.ts', 'invitations/links.ts']
  const others = askers.filter((file) => !asked.includes(file))
  expect(naming(/\bredirect\(/).filter((file) => file !== 'frontend-api/reply.ts')).toEqual(
    [...others, ...pages].sort(),
  )
})
