import { readFile } from 'node:fs/promises'
import { gapNames } from '@dooryard/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Backend, backendOf } from '../testing/backend.ts'
import { as, signUp } from '../testing/people.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let backend: Backend
beforeAll(async () => {
  server = await testServer({ basePath: '/__clerk' })
  backend = backendOf(server, '/__clerk')
})
afterAll(() => server.close())

const visitor = () => server.browser({ mount: '/__clerk' })

describe('what Clerk has and this version has not says which gap it is', () => {
  test.each([
    ['GET /organizations/org_1/billing/subscription', 'billing'],
    ['PUT /beta_features/domain', 'instance-settings'],
    ['POST /instance/change_domain', 'instance-settings'],
    ['PATCH /beta_features/instance_settings', 'instance-settings'],
    ['GET /templates/email', 'own-mails'],
    ['POST /machines', 'machine-tokens'],
    ['POST /webhooks/svix', 'webhooks'],
    ['GET /domains', 'satellites'],
    ['GET /saml_connections', 'enterprise-sso'],
    ['POST /email', 'own-mails'],
  ])('Backend API: %s', async (call, gap) => {
    const { status, body } = await backend(call)
    expect([status, body.errors[0].code, body.errors[0].meta]).toEqual([
      404,
      'not_available',
      { gap },
    ])
    expect(body.errors[0].long_message).toContain(gapNames[gap as keyof typeof gapNames])
  })

  test.each([
    ['GET', '/v1/me/organization_creation_defaults', 'organizations'],
    ['GET', '/v1/billing/plans', 'billing'],
    ['GET', '/v1/me/billing/subscription', 'billing'],
    ['GET', '/oauth/authorize', 'oauth-applications'],
  ])('Frontend API: %s %s', async (method, path, gap) => {
    const { status, errors } = await visitor().send(method, path)
    expect([status, errors[0]?.code, errors[0]?.meta]).toEqual([404, 'not_available', { gap }])
  })

  test('anything else is not found, or has no such method', async () => {
    expect((await backend('GET /nothing')).codes).toEqual(['resource_not_found'])
    expect((await backend('GET /users/user_1/nothing')).codes).toEqual(['resource_not_found'])
    expect((await visitor().send('DELETE', '/v1/environment')).codes).toEqual([
      'method_not_allowed',
    ])
    expect((await visitor().get('/v1/organizationsx')).codes).toEqual(['resource_not_found'])
  })

  test('SEC-9: paths without a version ask for the key too', async () => {
    const call = (headers: HeadersInit) =>
      server.fetch(new Request('http://localhost/__clerk/api/m2m_tokens', { headers }))
    expect((await call({})).status).toBe(401)
    const known = await call({ authorization: `Bearer ${server.secretKey}` })
    expect((await known.json()).errors[0].meta).toEqual({ gap: 'machine-tokens' })
  })

  test('docs/gaps.md names every gap', async () => {
    const page = await readFile(new URL('../../../../docs/gaps.md', import.meta.url), 'utf8')
    const missing = Object.values(gapNames).filter(
      (name) => !page.toLowerCase().includes(name.toLowerCase()),
    )
    expect(missing).toEqual([])
  })
})

test('a token of a template says that there is none of that name, and the session goes on', async () => {
  const browser = visitor()
  const { sessionId } = await signUp(browser)
  const refused = await browser.post(`/v1/client/sessions/${sessionId}/tokens/supabase`)
  expect([refused.status, refused.codes]).toEqual([404, ['jwt_template_not_found']])
  expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(200)
})
