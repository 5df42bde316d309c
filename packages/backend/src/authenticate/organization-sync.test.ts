import { beforeAll, describe, expect, test, vi } from 'vitest'
import { createTestClient, PRODUCTION_KEY } from '../testing/auth-server.ts'
import { createTestKey, signTestToken, type TestKey } from '../testing/keys.ts'
import { call, page } from '../testing/requests.ts'

let key: TestKey

beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  key = await createTestKey()
})

const organizationSyncOptions = {
  organizationPatterns: ['/orgs/:id', '/o/:slug/(.*)'],
  personalAccountPatterns: ['/personal/(.*)'],
}

const ORG = { v: 2, o: { id: 'org_a', slg: 'alpha', rol: 'admin' } }

async function visit(
  path: string,
  { claims = {}, asScript = false, cookies = {}, patterns = true, header = false } = {},
) {
  const token = await signTestToken(key, { claims })
  const request = (asScript ? call : page)({
    url: `https://app.test${path}`,
    cookies: { __session: token, __client_uat: 1, ...cookies },
    ...(header && { headers: { Authorization: `Bearer ${token}` } }),
  })
  return createTestClient(key, { publishableKey: PRODUCTION_KEY }).authenticateRequest(request, {
    ...(patterns && { organizationSyncOptions }),
  })
}

const organizationOf = (state: { headers: Headers }) =>
  new URL(state.headers.get('location')!).searchParams.get('organization_id')

describe('organization sync', () => {
  test.each([
    ['an organization by id', '/orgs/org_b', ORG, 'org_b'],
    ['an organization by slug', '/o/beta/home', ORG, 'beta'],
    ['an organization while none is active', '/orgs/org_b', {}, 'org_b'],
    ['the personal account', '/personal/home', ORG, ''],
  ])('activates %s', async (_name, path, claims, organization) => {
    const state = await visit(path, { claims })
    expect(state).toMatchObject({ status: 'handshake', reason: 'active-organization-mismatch' })
    expect(organizationOf(state)).toBe(organization)
    expect(state.headers.getSetCookie()[0]).toMatch('__clerk_redirect_count=1')
  })

  test.each([
    ['what is active already, by id', '/orgs/org_a', { claims: ORG }],
    ['what is active already, by slug', '/o/alpha/home', { claims: ORG }],
    ['the personal account while no organization is', '/personal/home', {}],
    ['nothing on other pages', '/somewhere', { claims: ORG }],
    ['nothing without patterns', '/orgs/org_b', { claims: ORG, patterns: false }],
    ['nothing for a script', '/orgs/org_b', { claims: ORG, asScript: true }],
    ['nothing for a token in the header', '/orgs/org_b', { claims: ORG, header: true }],
    [
      'nothing after three redirects',
      '/orgs/org_b',
      { claims: ORG, cookies: { __clerk_redirect_count: 3 } },
    ],
    ['nothing for a pending session', '/orgs/org_b', { claims: { ...ORG, sts: 'pending' } }],
  ])('activates nothing: %s', async (_name, path, options) => {
    const state = await visit(path, options)
    expect(state.status).toBe('signed-in')
    expect(state.headers.getSetCookie()).toEqual([])
  })

  test('tells the organization whatever the handshake is for', async () => {
    const request = page({ url: 'https://app.test/orgs/org_b', cookies: { __client_uat: 1 } })
    const client = createTestClient(key, { publishableKey: PRODUCTION_KEY })
    const state = await client.authenticateRequest(request, { organizationSyncOptions })
    expect(organizationOf(state)).toBe('org_b')
  })

  test('refuses a pattern that is none', async () => {
    const options = { organizationSyncOptions: { organizationPatterns: ['/orgs/*'] } }
    await expect(createTestClient(key).authenticateRequest(page(), options)).rejects.toThrow(
      'Invalid path',
    )
  })
})
