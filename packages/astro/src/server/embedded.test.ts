import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { select } from '../client/select.ts'
import { stores } from '../client/state.ts'
import { firstState } from '../shared/first-state.ts'
import { cookieHeader, createEmbeddedInstance, type EmbeddedInstance } from '../testing/embedded.ts'
import { createContext, createSite, html, siteConfig as production } from '../testing/site.ts'
import { bindClerkClient } from './clerk-client.ts'
import type { ServerConfig } from './config.ts'
import { bindEmbeddedServer } from './embedded-server.ts'
import { bindMount, MOUNT_PATTERN, serverRequest } from './mount.ts'
import { componentOptions } from './page-data.ts'
import { renderUi } from './render-ui.ts'
import { writeRoutes } from './route-contents.ts'

const siteConfig: ServerConfig = { ...production, mode: 'development' }

let instance: EmbeddedInstance
let person: { id: string; emailAddress: string }
beforeAll(async () => {
  instance = await createEmbeddedInstance()
  person = await instance.createUser()
})
afterAll(() => instance.server.close())

const site = (given: Parameters<typeof createSite>[0] = {}) =>
  createSite({
    startServer: instance.startServer,
    ...given,
    config: { ...siteConfig, ...given.config },
  })
/** A page view of a browser that signed in a while ago: its session token is gone. */
const returning = async (path = '/', init: Parameters<typeof createContext>[1] = {}) => {
  const cookie = await instance.signIn(person.emailAddress)
  return createContext(path, { ...init, headers: { ...(init.headers as object), cookie } })
}

const count = (page: string) => page.match(/__CLERK_ASTRO_BOOT__/g)?.length ?? 0

/** What the browser begins with. */
const boot = (page: string) =>
  JSON.parse(/<script id="__CLERK_ASTRO_BOOT__"[^>]*>(.*?)<\/script>/.exec(page)![1]!)

describe('a page view without a session token', () => {
  test('is signed in, and gets its token along, also when it ends in a redirect (§17.13)', async () => {
    for (const page of [() => html('x'), () => Response.redirect('http://site.test/next')]) {
      const context = await returning()
      const response = await site()(context, page)
      expect(context.locals.auth().userId).toBe(person.id)
      expect(cookieHeader(response)).toMatch(/(^|; )__session=eyJ/)
      expect(response.headers.get('cache-control')).toBe('private, no-store')
    }
  })

  test('brings the token once', async () => {
    const response = await site()(await returning())
    const names = response.headers.getSetCookie().map((cookie) => cookie.split('=')[0])
    expect(names.filter((name) => name === '__session')).toHaveLength(1)
  })

  test('is signed in whatever asks: fetches, posts and islands too (§17.17)', async () => {
    for (const method of ['GET', 'POST', 'PUT']) {
      const context = await returning('/api', { method, headers: { 'sec-fetch-dest': 'empty' } })
      await site()(context, () => new Response())
      expect(context.locals.auth().userId, method).toBe(person.id)
    }
  })

  test('that it brings along is good for the next one', async () => {
    const context = await returning()
    const response = await site()(context)
    const next = createContext('/', { headers: { cookie: cookieHeader(response) } })
    await site()(next)
    expect(next.locals.auth().userId).toBe(person.id)
    expect(next.locals.auth().sessionId).toBe(context.locals.auth().sessionId)
  })
})

test('settings that the site changes while it runs show in its next page, for everybody', async () => {
  const supportEmail = async (context: ReturnType<typeof createContext>) =>
    boot(await (await site()(context)).text()).environment.display_config.support_email
  expect(await supportEmail(await returning())).toBeNull()
  const clerkClient = bindClerkClient(siteConfig, instance.startServer)
  const context = createContext('/')
  await site()(context, async () => {
    await clerkClient(context as never).instance.update({ supportEmail: 'help@site.test' })
    return html('x')
  })
  expect(await supportEmail(await returning())).toBe('help@site.test')
  expect(await supportEmail(createContext('/'))).toBe('help@site.test')
})

