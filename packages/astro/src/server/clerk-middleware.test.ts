import type { AuthValue } from '@dooryard/browser'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { stores } from '../client/state.ts'
import { FLOW_PAGE_NAMES, flowPagePattern } from '../shared/flow-pages.ts'
import { createContext, createRemoteInstance, createSite, html } from '../testing/site.ts'
import type { AuthFn } from './auth-function.ts'
import { MOUNT_PATTERN } from './mount.ts'
import { createRouteMatcher } from './route-matcher.ts'
import { decideShow } from './show.ts'

let instance: Awaited<ReturnType<typeof createRemoteInstance>>
let cookie: string
beforeAll(async () => {
  instance = await createRemoteInstance()
  cookie = await instance.signedInCookie()
})

const signedIn = (path = '/', init: Parameters<typeof createContext>[1] = {}) =>
  createContext(path, { headers: { cookie }, ...init })
const site = (given: Parameters<typeof createSite>[0] = {}) =>
  createSite({ options: instance.options, ...given })

/** The data in a block of a page. */
function dataBlock(page: string, id: string) {
  const json = new RegExp(`<script id="${id}" type="application/json">(.*?)</script>`).exec(
    page,
  )?.[1]
  return json === undefined ? undefined : JSON.parse(json)
}

describe('locals', () => {
  test('tell who is signed in', async () => {
    const context = signedIn()
    await site()(context)
    const { locals } = context
    expect(locals.auth()).toMatchObject({
      isAuthenticated: true,
      userId: 'user_ada',
      sessionId: 'sess_one',
    })
    expect(locals).toMatchObject({ authStatus: 'signed-in', authMessage: null, authReason: null })
    expect(locals.authToken).toBe(/__session=([^;]+)/.exec(cookie)![1])
    expect(await locals.auth().getToken()).toBe(locals.authToken)
  })

  test('tell why nobody is', async () => {
    const context = createContext('/')
    await site()(context)
    expect(context.locals.auth()).toMatchObject({ isAuthenticated: false, userId: null })
    expect(context.locals).toMatchObject({
      authStatus: 'signed-out',
      authToken: null,
      authReason: 'session-token-and-uat-missing',
    })
    expect(await context.locals.currentUser()).toBeNull()
  })

  test('auth() answers by the kind of token that is asked for', async () => {
    const { locals } = await visited(signedIn())
    expect(locals.auth({ acceptsToken: 'any' })).toMatchObject({
      tokenType: 'session_token',
      userId: 'user_ada',
    })
    expect(locals.auth({ acceptsToken: 'api_key' })).toMatchObject({
      tokenType: 'api_key',
      isAuthenticated: false,
    })
    expect(locals.auth({ acceptsToken: ['session_token', 'api_key'] })).toMatchObject({
      userId: 'user_ada',
    })
    expect(locals.auth({ acceptsToken: ['m2m_token'] })).toMatchObject({
      tokenType: null,
      isAuthenticated: false,
    })
  })

  test('a pending session counts as signed out unless asked otherwise (GR-5)', async () => {
    const pending = await instance.signedInCookie({ sts: 'pending' })
    const { locals } = await visited(createContext('/', { headers: { cookie: pending } }))
    expect(locals.auth()).toMatchObject({ userId: null, sessionStatus: 'pending' })
    expect(locals.auth({ treatPendingAsSignedOut: false })).toMatchObject({ userId: 'user_ada' })
  })

  test('are not touched on prerendered pages', async () => {
    const context = signedIn('/', { isPrerendered: true })
    const response = await site()(context)
    expect(context.locals).toEqual({})
    expect(await response.text()).not.toContain('__CLERK_ASTRO')
  })

  test.each(['auth', 'currentUser'] as const)(
    '%s of a prerendered page says what to write',
    async (name) => {
      const context = createContext('/about', { isPrerendered: true })
      await site()(context)
      expect(() => context.locals[name]()).toThrow('/about, which is prerendered')
      expect(() => context.locals[name]()).toThrow('export const prerender = false')
      expect(
        decideShow({ locals: context.locals, isPrerendered: true }, { when: 'signed-in' }).by,
      ).toBe('browser')
    },
  )

  async function visited(context: ReturnType<typeof createContext>) {
    await site()(context)
    return context
  }
})

