import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stores } from '../client/state.ts'
import { cookieHeader, createEmbeddedInstance, type EmbeddedInstance } from '../testing/embedded.ts'
import { createContext, createSite, html, siteConfig } from '../testing/site.ts'

let instance: EmbeddedInstance
let ada: { id: string; emailAddress: string }
let bob: { id: string; emailAddress: string }
let acme: { id: string; slug: string }
let harbour: { id: string; slug: string }
beforeAll(async () => {
  instance = await createEmbeddedInstance({ organizations: { enabled: true } })
  ada = await instance.createUser()
  bob = await instance.createUser()
  acme = await found('Acme', ada)
  harbour = await found('Harbour', ada)
  await found('Elsewhere', bob)
})
afterAll(() => instance.server.close())

async function found(name: string, { id }: { id: string }) {
  const response = await instance.server.fetch(
    new Request('http://site.test/__clerk/api/v1/organizations', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${instance.server.secretKey}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ name, slug: name.toLowerCase(), created_by: id }),
    }),
  )
  return (await response.json()) as { id: string; slug: string }
}

const organizationSyncOptions = {
  organizationPatterns: ['/teams/:slug', '/teams/:slug/(.*)', '/by-id/:id'],
  personalAccountPatterns: ['/me', '/me/(.*)'],
}

const onRequest = () =>
  createSite({
    startServer: instance.startServer,
    config: { ...siteConfig, mode: 'development' },
    options: { organizationSyncOptions },
  })

/** A browser that goes from page to page. */
async function browse(person = ada) {
  let jar = await instance.signIn(person.emailAddress)
  const site = onRequest()
  const keep = (response: Response) => {
    const pairs = (text: string) =>
      text
        .split('; ')
        .filter(Boolean)
        .map((pair) => pair.split(/=(.*)/s) as [string, string])
    const cookies = new Map([...pairs(jar), ...pairs(cookieHeader(response))])
    jar = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }
  return {
    async see(path: string, headers: Record<string, string> = {}, method = 'GET') {
      const context = createContext(path, {
        method,
        headers: { cookie: jar, 'sec-fetch-dest': 'document', ...headers },
      })
      let inStores: string | null | undefined
      const response = await site(context, () => {
        inStores = stores.auth.get().orgSlug
        return html('x')
      })
      keep(response)
      const { userId, orgId, orgSlug } = context.locals.auth()
      return { userId, orgId, orgSlug, inStores, cookies: response.headers.getSetCookie() }
    },
  }
}

const names = (cookies: string[]) => cookies.map((cookie) => cookie.split('=')[0])

describe('a page that is about an organization', () => {
  test.each([
    ['by its slug', () => `/teams/${acme.slug}`],
    ['by its slug, further down', () => `/teams/${acme.slug}/members`],
    ['by its id', () => `/by-id/${acme.id}`],
  ])('has its visitor work there at once, %s', async (_, path) => {
    const { see } = await browse()
    await see('/me')
    expect((await see('/')).orgSlug).toBeUndefined()
    const page = await see(path())
    expect(page).toMatchObject({
      userId: ada.id,
      orgId: acme.id,
      orgSlug: 'acme',
      inStores: 'acme',
    })
    expect(names(page.cookies).filter((name) => name === '__session')).toEqual(['__session'])
    expect(await see('/')).toMatchObject({ orgSlug: 'acme', cookies: [] })
    expect((await see(`/teams/${harbour.slug}`)).orgSlug).toBe('harbour')
  })

  test('and one about nobody but them leads back to their own account', async () => {
    const { see } = await browse()
    await see('/teams/acme')
    expect(await see('/me/settings')).toMatchObject({ userId: ada.id, inStores: undefined })
    expect((await see('/')).orgId).toBeUndefined()
  })

  test('costs nobody anything who works there already', async () => {
    const { see } = await browse()
    await see('/teams/acme')
    expect((await see('/teams/acme')).cookies).toEqual([])
  })

  test('brings one token along where the browser had none', async () => {
    const { see } = await browse()
    const page = await see('/teams/acme')
    expect(page.orgSlug).toBe('acme')
    expect(names(page.cookies).filter((name) => name === '__session')).toEqual(['__session'])
  })

  test('has what its forms send arrive there, whatever another tab opened meanwhile', async () => {
    const { see } = await browse()
    await see('/teams/acme')
    await see('/teams/harbour')
    expect((await see('/teams/acme', {}, 'POST')).orgSlug).toBe('acme')
  })

  test.each(['elsewhere', 'no-such-team', '%00', 'ACME'])(
    'AZ-11: lets nobody into one that is not theirs: %s',
    async (slug) => {
      const { see } = await browse()
      await see('/teams/acme')
      expect(await see(`/teams/${slug}`)).toMatchObject({ orgSlug: 'acme', cookies: [] })
      expect((await see('/')).orgSlug).toBe('acme')
    },
  )

  test('asks nothing of strangers', async () => {
    const context = createContext('/teams/acme', { headers: { 'sec-fetch-dest': 'document' } })
    const response = await onRequest()(context)
    expect([context.locals.auth().userId, response.headers.getSetCookie()]).toEqual([null, []])
  })

  test.each([
    ['fetched by a script', { 'sec-fetch-dest': 'empty' }],
    ['fetched ahead', { 'sec-purpose': 'prefetch;prerender' }],
    ['in a frame of another site', { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site' }],
    ['asked for by who says nothing of it', { 'sec-fetch-dest': '', accept: '*/*' }],
  ])('CSRF-3: changes nothing when it is %s', async (_, headers) => {
    const { see } = await browse()
    await see('/teams/acme')
    const page = await see('/teams/harbour', headers as Record<string, string>)
    expect(page).toMatchObject({ orgSlug: 'acme', cookies: [] })
    expect((await see('/')).orgSlug).toBe('acme')
  })
})
