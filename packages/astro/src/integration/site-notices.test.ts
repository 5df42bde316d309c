import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  hostNotice,
  middlewareNotices,
  prerenderedNotices,
  satelliteNotices,
} from './site-notices.ts'
import { assertNoSecret, unknownOptions } from './unknown-options.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dooryard-site-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the middleware', () => {
  const notices = () =>
    middlewareNotices({ srcDir: pathToFileURL(`${folder}/`) }, '@clerk/astro').join('\n')

  test('that is missing is told with the lines to write, under the name the site imports', () => {
    expect(notices()).toContain("import { clerkMiddleware } from '@clerk/astro/server'")
    expect(notices()).toContain('export const onRequest = clerkMiddleware()')
  })

  test.each(['middleware.ts', 'middleware.js', 'middleware/index.mjs'])(
    'in %s is found',
    (file) => {
      mkdirSync(join(folder, 'middleware'), { recursive: true })
      writeFileSync(join(folder, file), 'export const onRequest = clerkMiddleware()\n')
      expect(notices()).toBe('')
    },
  )

  test.each([
    ['of its own alone', 'export const onRequest = (_, next) => next()\n'],
    [
      'of Astro',
      "import { defineMiddleware } from 'astro:middleware'\nexport const onRequest = defineMiddleware()",
    ],
  ])('of a site that has one %s is told what to add', (_, text) => {
    writeFileSync(join(folder, 'middleware.ts'), text)
    expect(notices()).toContain('src/middleware.ts has no clerkMiddleware')
    expect(notices()).toContain('export const onRequest = sequence(clerkMiddleware(), yourOwn)')
  })

  test.each([
    "export { onRequest } from './auth/guard'",
    "import { auth } from '@/auth'\nexport const onRequest = auth",
    "export const onRequest = async (c, n) => (await import('./auth')).onRequest(c, n)",
  ])('that may come from another file (%j) is not guessed at', (text) => {
    writeFileSync(join(folder, 'middleware.ts'), text)
    expect(notices()).toBe('')
  })

  test.each([
    "export { clerkMiddleware as onRequest } from '@clerk/astro/server'",
    'export const onRequest = clerkMiddleware\n',
    'export const onRequest = clerkMiddleware;',
  ])('that is not called (%j) is told', (text) => {
    writeFileSync(join(folder, 'middleware.ts'), text)
    expect(notices()).toContain(
      'src/middleware.ts gives clerkMiddleware to Astro without calling it',
    )
  })
})

describe('pages that are made when the site is built', () => {
  const page = (isPrerendered: boolean) =>
    ({ type: 'page', origin: 'project', pattern: '/', isPrerendered }) as const

  test('are told when there is no other', () => {
    expect(prerenderedNotices([page(true), page(true)], 'static').join()).toContain(
      "output: 'server'",
    )
  })

  test.each([
    ['one is rendered on demand', [page(true), page(false)], 'static'],
    ['each was asked for in a site that renders on demand', [page(true)], 'server'],
    ['there is none', [], 'static'],
  ] as const)('are not told when %s', (_, routes, output) => {
    expect(prerenderedNotices([...routes], output)).toEqual([])
  })
})

describe('the host', () => {
  test.each(['@astrojs/vercel', '@astrojs/netlify'])(
    '%s is told that its files do not last',
    (name) => {
      expect(hostNotice(name)).toMatchObject({ isFatal: false })
      expect(hostNotice(name)?.text).toContain(name)
    },
  )

  test('users that are in PostgreSQL last anywhere', () => {
    expect(hostNotice('@astrojs/vercel', 'postgres://app@db.example.com/users')).toBeNull()
  })

  test('Cloudflare is refused with the reason', () => {
    expect(hostNotice('@astrojs/cloudflare')).toMatchObject({ isFatal: true })
  })

  test.each(['@astrojs/node', undefined])('%s is nothing to tell about', (name) => {
    expect(hostNotice(name)).toBeNull()
  })
})

describe('an option', () => {
  test('that is misspelled is told with the one that was meant', () => {
    expect(unknownOptions({ signinURL: '/in', appearence: {} })).toEqual([
      'clerk() has no option signinURL. Did you mean signInUrl?',
      'clerk() has no option appearence. Did you mean appearance?',
    ])
  })

  test('that nobody knows is told without a guess', () => {
    expect(unknownOptions({ database: 'x.sqlite' })).toEqual([
      'clerk() has no option database. Take it out of clerk({ … }).',
    ])
  })

  test.each(['secretKey', 'machineSecretKey', 'jwtKey'])(
    'SEC-5: %s is refused: it would reach the browser',
    (name) => {
      expect(() => assertNoSecret({ [name]: 'x' })).toThrow(`${name} must not stand in clerk(`)
      expect(() => assertNoSecret({ publishableKey: 'pk_test_x' })).not.toThrow()
    },
  )

  test.each<[string, unknown]>([
    ['apiKey', 'sk_live_x'],
    ['publishableKey', 'sk_test_x'],
    ['telemetry', { key: ' sk_live_x' }],
    ['localization', { errors: ['whsec_x'] }],
  ])('SEC-5: a secret under the name %s is refused, and not repeated', (name, value) => {
    const check = () => assertNoSecret({ [name]: value })
    expect(check).toThrow(`${name} must not stand in clerk(`)
    expect(check).not.toThrow(/_x/)
  })

  test('SEC-5: an option that holds itself is not searched for ever', () => {
    const ui: Record<string, unknown> = {}
    ui.self = ui
    expect(() => assertNoSecret({ ui })).not.toThrow()
  })

  test('of Clerk, older or without effect, is no mistake', () => {
    expect(unknownOptions({ afterSignInUrl: '/a', clerkJSUrl: 'x', signInUrl: '/in' })).toEqual([])
  })
})

test('a satellite that has a server of its own is told that it shares nothing', () => {
  expect(satelliteNotices({ isSatellite: true })).toEqual([
    expect.stringContaining('has no effect here'),
  ])
  expect([satelliteNotices({}), satelliteNotices({ isSatellite: false })]).toEqual([[], []])
})
