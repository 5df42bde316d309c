import { createHash } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  createContext,
  createRemoteInstance,
  createSite,
  html,
  type TestContext,
} from '../testing/site.ts'
import type { AuthFn } from './auth-function.ts'
import type { Condition } from './protect.ts'

let instance: Awaited<ReturnType<typeof createRemoteInstance>>
const cookies = { fresh: '', old: '', pending: '', admin: '' }
beforeAll(async () => {
  instance = await createRemoteInstance()
  cookies.fresh = await instance.signedInCookie()
  cookies.old = await instance.signedInCookie({ fva: [20, -1] })
  cookies.pending = await instance.signedInCookie({ sts: 'pending' })
  cookies.admin = await instance.signedInCookie({ o: { id: 'org_1', rol: 'admin' }, fva: [20, -1] })
})
afterEach(() => vi.restoreAllMocks())

type Who = keyof typeof cookies | null

const DOCUMENT = { accept: 'text/html', 'sec-fetch-dest': 'document' }
const FETCH = { accept: '*/*', 'sec-fetch-dest': 'empty' }

function visit(
  page: (context: TestContext) => Response | Promise<Response>,
  {
    who = null,
    path = '/team',
    method = 'GET',
    headers = DOCUMENT as Record<string, string>,
    handler = undefined as Parameters<typeof createSite>[0]['handler'],
  }: {
    who?: Who
    path?: string
    method?: string
    headers?: Record<string, string>
    handler?: Parameters<typeof createSite>[0]['handler']
  } = {},
) {
  const cookie: Record<string, string> = who ? { cookie: cookies[who] } : {}
  const site = createSite({ options: instance.options, ...(handler && { handler }) })
  return site(createContext(path, { method, headers: { ...headers, ...cookie } }), page)
}

/** As the documentation says. */
const guardedPage =
  (condition?: Condition) =>
  ({ locals }: TestContext) => {
    const { auth, response } = (locals.auth as AuthFn).protect(condition)
    if (response) return response
    return html(`for ${auth.userId}`)
  }

