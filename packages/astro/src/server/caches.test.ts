import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { flowPagePattern } from '../shared/flow-pages.ts'
import { cookieHeader, createEmbeddedInstance, type EmbeddedInstance } from '../testing/embedded.ts'
import {
  createContext,
  createRemoteInstance,
  createSite,
  html,
  siteConfig,
  type TestContext,
} from '../testing/site.ts'
import { bindMount, MOUNT_PATTERN } from './mount.ts'
import { renderUi } from './render-ui.ts'
import { writeRoutes } from './route-contents.ts'
import { decideShow } from './show.ts'

const PRIVATE = 'private, no-store'

let instance: EmbeddedInstance
let person: { id: string; emailAddress: string }
let cookie: string
beforeAll(async () => {
  instance = await createEmbeddedInstance()
  person = await instance.createUser()
  cookie = await instance.signIn(person.emailAddress)
  const first = await site()(createContext('/', { headers: { cookie } }))
  cookie += `; ${cookieHeader(first)}`
})
afterAll(() => instance.server.close())

const site = (given: Parameters<typeof createSite>[0] = {}) =>
  createSite({
    startServer: instance.startServer,
    ...given,
    config: { mode: 'development', ...given.config },
  })
const signedIn = (init: Parameters<typeof createContext>[1] = {}) =>
  createContext('/', { ...init, headers: { cookie } })

/** Astro's `context.cache` of a site that has a cache provider. */
class RouteCache {
  enabled = true
  #options: { maxAge?: number; swr?: number; tags?: string[] } = {}
  constructor(rule: RouteCache['options'] = {}) {
    this.#options = rule
  }
  set(given: false | RouteCache['options']) {
    this.#options = given === false ? {} : { ...this.#options, ...given }
  }
  get options(): { maxAge?: number; swr?: number; tags?: string[] } {
    return { ...this.#options, tags: this.#options.tags ?? [] }
  }
  /** What Astro's own provider keeps. */
  get keeps() {
    return this.options.maxAge !== undefined || this.options.tags!.length > 0
  }
}

const HEAD = '<!doctype html><html><head><title>x</title></head><body>'

/** A page as Astro streams it: its parts render while the middleware goes on. */
function streamed(parts: (() => string | Promise<string>)[], headers: Record<string, string> = {}) {
  const rendered = parts.map(async (part) => part())
  for (const part of rendered) part.catch(() => {})
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(new TextEncoder().encode(HEAD))
      for (const part of rendered) controller.enqueue(new TextEncoder().encode(await part))
      controller.close()
    },
  })
  return new Response(body, { headers: { 'content-type': 'text/html', ...headers } })
}

const userButton =
  ({ locals }: TestContext) =>
  () =>
    renderUi({ locals }, 'UserButton', {})