describe('redirectToSignIn', () => {
  test('of a page returns a response to return', async () => {
    const context = createContext('/team?x=1')
    await site({ options: { ...instance.options, signInUrl: '/in' } })(context)
    const response = context.locals.auth().redirectToSignIn()
    expect(response.status).toBe(307)
    expect(response.headers.get('location')).toBe(
      `http://site.test/in?redirect_url=${encodeURIComponent('http://site.test/team?x=1')}`,
    )
    const bare = context.locals.auth().redirectToSignIn({ returnBackUrl: null })
    expect(bare.headers.get('location')).toBe('http://site.test/in')
  })

  test('of a handler is thrown, so that a forgotten return lets nobody through', async () => {
    let reached = false
    const response = await site({
      handler: (auth) => {
        auth().redirectToSignIn({ returnBackUrl: '/after' })
      },
      options: { ...instance.options, signInUrl: '/in' },
    })(createContext('/team'), () => {
      reached = true
      return html('secret')
    })
    expect(response.headers.get('location')).toBe(
      `http://site.test/in?redirect_url=${encodeURIComponent('http://site.test/after')}`,
    )
    expect(reached).toBe(false)
  })

  test.each([
    [
      'by its own redirect',
      () => new Response(null, { status: 302, headers: { location: '/in' } }),
    ],
    ['by redirectToSignIn', (auth: AuthFn) => auth().redirectToSignIn()],
  ])(
    'of a guard that guards the sign-in page too (%s) ends in a page that says so',
    async (_, guard) => {
      const guarded = site({
        handler: (auth) => guard(auth),
        options: { ...instance.options, signInUrl: '/in' },
      })
      const elsewhere = await guarded(createContext('/team'))
      expect(elsewhere.status).toBeLessThan(400)
      const response = await guarded(createContext('/in'))
      expect(response.status).toBe(500)
      expect(response.headers.get('location')).toBeNull()
      expect(await response.text()).toContain('The sign-in page is guarded, so nobody gets in.')
    },
  )

  test('of which the log has one line, whoever asks how often', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    const guarded = site({
      handler: (auth) => auth().redirectToSignIn(),
      options: { ...instance.options, signInUrl: '/enter' },
    })
    for (let i = 0; i < 5; i++) await guarded(createContext('/enter'))
    expect(error.mock.calls.flat()).toEqual([
      expect.stringContaining('Let the middleware pass /enter'),
    ])
    error.mockRestore()
  })

  test('is not taken for a loop when another page answers', async () => {
    const response = await site({
      handler: () => new Response(null, { status: 302, headers: { location: '/in?step=2' } }),
      options: { ...instance.options, signInUrl: '/in' },
    })(createContext('/in?step=1'))
    expect(response.status).toBe(302)
  })

  test('passes the pages that come with the server: no guard catches them', async () => {
    const response = await site({
      handler: (auth) => {
        auth().redirectToSignIn()
      },
    })(createContext('/__clerk/sign-in'))
    expect(response.status).toBe(200)
  })

  test('CSRF-8: lets no other page frame the pages that come with the server', async () => {
    const context = createContext('/__clerk/sign-in', {
      routePattern: flowPagePattern('sign-in'),
    })
    const response = await site()(context)
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    const own = await site()(createContext('/sign-in'))
    expect(own.headers.get('content-security-policy')).toBeNull()
  })

  test('leads to the hosted pages of a remote instance that names none', async () => {
    const context = createContext('/')
    await site()(context)
    expect(context.locals.auth().redirectToSignIn().headers.get('location')).toMatch(
      /^https:\/\/accounts\.acme\.test\/sign-in\?redirect_url=/,
    )
  })
})