describe('auth.protect() in a page', () => {
  test('leads strangers to the sign-in page, and back', async () => {
    for (const who of [null, 'pending'] as const) {
      const response = await visit(guardedPage(), { who })
      expect([who, response.status]).toEqual([who, 307])
      const location = response.headers.get('location')!
      expect(location).toMatch(/redirect_url=http%3A%2F%2Fsite\.test%2Fteam|\/tasks/)
      expect(response.headers.get('cache-control')).toContain('private')
    }
  })

  test('lets pass who is signed in, and says who that is', async () => {
    const response = await visit(guardedPage(), { who: 'fresh' })
    expect(await response.text()).toContain('for user_ada')
  })

  test('tells who may not see it so on a plain page, which has a style, nothing of theirs, and is kept by nobody', async () => {
    const response = await visit(guardedPage({ role: 'org:admin' }), { who: 'fresh' })
    const page = await response.text()
    expect([response.status, response.headers.get('cache-control')]).toEqual([
      403,
      'private, no-store',
    ])
    expect(page).toContain('Your account is not allowed to open this page.')
    expect(page).toContain('<a href="/">To the start page</a>')
    expect(page).not.toMatch(/user_ada|<script/)
    const style = /<style>(.*)<\/style>/.exec(page)![1]!
    const hash = createHash('sha256').update(style).digest('base64')
    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'none'; img-src data:; style-src 'sha256-${hash}'`,
    )
  })

  test('does not post again at the sign-in page what was posted', async () => {
    const response = await visit(guardedPage(), { method: 'POST' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).not.toContain('team')
  })

  test.each<[string, Condition, Who, number]>([
    ['a role that somebody has', { role: 'org:admin' }, 'admin', 200],
    ['a role that somebody has not', { role: 'org:admin' }, 'fresh', 403],
    ['nothing that is known', {}, 'fresh', 403],
    ['a question of the site', (auth) => auth.userId === 'user_ada', 'fresh', 200],
    ['a question that is answered no', () => false, 'fresh', 403],
    ['a question that nobody waited for', (async () => false) as never, 'fresh', 403],
    ['a fresh proof', { reverification: 'strict' }, 'fresh', 200],
    ['a fresh proof, of an old one', { reverification: 'strict' }, 'old', 403],
    ['a stranger for a role', { role: 'org:admin' }, null, 307],
  ])('GR-1: asks for %s', async (_, condition, who, status) => {
    const response = await visit(guardedPage(condition), { who })
    expect(response.status).toBe(status)
    expect((await response.text()).includes('for user_ada')).toBe(status === 200)
  })
})

describe('auth.protect() in an endpoint', () => {
  const ask = async (who: Who, condition?: Condition) => {
    const response = await visit(guardedPage(condition), { who, headers: FETCH })
    return [response.status, await response.json()]
  }

  test('answers with data', async () => {
    expect(await ask(null)).toEqual([
      401,
      { clerk_error: { type: 'unauthorized', reason: 'signed-out' } },
    ])
    expect(await ask('fresh', { role: 'org:admin' })).toEqual([
      403,
      { clerk_error: { type: 'forbidden', reason: 'not-allowed' } },
    ])
  })

  test('asks for a fresh proof in the words that clients understand, but only who may have it', async () => {
    const wanted = { level: 'first_factor', afterMinutes: 5 } as const
    expect(await ask('old', { reverification: wanted })).toEqual([
      403,
      {
        clerk_error: {
          type: 'forbidden',
          reason: 'reverification-error',
          metadata: { reverification: wanted },
        },
      },
    ])
    const both = { role: 'org:admin', reverification: 'strict' } as const
    const [, admin] = await ask('admin', both)
    expect(admin).toMatchObject({ clerk_error: { reason: 'reverification-error' } })
    const [, other] = await ask('old', both)
    expect(other).toMatchObject({ clerk_error: { reason: 'not-allowed' } })
  })
})

test('an Action returns why, and its answer goes out as it is', async () => {
  const path = '/_actions/transfer'
  const action = ({ locals }: TestContext) => {
    const { auth, error } = (locals.auth as AuthFn).protect({ reverification: 'strict' })
    return Response.json(error ?? { done: auth.userId })
  }
  const asked = await visit(action, { who: 'old', path, method: 'POST', headers: FETCH })
  expect([asked.status, await asked.json()]).toEqual([
    200,
    expect.objectContaining({
      clerk_error: {
        type: 'forbidden',
        reason: 'reverification-error',
        metadata: { reverification: 'strict' },
      },
    }),
  ])
  const done = await visit(action, { who: 'fresh', path, method: 'POST', headers: FETCH })
  expect(await done.json()).toEqual({ done: 'user_ada' })
})

describe('CSRF-7: a call from a page of another origin', () => {
  const call = async (
    headers: Record<string, string>,
    { method = 'POST', authorizedParties = undefined as string[] | undefined } = {},
  ) => {
    const options = { ...instance.options, ...(authorizedParties && { authorizedParties }) }
    const site = createSite({ options })
    const sent = { ...FETCH, 'content-type': 'application/json', ...headers }
    const response = await site(createContext('/team', { method, headers: sent }), guardedPage())
    return [response.status, await response.text()]
  }
  const refused = [
    403,
    JSON.stringify({ clerk_error: { type: 'forbidden', reason: 'cross-origin' } }),
  ]
  const passed = [200, expect.stringContaining('for user_ada')]

  test('is turned away with the cookies of a visitor, JSON or not', async () => {
    const cookie = cookies.fresh
    expect(await call({ cookie, origin: 'https://evil.test' })).toEqual(refused)
    expect(await call({ cookie, origin: 'null' })).toEqual(refused)
    expect(await call({ cookie, origin: 'http://other.site.test' }, { method: 'DELETE' })).toEqual(
      refused,
    )
    // Browsers send that by themselves to a site that asks for a password of its own; the visitor is still the one of the cookies.
    const authorization = `Basic ${btoa('staging:secret')}`
    expect(await call({ cookie, authorization, origin: 'https://evil.test' })).toEqual(refused)
  })

  test('passes from the site itself, from parties that it names, by hand, and where it only reads', async () => {
    const cookie = await instance.signedInCookie({ azp: 'http://site.test' })
    expect(await call({ cookie, origin: 'http://site.test' })).toEqual(passed)
    expect(await call({ cookie })).toEqual(passed)
    const authorizedParties = ['http://site.test', 'https://app.test']
    expect(await call({ cookie, origin: 'https://app.test' }, { authorizedParties })).toEqual(
      passed,
    )
    const authorization = `Bearer ${/__session=([^;]+)/.exec(cookie)?.[1]}`
    expect(await call({ authorization, origin: 'https://else.test' })).toEqual(passed)
    expect(await call({ cookie, origin: 'https://evil.test' }, { method: 'GET' })).toEqual(passed)
  })
})

describe('GR-1: a guard whose answer nobody looks at', () => {
  const careless = ({ locals }: TestContext) => {
    ;(locals.auth as AuthFn).protect({ role: 'org:admin' })
    return html('secret')
  }

  test.each<[Who, Record<string, string>, number]>([
    [null, DOCUMENT, 307],
    [null, FETCH, 401],
    ['fresh', DOCUMENT, 403],
    ['fresh', FETCH, 403],
  ])('shows nothing of the page, and the log says so: %s %o', async (who, headers, status) => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const response = await visit(careless, { who, headers })
    expect(response.status).toBe(status)
    expect(await response.text()).not.toContain('secret')
    expect(warned.mock.calls.flat().join()).toContain('/team calls auth.protect()')
  })

  test('lets pass who may', async () => {
    expect(await (await visit(careless, { who: 'admin' })).text()).toContain('secret')
  })

  test('in a part of the page that comes late ends the page', async () => {
    let late: (() => unknown) | undefined
    const response = await visit(({ locals }) => {
      const auth = locals.auth as AuthFn
      auth()
      late = () => auth.protect()
      return html('begun')
    })
    expect(response.status).toBe(200)
    expect(() => late!()).toThrow(/at the top of the page/)
  })

  test('has nobody to go on with', async () => {
    const broken = ({ locals }: TestContext) => {
      const { auth } = (locals.auth as AuthFn).protect()
      return html(String(auth!.userId))
    }
    await expect(visit(broken)).rejects.toThrow(TypeError)
  })
})

describe('auth.protect() in the middleware', () => {
  const page = () => html('secret')

  test('throws, so that no return can be forgotten', async () => {
    const handler: Parameters<typeof createSite>[0]['handler'] = (auth) => {
      auth.protect()
    }
    expect((await visit(page, { handler })).status).toBe(307)
    expect(await (await visit(page, { handler, who: 'fresh' })).text()).toContain('secret')
  })

  test('holds where the handler caught it', async () => {
    const handler: Parameters<typeof createSite>[0]['handler'] = (auth) => {
      try {
        auth.protect()
      } catch {}
    }
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const response = await visit(page, { handler })
    expect([response.status, (await response.text()).includes('secret')]).toEqual([307, false])
  })
})