test('the picture of a user has a whole address on the server of the site', async () => {
  const context = await returning()
  await site()(context)
  const user = await context.locals.currentUser()
  expect(user?.imageUrl).toBe(`http://site.test/__clerk/v1/pictures/${person.id}.svg`)
})

describe('the data of a page', () => {
  test('holds the client and the environment, so that the browser need not ask', async () => {
    const page = await (await site()(await returning())).text()
    const { client, environment } = boot(page)
    expect(client.sessions[0].user.id).toBe(person.id)
    expect(environment.object).toBe('environment')
  })

  test('of a stranger holds no client', async () => {
    const page = await (await site()(createContext('/'))).text()
    expect(boot(page)).toMatchObject({ client: null, feedback: null })
  })

  describe('where a build found neither stores nor forms', () => {
    const routes = writeRoutes(['/plain'])
    const config = { routesWithoutStores: routes, routesWithoutForms: routes }
    const visit = async (page: Parameters<ReturnType<typeof site>>[1]) =>
      (await site({ config })(await returning('/plain'), page)).text()
    test('is not there, and nobody asked for it', async () => {
      const signedIn = await returning('/plain')
      const cookie = cookieHeader(await site({ config })(signedIn))
      const resume = vi.spyOn(instance.server, 'resume')
      const context = createContext('/plain', { headers: { cookie } })
      const response = await site({ config })(context, ({ locals }) => html(locals.auth().userId!))
      const page = await response.text()
      expect(page).toContain(person.id)
      expect(count(page)).toBe(0)
      expect(resume).not.toHaveBeenCalled()
      expect(response.headers.get('cache-control')).toBe('private, no-store')
    })

    test('stands beside the first component, once, with the part of the settings that it needs', async () => {
      const page = await visit(async (context) =>
        html(
          (await renderUi(context, 'UserButton', {})) + (await renderUi(context, 'UserButton', {})),
        ),
      )
      expect(count(page)).toBe(1)
      expect(page.split('</head>')[0]).not.toContain('__CLERK_ASTRO_BOOT__')
      expect(page).toMatch(/<\/clerk-ui><script id="__CLERK_ASTRO_/)
      const { client, environment } = boot(page)
      expect(client.sessions[0].user.id).toBe(person.id)
      expect(environment).toEqual({
        auth_config: { single_session_mode: false },
        display_config: {
          application_name: 'My application',
          sign_in_url: '/sign-in',
          sign_up_url: '/sign-up',
          user_profile_url: '/user-profile',
        },
        user_settings: { sign_up: { mode: 'public' } },
      })
    })

    test('is at hand before a page renders that was seen with a component, which goes out in one piece', async () => {
      const asked: number[] = []
      const client = await instance.signIn(person.emailAddress)
      const first = await site({ config })(createContext('/plain', { headers: { cookie: client } }))
      const headers = { cookie: `${client}; ${cookieHeader(first)}` }
      const routePattern = '/seen-with-a-component'
      const seen = writeRoutes([routePattern])
      const visit = site({ config: { routesWithoutStores: seen, routesWithoutForms: seen } })
      const resume = vi.spyOn(instance.server, 'resume')
      for (let view = 0; view < 2; view++) {
        resume.mockClear()
        const response = await visit(
          createContext('/', { headers, routePattern }),
          async (page) => {
            asked.push(resume.mock.calls.length)
            return html(await renderUi(page, 'UserButton', {}))
          },
        )
        expect(count(await response.text())).toBe(1)
        expect(resume).toHaveBeenCalledOnce()
      }
      expect(asked).toEqual([0, 1])
    })

    test('holds all settings beside a form', async () => {
      const page = await visit(async (context) => html(await renderUi(context, 'SignIn', {})))
      expect(boot(page).environment).toEqual(instance.server.environment())
    })

    test('goes into the head after all when code on the server reads a store', async () => {
      const page = await visit(() => html(String(stores.auth.get().userId)))
      expect(page).toContain(person.id)
      expect(page.split('</head>')[0]).toContain('__CLERK_ASTRO_BOOT__')
    })

    test('AST-6: is not beside a button, which looks the same for everybody and may be kept', async () => {
      const page = await visit(async (context) => html(componentOptions(context)))
      expect(page).not.toContain(person.id)
      expect(count(page)).toBe(0)
    })

    test('AST-6: is not beside a component of a page for anybody', async () => {
      const publicly = { 'cache-control': 'public, max-age=60' }
      const page = await visit(async (context) => {
        const response = { headers: new Headers(publicly) }
        return html(await renderUi({ ...context, response }, 'UserButton', {}), publicly)
      })
      expect(page).toContain('<clerk-ui')
      expect(page).not.toContain(person.id)
      expect(count(page)).toBe(0)
    })
  })

  test('a session token is verified once, however many pages it opens', async () => {
    const client = await instance.signIn(person.emailAddress)
    const first = await site()(createContext('/', { headers: { cookie: client } }))
    const cookie = `${client}; ${cookieHeader(first)}`
    const verify = vi.spyOn(crypto.subtle, 'verify')
    for (let view = 0; view < 3; view++) {
      const context = createContext('/', { headers: { cookie } })
      const page = await (await site()(context)).text()
      expect(context.locals.auth().userId).toBe(person.id)
      expect(count(page)).toBe(1)
    }
    expect(verify.mock.calls.length).toBeLessThanOrEqual(1)
  })

  describe('SES-14: is of the person whom the request is from, and of nobody else', () => {
    const MALLORY = 'mallory-'
    let other: { id: string; emailAddress: string }
    let theirs: string
    let ours: string
    beforeAll(async () => {
      other = await instance.createUser()
      theirs = await sessionToken(other.emailAddress)
      ours = await instance.signIn(person.emailAddress)
    })

    /** A session token of a browser of its own. */
    async function sessionToken(emailAddress: string): Promise<string> {
      const response = await site()(
        createContext('/', { headers: { cookie: await instance.signIn(emailAddress) } }),
      )
      return /__session=(eyJ[^;]+)/.exec(cookieHeader(response))![1]!
    }

    const mixed: Record<string, () => Record<string, string>> = {
      'a session token of another': () => ({ cookie: `__session=${theirs}; ${ours}` }),
      'an Authorization of another': () => ({ cookie: ours, authorization: `Bearer ${theirs}` }),
      'an Authorization of nobody': () => ({ cookie: ours, authorization: `Bearer ${MALLORY}` }),
    }
    test.each(Object.keys(mixed))('%s beside the client cookie', async (name) => {
      const context = createContext('/', { headers: mixed[name]!() })
      let markup = ''
      const response = await site()(context, async ({ locals }) => {
        markup = await renderUi({ locals }, 'UserButton', {})
        return html(`${markup}${locals.auth().userId}`)
      })
      const page = await response.text()
      expect(page).toContain(name.endsWith('nobody') ? 'null' : other.id)
      expect(page).not.toContain(person.id)
      expect(page).not.toContain(person.emailAddress)
      expect(page).not.toContain('__CLERK_ASTRO_BOOT__')
    })

    test('a session of the same browser that is not its last one is the active one of the page', async () => {
      const first = await site()(createContext('/', { headers: { cookie: ours } }))
      const token = /__session=(eyJ[^;]+)/.exec(cookieHeader(first))![1]
      const again = await instance.signIn(other.emailAddress, ours)
      const context = createContext('/', { headers: { cookie: `__session=${token}; ${again}` } })
      const page = await (await site()(context)).text()
      const { client } = boot(page)
      expect(client.sessions).toHaveLength(2)
      const active = client.sessions.find(
        ({ id }: { id: string }) => id === client.last_active_session_id,
      )
      expect([active.user.id, context.locals.auth().userId]).toEqual([person.id, person.id])
    })
  })

  test('holds no token', async () => {
    const page = await (await site()(await returning())).text()
    expect(page).not.toMatch(/eyJ[\w-]+\./)
    expect(page).not.toContain(instance.server.secretKey)
  })

  test('is not made for data', async () => {
    const response = await site()(createContext('/api'), () => Response.json({ ok: true }))
    expect(await response.text()).toBe('{"ok":true}')
  })
})

describe('the backend client', () => {
  test('stays in the process, and currentUser() asks once per request', async () => {
    const context = await returning()
    await site()(context)
    instance.calls.length = 0
    const users = await Promise.all([1, 2, 3].map(() => context.locals.currentUser()))
    expect(users.map((user) => user?.id)).toEqual([person.id, person.id, person.id])
    expect(instance.calls).toEqual([`/__clerk/api/v1/users/${person.id}`])
  })

  test('finds the server where the middleware did not run', async () => {
    const clerkClient = bindClerkClient(siteConfig, instance.startServer)
    const { url, request } = createContext('/')
    const user = await clerkClient({ locals: {} as never, url, request } as never).users.getUser(
      person.id,
    )
    expect(user.primaryEmailAddress?.emailAddress).toBe(person.emailAddress)
  })

  test('§17.24: uses the keys that the middleware was given', async () => {
    const context = await returning()
    await site()(context)
    const clerkClient = bindClerkClient(siteConfig, () => Promise.reject(new Error('not asked')))
    expect((await clerkClient(context as never).users.getUser(person.id)).id).toBe(person.id)
  })
})

describe('sign-in', () => {
  test('is on the page that comes with the server when the site names none (§17.7)', async () => {
    const context = createContext('/team')
    await site()(context)
    expect(context.locals.auth().redirectToSignIn().headers.get('location')).toBe(
      `http://site.test/__clerk/sign-in?redirect_url=${encodeURIComponent('http://site.test/team')}`,
    )
  })

  test('is below the base of the site', async () => {
    const context = createContext('/app/team')
    await site({ config: { base: '/app' } })(context)
    expect(
      context.locals.auth().redirectToSignIn({ returnBackUrl: null }).headers.get('location'),
    ).toBe('http://site.test/app/__clerk/sign-in')
  })

  test('renders as a true form, which the client router leaves to the browser', async () => {
    const context = createContext('/sign-in')
    let markup = ''
    await site()(context, async ({ locals }) => {
      markup = await renderUi({ locals }, 'SignIn', {})
      return html(markup)
    })
    expect(markup).toMatch(/<form [^>]*method="post"/)
    expect(markup).toContain('action="/__clerk/v1/client/sign_ins"')
    expect(markup.match(/<form /g)).toHaveLength(markup.match(/<form data-astro-reload /g)!.length)
  })

  test('without a request it is an empty host that the browser fills', async () => {
    const markup = await renderUi({}, 'SignIn', { id: 'x', fallbackRedirectUrl: '/"<&' })
    expect(markup).toBe(
      '<clerk-ui component="sign-in" props="{&quot;fallbackRedirectUrl&quot;:&quot;/\\&quot;&lt;&amp;&quot;}" ' +
        'data-clerk-id="clerk-sign-in-x"></clerk-ui>',
    )
  })
})

describe('the mounted server', () => {
  const mounted = (path: string, init: RequestInit = {}, config = siteConfig) => {
    const context = createContext(path, { ...init, routePattern: MOUNT_PATTERN } as never)
    const params = { path: path.split('/__clerk/')[1] }
    return bindMount(
      config,
      instance.startServer,
    )({ ...context, params, clientAddress: '127.0.0.1' } as never)
  }

  test('answers below its path', async () => {
    const response = await mounted('/__clerk/v1/environment')
    expect(response.status).toBe(200)
    expect((await response.json()).object).toBe('environment')
  })

  test('tells prerendered pages the publishable key', async () => {
    const response = await mounted('/__clerk/publishable-key')
    expect(await response.json()).toEqual({ publishableKey: instance.server.publishableKey })
  })

  test.each([
    ['/__clerk/v1/client', '', '/__clerk/v1/client'],
    ['/__clerk/v1/client/', '', '/__clerk/v1/client'],
    ['/app/__clerk/v1/client?x=1', '/app', '/app/__clerk/v1/client?x=1'],
    ['/app/app/__clerk/v1/client/', '/app', '/app/__clerk/v1/client'],
    ['/__clerk/v1/__clerk/x', '', '/__clerk/v1/__clerk/x'],
    ['/__clerk', '', '/__clerk'],
    ['/__clerk/', '', '/__clerk'],
  ])('AST-14: %s below base "%s" reaches the server as %s', (path, base, expected) => {
    const { request, url } = createContext(path)
    const { pathname, search } = new URL(
      serverRequest({ request, url, locals: {} }, { ...siteConfig, base }).url,
    )
    expect(pathname + search).toBe(expected)
  })

  test('AST-14: answers where Astro finds no page, as with trailingSlash always', async () => {
    const context = createContext('/__clerk/v1/environment', { routePattern: '/404' })
    const response = await site({ config: { trailingSlash: 'always' } })(context)
    expect((await response.json()).object).toBe('environment')
    const other = createContext('/__clerkx/v1/environment', { routePattern: '/404' })
    expect(await (await site()(other)).text()).toContain('<p>page</p>')
  })

  test('AST-14: forms end with a slash where all paths do', async () => {
    const context = createContext('/sign-in/')
    let markup = ''
    await site({ config: { trailingSlash: 'always', base: '/app' } })(context, async (page) => {
      markup = await renderUi(page as never, 'SignIn', {})
      return html(markup)
    })
    expect(markup).toContain('action="/app/__clerk/v1/client/sign_ins/"')
  })

  test('the body of a request arrives unchanged', async () => {
    const body = 'strategy=password&identifier=a%2Bb'
    const { request, url } = createContext('/app//__clerk/v1/client/sign_ins/', {
      method: 'POST',
      body,
    })
    expect(
      await serverRequest({ request, url, locals: {} }, { ...siteConfig, base: '/app' }).text(),
    ).toBe(body)
  })
})

describe('starting the server', () => {
  const keys = (settings?: object) => ({
    publishableKey: instance.server.publishableKey,
    secretKey: instance.server.secretKey,
    env: (name: string) => (name === 'DOORYARD_DATABASE' ? ':memory:' : undefined),
    settings,
  })

  test('happens once per process, and again when the settings changed', async () => {
    const started: unknown[] = []
    const create = async (options: unknown) => {
      started.push(options)
      return { ...instance.server, close: async () => {} }
    }
    const start = bindEmbeddedServer(siteConfig, create as never)
    const again = bindEmbeddedServer(siteConfig, create as never)
    await Promise.all([start(keys()), start(keys()), again(keys())])
    expect(started).toHaveLength(1)
    const changed = bindEmbeddedServer(
      { ...siteConfig, instance: { applicationName: 'Other' } as never },
      create as never,
    )
    await changed(keys())
    expect(started).toHaveLength(2)
  })

  test('that failed is tried again by the next request', async () => {
    let tries = 0
    const create = async () => {
      tries++
      if (tries === 1) throw new Error('the disk is full')
      return instance.server
    }
    const start = bindEmbeddedServer({ ...siteConfig, base: '/retry' }, create as never)
    await expect(start(keys())).rejects.toThrow('the disk is full')
    await expect(start(keys())).resolves.toBe(instance.server)
  })

  test('in a build for a remote server is an error that says so', async () => {
    const start = bindEmbeddedServer({ ...siteConfig, base: '/none' }, null)
    await expect(start(keys())).rejects.toThrow(/not part of this build/)
  })
})

describe('stores that a page reads on the server', () => {
  const { user: $user, session: $session, organization: $organization } = stores
  const $derivedId = select($user, (user) => user?.id)
  const read = () => ({
    derivedId: $derivedId.get(),
    isLoaded: stores.isLoaded.get(),
    auth: stores.auth.get(),
    userId: $user.get()?.id,
    email: $user.get()?.primaryEmailAddress?.emailAddress,
    sessionId: $session.get()?.id,
    sessions: stores.client.get()?.sessions.map(({ id }) => id),
    listed: stores.sessionList.get()?.map(({ id }) => id),
    signIn: stores.signIn.get()?.status,
    signUp: stores.signUp.get()?.status,
    clerkUserId: firstState()?.clerk.user?.id,
  })

  test('hold what the browser will make of the data of the page', async () => {
    let seen: ReturnType<typeof read> | undefined
    const response = await site()(await returning(), () => {
      seen = read()
      expect($user.get()).toBe($session.get()!.user)
      return html('x')
    })
    const { client } = boot(await response.text())
    const [session] = client.sessions
    expect(seen).toMatchObject({
      ...{ isLoaded: true, userId: person.id, clerkUserId: person.id },
      ...{ email: person.emailAddress, sessionId: session.id },
      ...{ sessions: [session.id], listed: [session.id], signIn: null, signUp: null },
      auth: { userId: person.id, sessionId: session.id, sessionStatus: 'active' },
    })
    expect(seen!.auth.user?.id).toBe(person.id)
    expect(seen!.auth.sessionClaims?.sid).toBe(session.id)
  })

  test('know a stranger as nobody', async () => {
    let seen: ReturnType<typeof read> | undefined
    await site()(createContext('/'), () => {
      seen = read()
      expect([$user.get(), $session.get(), $organization.get()]).toEqual([null, null, null])
      return html('x')
    })
    expect(seen).toMatchObject({ isLoaded: true, sessions: [], auth: { userId: null, user: null } })
  })

  test('SES-14: tell each request of its own visitor, whatever happens at the same time', async () => {
    const other = await instance.createUser()
    const people = [person, other, person, other, null]
    const seen = await Promise.all(
      people.map(async (visitor) => {
        const cookie = visitor && (await instance.signIn(visitor.emailAddress))
        let ids: unknown[] = []
        await site()(createContext('/', cookie ? { headers: { cookie } } : {}), async () => {
          const before = read()
          await new Promise(setImmediate)
          const after = read()
          ids = [before.userId, after.userId, after.clerkUserId, after.auth.user?.id]
          ids.push(before.derivedId, after.derivedId)
          return html('x')
        })
        return ids
      }),
    )
    expect(seen).toEqual(people.map((visitor) => Array(6).fill(visitor?.id)))
    expect(read()).toMatchObject({ isLoaded: false, userId: undefined, clerkUserId: undefined })
  })

  test('AST-6: make the response personal, each of them', async () => {
    const cookie = cookieHeader(await site()(await returning()))
    for (const [name, store] of Object.entries(stores)) {
      const context = createContext('/', { headers: { cookie } })
      const response = await site()(context, () => {
        store.get()
        return html('x', { 'cache-control': 'public, max-age=60' })
      })
      expect(response.headers.get('cache-control'), name).toBe('private, no-store')
    }
  })

  test('AST-6: know nobody once the headers promise a public page', async () => {
    let late: ReturnType<typeof read> | undefined
    const page = () => {
      const body = new ReadableStream(
        {
          async pull(controller) {
            late = read()
            controller.close()
          },
        },
        { highWaterMark: 0 },
      )
      return new Response(body, {
        headers: { 'content-type': 'text/html', 'cache-control': 'public, max-age=60' },
      })
    }
    const first = await site()(await returning())
    const context = createContext('/', { headers: { cookie: cookieHeader(first) } })
    const response = await site()(context, page)
    await response.text()
    expect(response.headers.get('cache-control')).toBe('public, max-age=60')
    expect(late).toMatchObject({ isLoaded: false, userId: undefined })
    expect(late!.auth.userId).toBeUndefined()
  })

  test('AST-6: a public page that reads none of them stays public, whatever cookies its visitor has', async () => {
    const headers = { cookie: '__session=stale' }
    const response = await site()(createContext('/', { headers }), () =>
      html('x', { 'cache-control': 'public, max-age=60' }),
    )
    expect(response.headers.get('cache-control')).toBe('public, max-age=60')
    expect(response.headers.getSetCookie()).toEqual([])
  })

  test('show what the page has just changed, and so does the browser', async () => {
    const clerkClient = bindClerkClient(siteConfig, instance.startServer)
    const visitor = await instance.createUser()
    const cookie = await instance.signIn(visitor.emailAddress)
    const context = createContext('/', { method: 'POST', headers: { cookie } })
    let seen: unknown
    const response = await site()(context, async () => {
      await clerkClient(context as never).users.updateUser(visitor.id, { firstName: 'Grace' })
      seen = $user.get()?.firstName
      return html('x')
    })
    expect(seen).toBe('Grace')
    expect(boot(await response.text()).client.sessions[0].user.first_name).toBe('Grace')
  })

  test('change nothing: what they hold refuses there', async () => {
    let refusal: unknown
    await site()(await returning(), async () => {
      refusal = await $user
        .get()!
        .update({ firstName: 'Grace' })
        .catch((error) => error)
      return html('x')
    })
    expect(refusal).toMatchObject({ errors: [{ code: 'not_in_browser' }] })
  })
})

test('auth().getToken has tokens for other services, and only those that there are', async () => {
  const jwtTemplates = { db: { claims: { role: 'authenticated' } } }
  const other = await createEmbeddedInstance({ jwtTemplates })
  try {
    const { id, emailAddress } = await other.createUser()
    const context = createContext('/', { headers: { cookie: await other.signIn(emailAddress) } })
    await site({ startServer: other.startServer })(context)
    const { getToken } = context.locals.auth()
    const token = await getToken({ template: 'db', expiresInSeconds: 90 })
    const claims = JSON.parse(atob(token!.split('.')[1]!))
    expect(claims).toMatchObject({ sub: id, role: 'authenticated' })
    expect(claims.exp - claims.iat).toBe(90)
    await expect(getToken({ template: 'none' })).rejects.toMatchObject({ status: 404 })
    expect(other.calls.filter((path) => path.endsWith('/tokens/db'))).toHaveLength(1)
  } finally {
    await other.server.close()
  }
})

test('claims of the site are there in guards, pages and stores', async () => {
  const claims = { metadata: '{{user.public_metadata}}' }
  const other = await createEmbeddedInstance({ session: { claims } })
  try {
    const { emailAddress } = await other.createUser({ public_metadata: { role: 'admin' } })
    const context = createContext('/', { headers: { cookie: await other.signIn(emailAddress) } })
    const seen: unknown[] = []
    const guarded = site({
      startServer: other.startServer,
      handler: (auth) => void seen.push(auth().sessionClaims?.metadata),
    })
    await guarded(context, () => {
      seen.push(context.locals.auth().sessionClaims?.metadata)
      seen.push(stores.auth.get().sessionClaims?.metadata)
      return html('x')
    })
    expect(seen).toEqual([{ role: 'admin' }, { role: 'admin' }, { role: 'admin' }])
  } finally {
    await other.server.close()
  }
})

describe('DB-9: while the database cannot be used', () => {
  const failing = (given: Parameters<typeof createSite>[0] = {}) => {
    const error = Object.assign(new Error('the disk is gone'), { name: 'DatabaseUnavailableError' })
    const resume: typeof instance.server.resume = (request, options) =>
      request.headers.has('cookie')
        ? Promise.reject(error)
        : instance.server.resume(request, options)
    const errors = [{ code: 'service_unavailable', message: 'busy' }]
    const fetch = async () => Response.json({ errors }, { status: 503 })
    const server = { ...instance.server, resume, fetch }
    return site({ ...given, startServer: async () => server })
  }
  const handler: Parameters<typeof createSite>[0]['handler'] = (auth) => {
    if (!auth().userId) auth().redirectToSignIn()
  }

  test('who has a good session token sees the page, and the browser asks for the rest', async () => {
    const cookie = cookieHeader(await site()(await returning()))
    const response = await failing({ handler })(createContext('/team', { headers: { cookie } }))
    expect(response.status).toBe(200)
    const page = await response.text()
    expect(page).toContain(person.id)
    expect(page).not.toContain('__CLERK_ASTRO_BOOT__')
  })

  test.each([
    ['a guarded page', { handler }],
    ['a page with data for its browser', {}],
  ])('who has a client cookie alone is no stranger: %s is 503', async (_, given) => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const response = await failing(given)(await returning('/team'))
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2'])
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(response.headers.getSetCookie()).toEqual([])
    expect(await response.text()).toContain('Try again in a moment')
    expect(logged).not.toHaveBeenCalled()
  })

  test('a page that asks for something that is in it is 503', async () => {
    const cookie = cookieHeader(await site()(await returning()))
    const context = createContext('/', { headers: { cookie } })
    const response = await failing()(context, async () => {
      await context.locals.currentUser()
      return html('x')
    })
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2'])
  })

  test('a page with a form of ours is 503, and not blank', async () => {
    const cookie = cookieHeader(await site()(await returning()))
    const context = createContext('/sign-in', { headers: { cookie } })
    const response = await failing()(context, async () => {
      void renderUi(context as never, 'SignIn', {})
      return html('x')
    })
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2'])
  })

  test('what asks for nobody is answered', async () => {
    const response = await failing()(await returning('/feed'), () => new Response('<rss />'))
    expect([response.status, await response.text()]).toEqual([200, '<rss />'])
  })

  test('strangers are served', async () => {
    const response = await failing()(createContext('/'))
    expect(response.status).toBe(200)
  })
})