describe('the handler', () => {
  test('answers with what it returns', async () => {
    const response = await site({ handler: () => new Response('mine', { status: 418 }) })(
      createContext('/'),
    )
    expect([response.status, await response.text()]).toEqual([418, 'mine'])
  })

  test('that returns nothing lets the page answer, also an async one', async () => {
    const response = await site({ handler: async () => {} })(createContext('/'))
    expect(await response.text()).toContain('<p>page</p>')
  })

  test('that called next() and returns nothing renders the page once', async () => {
    let renders = 0
    const response = await site({
      handler: async (_auth, _context, next) => {
        await next()
      },
    })(createContext('/'), () => {
      renders++
      return html('once')
    })
    expect(renders).toBe(1)
    expect(await response.text()).toContain('once')
  })

  test('AST-5: a rewrite through next() runs the middleware again for the new page', async () => {
    const rewritten: string[] = []
    const context = createContext('/', {
      rewrite: async (target) => {
        rewritten.push(target)
        return html('guarded')
      },
    })
    const response = await site({ handler: (_auth, _context, next) => next('/admin') })(
      context,
      () => {
        throw new Error('rendered without a guard')
      },
    )
    expect(rewritten).toEqual(['/admin'])
    expect(await response.text()).toContain('guarded')
  })

  test('AST-13: a page that a rewrite brought is finished once, with its cookies', async () => {
    const run = site({
      handler: (_auth, { url }, next) => (url.pathname === '/' ? next('/other') : undefined),
    })
    const context = createContext('/', {
      headers: { cookie },
      rewrite: async (target) => {
        const url = new URL(target, context.url)
        const inner = await run({
          ...context,
          url,
          request: new Request(url, { headers: { cookie } }),
        })
        return new Response(inner.body, inner)
      },
    })
    const text = await (await run(context)).text()
    expect(text.match(/__CLERK_ASTRO_DATA__/g)).toHaveLength(1)
  })

  test('AST-13: so is a public one', async () => {
    const run = site({
      handler: (_auth, { url }, next) => (url.pathname === '/' ? next('/other') : undefined),
    })
    const context = createContext('/', {
      rewrite: async (target) => {
        const url = new URL(target, context.url)
        const page = () => html('x', { 'cache-control': 'public, max-age=60' })
        return run({ ...context, url, request: new Request(url) }, page)
      },
    })
    const text = await (await run(context)).text()
    expect(text.match(/__CLERK_ASTRO_SAFE_VARS__/g)).toHaveLength(1)
  })

  test('AST-12: guards cover every method', async () => {
    const isPrivate = createRouteMatcher('/team(.*)')
    const guarded = site({
      handler: (auth, { request }) => {
        if (isPrivate(request) && !auth().userId) return new Response(null, { status: 401 })
      },
    })
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await guarded(createContext('/team', { method }))).status, method).toBe(401)
    }
  })

  test('its errors are not swallowed (GR-1)', async () => {
    const failing = site({
      handler: () => {
        throw new Error('boom')
      },
    })
    await expect(failing(createContext('/'))).rejects.toThrow('boom')
  })

  test('is not asked about the embedded server', async () => {
    const guarded = site({ handler: () => new Response('no', { status: 403 }) })
    const context = createContext('/__clerk/v1/client', { routePattern: MOUNT_PATTERN })
    expect((await guarded(context, () => new Response('server'))).status).toBe(200)
  })

  test('AST-9: is not gone round by an action that is called below the mount', async () => {
    const guarded = site({ handler: () => new Response('no', { status: 403 }) })
    const ran: string[] = []
    for (const routePattern of [
      MOUNT_PATTERN,
      ...FLOW_PAGE_NAMES.map((name) => flowPagePattern(name)),
    ]) {
      const path = routePattern.replace('[...path]', 'v1/environment')
      const call = createContext(`${path}?_action=wipe`, { routePattern, method: 'POST' })
      // Astro runs the action with what the middleware lets through, before the page.
      const { status } = await guarded(call, () => {
        ran.push(path)
        return new Response('ran')
      })
      expect(status, path).toBe(400)
    }
    expect(ran).toEqual([])
  })

  test('AST-7: a prerendered page that it guards fails the build', async () => {
    const guarded = site({
      handler: (auth) => {
        if (!auth().userId) auth().redirectToSignIn()
      },
    })
    const page = createContext('/team', { isPrerendered: true })
    await expect(guarded(page)).rejects.toThrow(
      /\/team is prerendered, but clerkMiddleware guards it/,
    )
    const open = site({ handler: () => {} })
    expect(await (await open(page)).text()).toContain('<p>page</p>')
  })
})

