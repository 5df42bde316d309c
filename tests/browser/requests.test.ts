import { expect, test } from 'vitest'
import { createPerson, signIn } from './people.ts'
import { useShowcase } from './showcase.ts'

const showcase = useShowcase()

const clientCookie = () => showcase.returningCookie()

const get = (path: string, init: RequestInit = {}) =>
  fetch(`${showcase.site.url}${path}`, { redirect: 'manual', ...init })

test('a page view without a session token is signed in at once, without a redirect', async () => {
  const response = await get('/locals', {
    headers: { cookie: await clientCookie(), accept: 'text/html' },
  })
  expect(response.status).toBe(200)
  expect(await response.text()).toContain(showcase.person.id)
  expect(response.headers.getSetCookie().some((cookie) => /^__session=eyJ/.test(cookie))).toBe(true)
})

test('with an expired session token too', async () => {
  const expired = 'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjF9.AAAA'
  const cookie = `__session=${expired}; ${await clientCookie()}`
  const response = await get('/locals', { headers: { cookie } })
  expect(response.status).toBe(200)
  expect(await response.text()).toContain(showcase.person.id)
})

test('§17.17: so are fetches, islands and posts', async () => {
  const cookie = await clientCookie()
  for (const init of [
    {},
    { method: 'POST', body: 'hello', headers: { 'content-type': 'text/plain' } },
  ]) {
    const headers = {
      ...(init.headers ?? {}),
      cookie,
      origin: showcase.site.url,
      'sec-fetch-dest': 'empty',
    }
    const response = await get('/api/whoami', { ...init, headers })
    expect(await response.json()).toEqual({ userId: showcase.person.id, body: init.body ?? '' })
  }
})

test('§17.13: cookies of a refreshed session come along with a redirect', async () => {
  const response = await get('/api/moved', { headers: { cookie: await clientCookie() } })
  expect(response.status).toBe(302)
  expect(response.headers.getSetCookie().some((cookie) => /^__session=eyJ/.test(cookie))).toBe(true)
  expect(response.headers.get('cache-control')).toBe('private, no-store')
})

test('§17.1, §17.2, §17.3: responses of every kind pass', async () => {
  const frozen = await get('/api/frozen')
  expect([frozen.status, frozen.headers.get('x-clerk-auth-status')]).toEqual([200, 'signed-out'])
  expect(await frozen.text()).toContain('frozen')
  expect((await get('/api/empty')).status).toBe(200)
})

test('§17.22, §17.23: pages carry neither scripts of others nor claims nor tokens', async () => {
  const html = await (await get('/locals', { headers: { cookie: await clientCookie() } })).text()
  expect(html).not.toMatch(/<script[^>]*src="https?:/)
  expect(html).not.toMatch(/eyJ[\w-]+\.eyJ/)
  expect(html).not.toContain('"iss"')
})

test('AST-2, AST-11: no spelling of its address reaches a guarded page', async () => {
  const spellings = [
    '/guarded',
    '/guarded/',
    '//guarded',
    '/guarded//',
    '/%67uarded',
    '/GUARDED',
    '/%2567uarded',
    '/./guarded',
    '/x/../guarded',
    '/x/%2e%2e/guarded',
    '/guarded%2f',
    '/guarded/%2e',
    '/guarded.html',
    '/guarded/index',
    '/guarded/index.html',
    '/guarded?x=1',
    '/%E2%80%8Bguarded',
    '/guarded%00',
    '/guarded;x',
    '/orgs/acme/settings',
    '/orgs/acme%2fsettings/settings',
    '/orgs/%61cme/%73ettings',
    '/orgs/acme/settings/',
  ]
  for (const path of spellings) {
    for (const method of ['GET', 'HEAD', 'POST']) {
      const response = await get(path, { method, headers: { origin: showcase.site.url } })
      expect(await response.text(), `${method} ${path}`).not.toContain('the secret of')
    }
  }
  const member = await get('/guarded', { headers: { cookie: await clientCookie() } })
  expect(await member.text()).toContain('the secret of the guarded page')
})

test('SES-2: a forged hint opens nothing', async () => {
  const response = await get('/guarded', {
    headers: { cookie: '__client_uat=9999999999; __client=forged' },
  })
  expect(response.status).toBe(307)
})

test('SES-14: the requests of two people never mix', async () => {
  const people = await Promise.all([createPerson(showcase.site), createPerson(showcase.site)])
  const cookies = await Promise.all(
    people.map(async (person) => {
      const page = await showcase.stranger()
      await signIn(page, showcase.site, person)
      return (await page.context().cookies())
        .map(({ name, value }) => `${name}=${value}`)
        .join('; ')
    }),
  )
  await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const who = index % 2
      const html = await (await get('/locals', { headers: { cookie: cookies[who]! } })).text()
      expect(html).toContain(people[who]!.id)
      expect(html).not.toContain(people[1 - who]!.id)
    }),
  )
})

test('AST-14: the embedded server owns exactly its prefix', async () => {
  expect((await get('/__clerk/v1/environment')).status).toBe(200)
  for (const path of ['/__clerkx', '/__clerkx/v1/environment', '/x/__clerk/v1/environment']) {
    expect((await get(path)).status, path).toBe(404)
  }
})

test('auth.protect() guards a page, an endpoint and an Action, each with an answer of its kind', async () => {
  const ask = (cookie: string) => {
    const asked = { cookie, origin: showcase.site.url, 'sec-fetch-dest': 'empty' }
    return Promise.all([
      get('/protected', { headers: { cookie, accept: 'text/html' } }),
      get('/api/protected', { headers: asked }),
      get('/_actions/transfer', {
        method: 'POST',
        headers: { ...asked, 'content-type': 'application/json' },
        body: '{}',
      }),
    ])
  }
  const strangers = await ask('')
  expect(strangers.map(({ status }) => status)).toEqual([307, 401, 200])
  expect(strangers[0].headers.get('location')).toContain('/sign-in?redirect_url=')
  expect(await strangers[1].json()).toMatchObject({ clerk_error: { type: 'unauthorized' } })
  expect(await strangers[2].text()).toContain('unauthorized')

  const members = await ask(await clientCookie())
  expect(members.map(({ status }) => status)).toEqual([200, 200, 200])
  for (const answer of members) expect(await answer.text()).toContain(showcase.person.id)
})