describe('who has something to do first and is sent to sign in', () => {
  let busy: EmbeddedInstance
  let cookie: string
  beforeAll(async () => {
    busy = await createEmbeddedInstance({
      strategies: { totp: true },
      secondFactor: { required: true },
    })
    cookie = await busy.signIn((await busy.createUser()).emailAddress)
  })
  afterAll(() => busy.server.close())

  const ways = {
    handler: (config: Partial<ServerConfig>) =>
      createSite({
        startServer: busy.startServer,
        config: { ...siteConfig, ...config },
        options: { signInUrl: '/sign-in' },
        handler: (auth) => auth().redirectToSignIn(),
      }),
    page: (config: Partial<ServerConfig>) =>
      createSite({
        startServer: busy.startServer,
        config: { ...siteConfig, ...config },
        options: { signInUrl: '/sign-in' },
      }),
  }
  const led = async (way: keyof typeof ways, config: Partial<ServerConfig>, who = cookie) => {
    const context = createContext('/team', {
      headers: { cookie: who, accept: 'text/html', 'sec-fetch-dest': 'document' },
    })
    const response = await ways[way](config)(
      context,
      ({ locals }) => locals.auth.protect().response ?? html('in'),
    )
    return [response.status, response.headers.get('location')]
  }
  const back = '?redirect_url=http%3A%2F%2Fsite.test%2Fteam'

  test.each(['handler', 'page'] as const)(
    'comes to the page that shows it: by the %s',
    async (way) => {
      expect(await led(way, {})).toEqual([307, `http://site.test/sign-in${back}`])
      expect(await led(way, { pageOfTasks: '/sign-in' })).toEqual([
        307,
        `http://site.test/sign-in/tasks${back}`,
      ])
      const options = { taskUrls: { 'setup-mfa': '/secure?step=1' } }
      expect(await led(way, { options })).toEqual([
        307,
        `http://site.test/secure?step=1&${back.slice(1)}`,
      ])
      const others = { taskUrls: { 'reset-password': '/reset' } }
      expect(await led(way, { options: others, pageOfTasks: '/sign-in' })).toEqual([
        307,
        `http://site.test/sign-in/tasks${back}`,
      ])
      expect(await led(way, { options, pageOfTasks: '/sign-in' }, '')).toEqual([
        307,
        `http://site.test/sign-in${back}`,
      ])
    },
  )
})
