import { createClerkClient } from '@clerk/backend'
import { createClerkClient as ourClient } from '@dooryard/backend'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testKeys } from '../tests/harness/site.ts'
import { FrontendVisitor } from './harness/frontend.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'

const password = 'a-lamp-left-on-overnight'
const emailAddress = 'handshake+clerk_test@example.com'

let site: GenuineSite
beforeAll(async () => {
  site = await startGenuineSite()
  const clerk = ourClient({ ...testKeys, apiUrl: `${site.url}/__clerk/api` })
  await clerk.users.createUser({ emailAddress: [emailAddress], password })
})
afterAll(() => site?.close())

it('a stranger’s first visit to a site on genuine authenticateRequest ends signed out', async () => {
  expect(await visit(new Map())).toEqual({ status: 'signed-out', redirects: 3 })
})

it('a signed-in browser’s first visit ends signed in', async () => {
  const visitor = new FrontendVisitor(`${site.url}/__clerk`)
  await visitor.signIn(emailAddress, password)
  expect(await visit(visitor.cookies)).toEqual({ status: 'signed-in', redirects: 3 })
})

it('a browser that was at a handshake has its token made anew by the site', async () => {
  const visitor = new FrontendVisitor(`${site.url}/__clerk`)
  const sessionId = await visitor.signIn(emailAddress, password)
  await visit(visitor.cookies)
  const clerk = createClerkClient({ ...testKeys, apiUrl: `${site.url}/__clerk/api` })
  const [, refresh_token = ''] =
    [...visitor.cookies].find(([name]) => name.startsWith('__refresh_')) ?? []
  const request = {
    expired_token: visitor.cookies.get('__session')!,
    refresh_token,
    request_origin: site.url,
  }
  const { jwt } = await clerk.sessions.refreshSession(sessionId, request)
  expect((await clerk.sessions.verifySession(sessionId, jwt)).id).toBe(sessionId)
  const stranger = { ...request, refresh_token: 'of nobody' }
  await expect(clerk.sessions.refreshSession(sessionId, stranger)).rejects.toMatchObject({
    status: 401,
  })
})

/** Follows a browser from the site to the Frontend API and back until the site shows its page. */
async function visit(cookies: Map<string, string>) {
  const clerk = createClerkClient({ ...testKeys, apiUrl: `${site.url}/__clerk/api` })
  let url = `${site.url}/page`
  for (let redirects = 0; redirects < 10; redirects++) {
    const headers = { cookie: toHeader(cookies), accept: 'text/html', 'sec-fetch-dest': 'document' }
    const isSite = !url.startsWith(`${site.url}/__clerk/`)
    const state = isSite
      ? await clerk.authenticateRequest(new Request(url, { headers }), {
          proxyUrl: `${site.url}/__clerk`,
        })
      : await fetch(url, { headers, redirect: 'manual' })
    for (const cookie of state.headers.getSetCookie()) keep(cookies, cookie)
    const location = state.headers.get('location')
    if (!location) return { status: state.status, redirects }
    url = location
  }
  return { status: 'loop', redirects: 10 }
}

const toHeader = (cookies: Map<string, string>) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

function keep(cookies: Map<string, string>, directive: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(directive) ?? []
  if (value && !/max-age=0/i.test(directive)) cookies.set(name, value)
  else cookies.delete(name)
}