describe('AST-6: the route cache of Astro', () => {
  test.each([
    ['Astro.cache.set({ maxAge })', { maxAge: 60 }],
    ['a tag', { tags: ['news'] }],
    ['an age of nothing that may be served stale', { maxAge: 0, swr: 60 }],
  ])('a page with %s and a user button is the same for everybody', async (_, options) => {
    const answers: string[] = []
    for (const context of [signedIn(), createContext('/')]) {
      const cache = new RouteCache()
      const response = await site()(Object.assign(context, { cache }), (page) => {
        cache.set(options)
        return streamed([userButton(page)])
      })
      answers.push((await response.text()).replace(/data-clerk-id="[^"]*"/, ''))
      expect(cache.keeps).toBe(true)
      expect(response.headers.get('cache-control')).toBeNull()
      expect(response.headers.has('x-clerk-auth-status')).toBe(false)
      expect(response.headers.getSetCookie()).toEqual([])
    }
    expect(answers[0]).not.toContain(person.emailAddress)
    expect(answers[0]).toContain('<clerk-ui component="user-button"')
    expect(answers[0]).toBe(answers[1])
  })

  test('so is one with a rule in routeRules, and its branches are chosen in the browser', async () => {
    const context = signedIn({ cache: new RouteCache({ maxAge: 60 }) })
    let by = ''
    const response = await site()(context, (page) => {
      by = decideShow(page, { when: 'signed-in' }).by
      return streamed([userButton(page)])
    })
    expect(by).toBe('browser')
    expect(await response.text()).not.toContain(person.emailAddress)
  })

  test('a user button before the cache is asked for keeps the page out of it', async () => {
    const cache = new RouteCache()
    const response = await site()(signedIn({ cache }), (page) =>
      streamed([
        userButton(page),
        () => {
          cache.set({ maxAge: 60 })
          return ''
        },
      ]),
    )
    expect(await response.text()).toContain(person.emailAddress)
    expect(response.headers.get('cache-control')).toBe(PRIVATE)
    expect(cache.keeps).toBe(false)
  })

  test.each(['auth', 'authToken', 'authStatus', 'currentUser'] as const)(
    'a page that read %s is personal, and no later part puts it back',
    async (read) => {
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
      const cache = new RouteCache({ maxAge: 60 })
      const context = signedIn({ cache, routePattern: `/reads-${read}` })
      const response = await site()(context, async ({ locals }) => {
        const value = locals[read]
        if (typeof value === 'function') await value()
        expect(cache.keeps).toBe(false)
        return streamed([userButton(context)])
      })
      cache.set({ maxAge: 60 })
      expect(cache.keeps).toBe(false)
      expect(response.headers.get('cache-control')).toBe(PRIVATE)
      expect(await response.text()).toContain(person.emailAddress)
      expect(warn.mock.calls.flat().join()).toMatch(new RegExp(`/reads-${read} has a cache rule`))
      warn.mockRestore()
    },
  )

  test.each(['auth', 'authToken', 'authStatus', 'currentUser'] as const)(
    'a part of a cached page that asks for %s after the headers is an error, not a leak',
    async (read) => {
      let afterHeaders = () => {}
      const late = new Promise<void>((resolve) => {
        afterHeaders = resolve
      })
      const context = signedIn({ cache: new RouteCache({ maxAge: 60 }) })
      const response = await site()(context, ({ locals }) =>
        streamed([
          async () => {
            await late
            const value = locals[read]
            return JSON.stringify(typeof value === 'function' ? await value() : value)
          },
        ]),
      )
      afterHeaders()
      await expect(response.text()).rejects.toThrow(/declares its response public/)
    },
  )

  test('keeps nothing that the embedded server answers, whatever its rules match', async () => {
    const cache = new RouteCache({ maxAge: 60 })
    const path = '/__clerk/v1/client'
    const context = createContext(path, {
      routePattern: MOUNT_PATTERN,
      headers: { cookie },
      cache,
    })
    const mount = bindMount({ ...siteConfig, mode: 'development' }, instance.startServer)
    const response = await mount({ ...context, cache } as never)
    expect(JSON.stringify(await response.json())).toContain(person.emailAddress)
    expect(cache.keeps).toBe(false)
  })

  test('does not keep the pages that come with the server, whose forms show how they ended', async () => {
    const cache = new RouteCache({ maxAge: 60 })
    const context = createContext('/__clerk/sign-in', {
      routePattern: flowPagePattern('sign-in'),
      cache,
    })
    const page = async ({ locals }: TestContext) =>
      streamed([() => renderUi({ locals }, 'SignIn', {})])
    expect(await (await site()(context, page)).text()).toContain('<form ')
    expect(cache.keeps).toBe(false)
  })

  test('keeps no handshake', async () => {
    const { options, signedInCookie } = await createRemoteInstance()
    const expired = await signedInCookie({ exp: 1000, iat: 900, nbf: 900 })
    const cache = new RouteCache({ maxAge: 60 })
    const headers = { cookie: expired, accept: 'text/html', 'sec-fetch-dest': 'document' }
    const context = createContext('/', { headers, cache })
    const response = await createSite({ options })(context)
    expect(response.status).toBe(307)
    expect(response.headers.get('cache-control')).toBe(PRIVATE)
    expect(cache.keeps).toBe(false)
  })

  test('of a remote instance: a page that asks is personal, one that does not carries nobody', async () => {
    const { options, signedInCookie } = await createRemoteInstance()
    const headers = { cookie: await signedInCookie() }
    for (const asks of [true, false]) {
      const cache = new RouteCache({ maxAge: 60 })
      const context = createContext('/remote', { headers, cache })
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
      const response = await createSite({ options })(context, (page) => {
        if (asks) page.locals.auth()
        return streamed([userButton(page)])
      })
      warn.mockRestore()
      expect(cache.keeps).toBe(!asks)
      expect((await response.text()).includes('user_ada')).toBe(asks)
    }
  })
})

describe('SES-12: caches of hosts and CDNs', () => {
  const forCdns = {
    'cdn-cache-control': 'max-age=60',
    'vercel-cdn-cache-control': 'max-age=60',
    'netlify-cdn-cache-control': 'public, durable, s-maxage=60',
    'cloudflare-cdn-cache-control': 'max-age=60',
    'surrogate-control': 'max-age=60',
    'edge-control': 'max-age=60',
    'x-accel-expires': '60',
  }

  test.each(Object.entries(forCdns))('%s goes from a private answer', async (name, value) => {
    for (const page of [
      () => html('x', { [name]: value }),
      () => Response.json({}, { headers: { [name]: value } }),
    ]) {
      const response = await site()(signedIn(), (context) => {
        context.locals.auth()
        return page()
      })
      expect(response.headers.has(name)).toBe(false)
      expect(response.headers.get('cache-control')).toBe(PRIVATE)
    }
  })

  test.each(Object.entries(forCdns))('%s declares a page public', async (name, value) => {
    const response = await site()(signedIn(), ({ locals }) =>
      streamed(
        [
          () =>
            renderUi(
              { locals, response: { headers: new Headers({ [name]: value }) } },
              'UserButton',
              {},
            ),
        ],
        { [name]: value },
      ),
    )
    expect(response.headers.get(name)).toBe(value)
    const page = await response.text()
    expect(page).toContain('<clerk-ui component="user-button"')
    expect(page).not.toContain(person.emailAddress)
  })

  test.each(['no-store', 'private, max-age=60', 'max-age=0', '0'])(
    'that are told %j keep nothing, so the page is as personal as any',
    async (value) => {
      const response = await site()(signedIn(), (page) =>
        streamed([userButton(page)], { 'cdn-cache-control': value }),
      )
      expect(response.headers.get('cache-control')).toBe(PRIVATE)
      expect(await response.text()).toContain(person.emailAddress)
    },
  )

  test('data with a lifetime cannot ask for the visitor once its headers are out', async () => {
    const context = signedIn()
    const headers = { 'cache-control': 'max-age=60' }
    const response = await site()(context, () => Response.json({}, { headers }))
    expect(response.headers.get('cache-control')).toBe('max-age=60')
    expect(response.headers.has('x-clerk-auth-status')).toBe(false)
    expect(() => context.locals.auth()).toThrow(/declares its response public/)
  })

  test('a rewrite chosen by who asks is personal, whatever its page declares', async () => {
    const run = site({
      handler: (auth, { url }, next) => {
        if (url.pathname === '/') return next(auth().userId ? '/member' : '/guest')
      },
    })
    const context = signedIn({
      rewrite: async (target) => {
        const url = new URL(target, context.url)
        const page = () => html('x', { 'cache-control': 'public, max-age=60' })
        return run(createContext(url.href, { headers: { cookie } }), page)
      },
    })
    const response = await run(context)
    expect(response.headers.get('cache-control')).toBe(PRIVATE)
  })
})

test('a route whose code has no stores asks the server for nothing that it does not show', async () => {
  const { publishableKey, secretKey } = instance.server
  const resume = vi.spyOn(instance.server, 'resume')
  const routesWithoutStores = writeRoutes(['/visited-first-here'])
  const config = { mode: 'production', routesWithoutStores } as const
  const visit = site({ config, options: { publishableKey, secretKey } })
  const asked: number[] = []
  for (let visits = 0; visits < 3; visits++) {
    resume.mockClear()
    const context = createContext('/data', { headers: { cookie } })
    Object.assign(context, { routePattern: '/visited-first-here' })
    expect((await visit(context, () => Response.json({}))).status).toBe(200)
    asked.push(resume.mock.calls.length)
  }
  expect(asked).toEqual([0, 0, 0])
})