describe('paths', () => {
  test('AST-11: spellings that routers and guards could read differently are answered with 400', async () => {
    const request = (path: string) => ({
      ...createContext('/'),
      request: new Request(`http://site.test${path}`),
    })
    for (const path of ['/%2561dmin', '/%E0%A4', '/%']) {
      const response = await site()(request(path), () => html('secret'))
      expect([response.status, await response.text()], path).toEqual([400, ''])
    }
    const climbing = createContext('/x', {
      routePattern: '/[...rest]',
      params: { rest: 'a/../../admin' },
    })
    expect((await site()(climbing)).status).toBe(400)
  })

  test('AST-10: forwarding headers of the client change nothing', async () => {
    const headers = {
      'x-forwarded-host': 'evil.test',
      'x-forwarded-proto': 'https',
      'x-original-url': '/admin',
      'x-clerk-auth-status': 'signed-in',
    }
    const context = createContext('/team', { headers })
    await site({ options: { ...instance.options, signInUrl: '/in' } })(context)
    expect(context.locals.auth().redirectToSignIn().headers.get('location')).toBe(
      `http://site.test/in?redirect_url=${encodeURIComponent('http://site.test/team')}`,
    )
    expect(context.locals.authStatus).toBe('signed-out')
  })
})

describe('responses', () => {
  test('carry the ids of the signed-in user in a data block, and neither claims nor token (§17.23)', async () => {
    const page = await (await site()(signedIn())).text()
    const block = dataBlock(page, '__CLERK_ASTRO_DATA__')
    expect(block).toEqual({
      userId: 'user_ada',
      sessionId: 'sess_one',
      sessionStatus: null,
      factorVerificationAge: [1, -1],
    })
    expect(page).not.toContain('"iss"')
    expect(page).not.toContain('eyJ')
  })

  test('carry the options of the site', async () => {
    const options = { ...instance.options, signInUrl: '/in', proxyUrl: '/proxy' }
    const page = await (await site({ options })(createContext('/'))).text()
    expect(dataBlock(page, '__CLERK_ASTRO_SAFE_VARS__')).toEqual({
      publishableKey: instance.options.publishableKey,
      signInUrl: '/in',
      proxyUrl: 'http://site.test/proxy',
      isSatellite: false,
    })
  })

  test.each([
    'text/html',
    'text/html; charset=utf-8',
    'text/html;charset=iso-8859-2',
    'TEXT/HTML ; charset="utf-8"',
  ])('§17.3: %s is a page', async (type) => {
    const page = () => new Response('<html><head></head>', { headers: { 'content-type': type } })
    expect(await (await site()(createContext('/'), page)).text()).toContain('__CLERK_ASTRO_DATA__')
  })

  test.each([
    ['data', () => Response.json({ html: '<head></head>' })],
    [
      'another type of text',
      () => new Response('<head></head>', { headers: { 'content-type': 'text/htmlx' } }),
    ],
    [
      'compressed text',
      () =>
        new Response('<head></head>', {
          headers: { 'content-type': 'text/html', 'content-encoding': 'br' },
        }),
    ],
    [
      'a fragment',
      () => new Response('<p>island</p>', { headers: { 'content-type': 'text/html' } }),
    ],
  ])('AST-13: %s is left alone', async (_, page) => {
    const text = await page().text()
    expect(await (await site()(createContext('/'), page)).text()).toBe(text)
  })

  test('§17.1: a response with frozen headers', async () => {
    const page = async () => {
      const frozen = await fetch('data:text/html,<html><head></head>')
      expect(() => frozen.headers.set('x', 'y')).toThrow()
      return frozen
    }
    const response = await site()(createContext('/'), page)
    expect(response.status).toBe(200)
    expect(response.headers.get('x-clerk-auth-status')).toBe('signed-out')
    expect(await response.text()).toContain('__CLERK_ASTRO_DATA__')
  })

  test('§17.2: HTML without a body', async () => {
    const page = () => new Response(null, { status: 204, headers: { 'content-type': 'text/html' } })
    const response = await site()(createContext('/'), page)
    expect([response.status, await response.text()]).toEqual([204, ''])
  })

  test('§17.4: one-byte chunks', async () => {
    const bytes = new TextEncoder().encode('<!doctype html><head><title>ž</title></head><body>')
    const page = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            for (const byte of bytes) controller.enqueue(new Uint8Array([byte]))
            controller.close()
          },
        }),
        { headers: { 'content-type': 'text/html' } },
      )
    const text = await (await site()(createContext('/'), page)).text()
    expect(text.match(/__CLERK_ASTRO_DATA__/g)).toHaveLength(1)
    expect(text).toMatch(
      /^<!doctype html><head><title>ž<\/title><script id.*<\/script><\/head><body>$/,
    )
  })

  test('status, status text and the headers of the page stay', async () => {
    const page = () =>
      new Response('<html><head></head>', {
        status: 404,
        statusText: 'Gone Fishing',
        headers: { 'content-type': 'text/html', 'x-mine': '1', 'content-length': '19' },
      })
    const response = await site()(createContext('/'), page)
    expect([response.status, response.statusText, response.headers.get('x-mine')]).toEqual([
      404,
      'Gone Fishing',
      '1',
    ])
    expect(response.headers.has('content-length')).toBe(false)
  })
})

describe('caches', () => {
  const personal = { 'cache-control': 'private, no-store', vary: 'Cookie, Authorization' }
  const cacheHeaders = ({ headers }: Response) => ({
    'cache-control': headers.get('cache-control'),
    vary: headers.get('vary'),
  })

  test('SES-12: a page that carries the state of its visitor is private', async () => {
    expect(cacheHeaders(await site()(signedIn()))).toEqual(personal)
  })

  test('SES-12: so is every response whose making asked who is signed in', async () => {
    for (const read of ['auth', 'authToken', 'authStatus', 'currentUser'] as const) {
      const endpoint = async ({ locals }: ReturnType<typeof createContext>) => {
        const value = locals[read]
        if (typeof value === 'function') await value()
        return Response.json(
          {},
          { headers: { 'cache-control': 'public, max-age=60', vary: 'Accept' } },
        )
      }
      const response = await site()(createContext('/api'), endpoint)
      expect(cacheHeaders(response), read).toEqual({
        ...personal,
        vary: 'Accept, Cookie, Authorization',
      })
    }
  })

  test('data that has nothing to do with the visitor may be cached', async () => {
    const headers = { 'cache-control': 'public, max-age=60' }
    const response = await site()(signedIn('/data'), () => Response.json({}, { headers }))
    expect(cacheHeaders(response)).toEqual({ ...headers, vary: null })
  })

  test('SES-12: the answer to a HEAD request for a page is as private as the page', async () => {
    const page = () => new Response(null, { headers: { 'content-type': 'text/html' } })
    expect(cacheHeaders(await site()(signedIn('/', { method: 'HEAD' }), page))).toEqual(personal)
  })

  test('AST-6: a page that declares itself public carries nothing about its visitor', async () => {
    const headers = { 'cache-control': 'public, max-age=60' }
    const response = await site()(signedIn(), () => html('open to all', headers))
    const page = await response.text()
    expect(response.headers.get('cache-control')).toBe('public, max-age=60')
    expect(page).toContain('__CLERK_ASTRO_SAFE_VARS__')
    expect(page).not.toContain('user_ada')
    expect(response.headers.has('x-clerk-auth-status')).toBe(false)
  })

  test('AST-6: a public page that asks too late is an error, not a leak', async () => {
    const context = signedIn()
    const headers = { 'cache-control': 'public, max-age=60' }
    await site()(context, () => html('open to all', headers))
    expect(() => context.locals.auth()).toThrow(/declares its response public/)
  })
})

describe('stores that a page reads on the server', () => {
  const publicPage = { 'cache-control': 'public, max-age=60' }
  const userId = () => stores.auth.get().userId

  test('begin with what the browser will read from the page', async () => {
    let first: AuthValue | undefined
    const response = await site()(signedIn(), () => {
      first = stores.auth.get()
      return html('<p>page</p>')
    })
    const block = dataBlock(await response.text(), '__CLERK_ASTRO_DATA__')
    expect(block.userId).toBe('user_ada')
    expect(first).toMatchObject({ ...block, sessionClaims: { sub: 'user_ada' } })
    expect(stores.auth.init).toEqual({ factorVerificationAge: null })
  })

  test('SES-14: are one for all requests, and tell each of its own visitor only', async () => {
    const seen: unknown[] = []
    const page = async () => {
      await new Promise(setImmediate)
      seen.push(userId())
      return html('<p>page</p>')
    }
    const visit = site()
    await Promise.all([visit(signedIn(), page), visit(createContext('/'), page)])
    expect(seen.sort()).toEqual(['user_ada', null].sort())
    expect(userId()).toBeUndefined()
  })

  test('AST-6: make the response personal', async () => {
    const response = await site()(signedIn(), () => html(`for ${userId()}`, publicPage))
    expect(await response.text()).toContain('for user_ada')
    expect(response.headers.get('cache-control')).toBe('private, no-store')
  })

  test('AST-6: know nobody once the headers promise a public page', async () => {
    let late: unknown
    const page = () =>
      new Response(
        new ReadableStream(
          {
            async pull(controller) {
              await new Promise(setImmediate)
              late = userId()
              controller.enqueue(new TextEncoder().encode(`for ${late}`))
              controller.close()
            },
          },
          { highWaterMark: 0 },
        ),
        { headers: { ...publicPage, 'content-type': 'text/html' } },
      )
    const response = await site()(signedIn(), page)
    expect(await response.text()).toContain('for undefined')
    expect(late).toBeUndefined()
    expect(response.headers.get('cache-control')).toBe('public, max-age=60')
  })
})

describe('configuration', () => {
  test('a missing secret key is an error that names the variable and what to do', async () => {
    const { secretKey, ...options } = instance.options
    await expect(site({ options })(createContext('/'))).rejects.toThrow(
      /CLERK_SECRET_KEY.*npx dooryard keys/,
    )
  })

  test('production without any key is an error that names the variable and what to do', async () => {
    await expect(site({ options: {} })(createContext('/'))).rejects.toThrow(
      /PUBLIC_CLERK_PUBLISHABLE_KEY.*npx dooryard keys/,
    )
  })

  test('a publishable key that is none is an error that says so', async () => {
    const options = { ...instance.options, publishableKey: 'pk_test_nonsense' }
    await expect(site({ options })(createContext('/'))).rejects.toThrow(/is not a publishable key/)
  })

  test('a site that was built for the embedded server says so when it gets the keys of a remote one', async () => {
    vi.stubEnv('PUBLIC_CLERK_PUBLISHABLE_KEY', instance.options.publishableKey)
    vi.stubEnv('CLERK_SECRET_KEY', instance.options.secretKey)
    const visit = (config: object) => createSite({ config })(createContext('/'))
    await expect(visit({})).rejects.toThrow(/was built for the embedded server/)
    expect((await visit({ embedded: false })).status).toBe(200)
  })

  test('options may depend on the request', async () => {
    const options = ({ url }: { url: URL }) => ({
      ...instance.options,
      signInUrl: `${url.pathname}/in`,
    })
    const context = createContext('/team')
    await site({ handler: () => {}, options })(context)
    expect(
      context.locals.auth().redirectToSignIn({ returnBackUrl: null }).headers.get('location'),
    ).toBe('http://site.test/team/in')
  })

  test('§17.25: CLERK_JWT_KEY is read from the environment', async () => {
    const { jwtKey, ...options } = instance.options
    process.env.CLERK_JWT_KEY = jwtKey
    try {
      const context = signedIn()
      await site({ options })(context)
      expect(context.locals.auth().userId).toBe('user_ada')
    } finally {
      delete process.env.CLERK_JWT_KEY
    }
  })

  test('§17.5, §17.25: satellites are told by the integration or by the word `true`, and `false` means no', async () => {
    const values = { isSatellite: true, domain: 'shop.test' }
    const page = await (await site({ config: { values } })(createContext('/'))).text()
    expect(dataBlock(page, '__CLERK_ASTRO_SAFE_VARS__')).toMatchObject({
      isSatellite: true,
      domain: 'shop.test',
    })
    process.env.PUBLIC_CLERK_IS_SATELLITE = 'false'
    try {
      const plain = await (await site()(createContext('/'))).text()
      expect(dataBlock(plain, '__CLERK_ASTRO_SAFE_VARS__')).toMatchObject({ isSatellite: false })
    } finally {
      delete process.env.PUBLIC_CLERK_IS_SATELLITE
    }
  })

  test('a satellite without domain and proxy is an error that names both', async () => {
    const options = { ...instance.options, isSatellite: true }
    await expect(site({ options })(createContext('/'))).rejects.toThrow(/domain.*proxyUrl/)
  })
})
