import { decodeJwt } from '@dooryard/backend/jwt'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { frontendRoutes } from './app.ts'
import { backendRoutes } from './backend-api/routes.ts'
import type { Db } from './db/database.ts'
import type { Route } from './frontend-api/route.ts'
import { permissionsOf, type SystemPermission } from './settings/organization-roles.ts'
import { parseSettings } from './settings/schema.ts'
import type { Answer, Browser } from './testing/browser.ts'
import { type NameServer, nameServer } from './testing/dns.ts'
import { type Person, signedIn, type Town, town } from './testing/organizations.ts'
import { png } from './testing/pictures.ts'
import { plausible } from './testing/plausible.ts'

/** What a role must grant for each route about something of an organization; `membership`: whoever is in it. */
const NEEDS: Record<string, SystemPermission | 'membership'> = {
  'GET /organizations/:id': 'membership',
  'PATCH /organizations/:id': 'org:sys_profile:manage',
  'PUT /organizations/:id/logo': 'org:sys_profile:manage',
  'DELETE /organizations/:id/logo': 'org:sys_profile:manage',
  'DELETE /organizations/:id': 'org:sys_profile:delete',
  'GET /organizations/:id/roles': 'membership',
  'DELETE /me/organization_memberships/:id': 'membership',
  'GET /organizations/:id/memberships': 'org:sys_memberships:read',
  'POST /organizations/:id/memberships': 'org:sys_memberships:manage',
  'PATCH /organizations/:id/memberships/:userId': 'org:sys_memberships:manage',
  'DELETE /organizations/:id/memberships/:userId': 'org:sys_memberships:manage',
  'GET /organizations/:id/invitations': 'org:sys_memberships:read',
  'GET /organizations/:id/invitations/pending': 'org:sys_memberships:read',
  'POST /organizations/:id/invitations': 'org:sys_memberships:manage',
  'POST /organizations/:id/invitations/bulk': 'org:sys_memberships:manage',
  'POST /organizations/:id/invitations/:invitationId/revoke': 'org:sys_memberships:manage',
  'GET /organizations/:id/membership_requests': 'org:sys_memberships:manage',
  'POST /organizations/:id/membership_requests/:requestId/accept': 'org:sys_memberships:manage',
  'POST /organizations/:id/membership_requests/:requestId/reject': 'org:sys_memberships:manage',
  'GET /organizations/:id/domains': 'org:sys_domains:read',
  'GET /organizations/:id/domains/:domainId': 'org:sys_domains:read',
  'POST /organizations/:id/domains': 'org:sys_domains:manage',
  'POST /organizations/:id/domains/bulk': 'org:sys_domains:manage',
  'POST /organizations/:id/domains/prepare_ownership_verification/bulk': 'org:sys_domains:manage',
  'POST /organizations/:id/domains/attempt_ownership_verification/bulk': 'org:sys_domains:manage',
  'POST /organizations/:id/domains/:domainId/update_enrollment_mode': 'org:sys_domains:manage',
  'POST /organizations/:id/domains/:domainId/prepare_affiliation_verification':
    'org:sys_domains:manage',
  'POST /organizations/:id/domains/:domainId/attempt_affiliation_verification':
    'org:sys_domains:manage',
  'POST /organizations/:id/domains/:domainId/prepare_ownership_verification':
    'org:sys_domains:manage',
  'POST /organizations/:id/domains/:domainId/attempt_ownership_verification':
    'org:sys_domains:manage',
  'DELETE /organizations/:id/domains/:domainId': 'org:sys_domains:manage',
  'GET /api_keys': 'org:sys_api_keys:read',
  'POST /api_keys': 'org:sys_api_keys:manage',
  'PATCH /api_keys/:id': 'org:sys_api_keys:manage',
  'POST /api_keys/:id/revoke': 'org:sys_api_keys:manage',
}

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`
const routes = Object.keys(NEEDS).map((name) => frontendRoutes.find((one) => nameOf(one) === name)!)

const permissions = permissionsOf(parseSettings()).flatMap(({ key, type }) =>
  type === 'system' ? [key as SystemPermission] : [],
)
/** Of a role that grants one thing. */
const only = (permission: string) => `only_${permission.slice(4).replace(':', '_')}`

const CANARY = 'canary-4f1c'
const SECRET = { private_metadata: { note: CANARY } }

let dns: NameServer
let db: Db
let server: Town
/** By what they are in the organization that it is about. */
let inside: Record<string, Person>
let outside: Record<string, Person>
/** Whom others bring in and send away. */
let subject: Person
let acme: Record<string, string>
let other: string

beforeAll(async () => {
  dns = await nameServer()
  server = await town(
    {
      domains: { enabled: true, defaultRole: 'org:none', resolvers: [dns.address] },
      roles: {
        'org:none': { name: 'None', permissions: [] },
        ...Object.fromEntries(
          permissions.map((one) => [`org:${only(one)}`, { name: one, permissions: [one] }]),
        ),
      },
    },
    { apiKeys: { users: true, organizations: true } },
    { wrapDatabase: (opened) => (db = opened) },
  )
  const names = ['admin', 'member', 'none', ...permissions.map(only)]
  inside = {}
  for (const name of names) inside[name] = await visitor(name.replaceAll('_', '-'))
  const gone = await visitor('gone')
  subject = await visitor('subject')
  outside = { gone, rival: await visitor('rival'), stranger: await visitor('stranger') }
  const id = await server.organization('Acme', inside)
  for (const { userId } of [gone, subject]) {
    const json = { user_id: userId, role: 'org:none' }
    await make(`/organizations/${id}/memberships`, json)
  }
  await site(`DELETE /organizations/${id}/memberships/${gone.userId}`)
  other = await server.organization('Other', { admin: outside.rival! })

  const invitation = await invite(id, 'guest')
  await make(`/organizations/${id}/domains`, {
    name: 'acme.example',
    enrollment_mode: 'automatic_suggestion',
    verified: true,
  })
  const domain = await make(`/organizations/${id}/domains`, {
    name: 'plain.example',
    enrollment_mode: 'manual_invitation',
    verified: false,
  })
  for (const name of ['dora', 'emil']) await askToJoin(name)
  const [accepted, rejected] = await rowsOf('organization_suggestions')
  const key = await make('/api_keys', { subject: id, name: 'Deploy' })
  acme = {
    id,
    userId: subject.userId,
    invitationId: invitation.id,
    domainId: domain.id,
    accepted: String(accepted!.request_id),
    rejected: String(rejected!.request_id),
    key: key.id,
  }
  await site(`PATCH /organizations/${id}/metadata`, SECRET)
  for (const { userId } of [...Object.values(inside), subject]) {
    await site(`PATCH /users/${userId}/metadata`, SECRET)
    await site(`PATCH /organizations/${id}/memberships/${userId}/metadata`, SECRET)
  }
}, 60_000)
afterAll(async () => {
  await server?.close()
  dns?.close()
})

/** Somebody who is signed in, without a password, which takes its time. */
async function visitor(name: string): Promise<Person> {
  const { id: userId } = await make('/users', {
    email_address: [`${name}+clerk_test@example.com`],
    skip_password_requirement: true,
  })
  const { token: ticket } = await make('/sign_in_tokens', { user_id: userId })
  const browser = server.browser()
  const { response } = await browser.post('/v1/client/sign_ins', { strategy: 'ticket', ticket })
  return signedIn(browser, { userId, sessionId: response.created_session_id })
}

async function site(call: string, json?: object) {
  const answer = await server.backend(call, json ? { json } : {})
  if (answer.status >= 400) throw new Error(`${call}: ${JSON.stringify(answer.body)}`)
  return answer.body
}
const make = (path: string, json: object) => site(`POST ${path}`, json)

const invite = (id: string, name: string) =>
  make(`/organizations/${id}/invitations`, {
    email_address: `${name}+clerk_test@example.com`,
    role: 'org:none',
    notify: false,
    ...SECRET,
  })

/** Somebody with an address of the domain. */
async function askToJoin(name: string): Promise<void> {
  const person = await visitor(name)
  await make('/email_addresses', {
    user_id: person.userId,
    email_address: `${name}@acme.example`,
    verified: true,
  })
  const { response } = await person.call('GET /me/organization_suggestions')
  await person.call(`POST /me/organization_suggestions/${response.data[0].id}/accept`)
}

const picture = (await png()).toString('base64')

/** Asks a route for what is Acme’s, or for it in the name of another organization. */
async function asked(route: Route, who: Person | Browser, inTheNameOf = acme.id!): Promise<Answer> {
  const [browser, sessionId] = 'browser' in who ? [who.browser, who.sessionId] : [who, null]
  const isKey = route.path.startsWith('/api_keys')
  const path = route.path
    .replace(':id', isKey ? acme.key! : inTheNameOf)
    .replace(':requestId', route.path.endsWith('/reject') ? acme.rejected! : acme.accepted!)
    .replace(/:(userId|invitationId|domainId)/, (_, name) => acme[name]!)
  const query = new URLSearchParams({
    ...(sessionId && { _clerk_session_id: sessionId }),
    ...(!['GET', 'POST'].includes(route.method) && { _method: route.method }),
    ...(nameOf(route) === 'GET /api_keys' && { subject: inTheNameOf }),
  })
  const address = `/v1${path}?${query}`
  if (route.method === 'GET') return browser.get(address)
  if ('file' in route.body) {
    const headers = { 'content-type': 'application/octet-stream' }
    return browser.send('POST', address, { body: picture, headers })
  }
  const given: Record<string, string | string[]> = {
    user_id: outside.stranger!.userId,
    role: 'org:none',
    email_address: 'new+clerk_test@example.com',
    affiliation_email_address: 'ops+clerk_test@plain.example',
    names: ['many.example'],
    organization_domain_ids: [acme.domainId!],
    subject: inTheNameOf,
  }
  const fields = Object.keys(route.body).filter((name) => name in given)
  const form = Object.fromEntries(fields.map((name) => [name, given[name]!]))
  return browser.post(address, { ...plausible(route.body), ...form })
}

async function rowsOf(table: string) {
  const { rows } = await sql<
    Record<string, unknown>
  >`SELECT * FROM ${sql.table(table)} ORDER BY id`.execute(db)
  return rows
}

/** All that is kept of organizations. */
async function kept(): Promise<string> {
  const tables = [
    'organizations',
    'organization_memberships',
    'invitations',
    'organization_domains',
    'organization_suggestions',
    'api_keys',
  ]
  const rows = await Promise.all(tables.map(rowsOf))
  for (const found of rows) expect(found.length).toBeGreaterThan(0)
  return JSON.stringify(rows)
}

function mayDo(who: string, route: Route): boolean {
  const need = NEEDS[nameOf(route)]!
  if (need === 'membership' || who === 'admin') return true
  const reads = ['org:sys_memberships:read', 'org:sys_billing:read']
  return who === 'member' ? reads.includes(need) : who === only(need)
}

/** What lets somebody in after all, or says something else. */
async function notClosed(
  asking: readonly (readonly [Route, string, Person | Browser])[],
  statuses: readonly number[],
  inTheNameOf?: string,
): Promise<string[]> {
  const wrong: string[] = []
  for (const [route, name, who] of asking) {
    const { status, codes, body } = await asked(route, who, inTheNameOf)
    if (!statuses.includes(status)) wrong.push(`${name}: ${nameOf(route)} ${status} ${codes}`)
    expect(JSON.stringify(body)).not.toContain(CANARY)
  }
  return wrong
}

test('AZ-2: every route about something of an organization says what it needs', () => {
  const about = frontendRoutes.filter(
    ({ path, credential }) =>
      credential !== 'session_token' &&
      (/^\/organizations\/:id/.test(path) ||
        path === '/me/organization_memberships/:id' ||
        path.startsWith('/api_keys')),
  )
  expect(about.map(nameOf).toSorted()).toEqual(Object.keys(NEEDS).toSorted())
})

describe('AZ-1, AZ-2: what is an organization’s is closed', () => {
  test('to members whose role does not grant it', async () => {
    const before = await kept()
    const refused = routes.flatMap((route) =>
      Object.entries(inside).flatMap(([name, who]) =>
        mayDo(name, route) ? [] : [[route, name, who] as const],
      ),
    )
    expect(refused.length).toBeGreaterThan(300)
    expect(await notClosed(refused, [403])).toEqual([])
    expect(await kept()).toBe(before)
  }, 60_000)

  test('to whoever is not in it, by whatever id, as if it were not there', async () => {
    const before = await kept()
    const all = routes.flatMap((route) =>
      Object.entries(outside).map(([name, who]) => [route, name, who] as const),
    )
    expect(await notClosed(all, [404])).toEqual([])
    const nobody = routes.map((route) => [route, 'nobody', server.browser()] as const)
    expect(await notClosed(nobody, [401])).toEqual([])
    expect(await kept()).toBe(before)
  })

  test('to whoever leads another one, and names it in the place of theirs', async () => {
    const before = await kept()
    const parts = routes
      .filter(({ path }) => /:(userId|invitationId|domainId|requestId)/.test(path))
      .map((route) => [route, 'rival', outside.rival!] as const)
    expect(parts.length).toBeGreaterThan(10)
    expect(await notClosed(parts, [404], other)).toEqual([])
    expect(await kept()).toBe(before)
  })

  test('to the site, by an id that is not of the organization it names', async () => {
    const before = await kept()
    const about = backendRoutes.filter(({ path }) => path.includes(':organizationId'))
    expect(about.length).toBeGreaterThan(20)
    for (const { method, path, body } of about) {
      const address = path
        .replace(':organizationId', other)
        .replace(/:(userId|invitationId|domainId)/, (_, name) => acme[name]!)
      if (address === path.replace(':organizationId', other)) {
        if (method !== 'GET') continue
        // A list of another one has nothing of theirs.
        const listed = JSON.stringify(await site(`GET ${address}`))
        for (const id of Object.values(acme)) expect(listed).not.toContain(id)
        continue
      }
      const json = { ...plausible(body), ...('role' in body && { role: 'org:none' }) }
      const refused = await server.backend(`${method} ${address}`, method === 'GET' ? {} : { json })
      expect([path, refused.status]).toEqual([path, 404])
    }
    expect(await kept()).toBe(before)
  })
})

test('AZ-4: what the site keeps to itself is in no byte that a browser gets', async () => {
  const guest = await visitor('late')
  const invitation = await invite(acme.id!, 'late')
  const { admin } = inside
  const paths = [
    '/client',
    '/environment',
    '/me',
    '/me/organization_memberships?paginated=true',
    '/me/organization_invitations',
    '/me/organization_suggestions',
    `/organizations/${acme.id}`,
    `/organizations/${acme.id}/memberships?paginated=true&limit=100`,
    `/organizations/${acme.id}/invitations`,
    `/organizations/${acme.id}/domains`,
    `/organizations/${acme.id}/membership_requests`,
  ]
  const seen: unknown[] = []
  for (const person of [admin!, guest]) {
    for (const path of paths) {
      const { status, body } = await person.call(`GET ${path}`)
      if (person === admin) expect([path, status]).toEqual([path, 200])
      seen.push(body)
    }
  }
  const accept = `POST /me/organization_invitations/${invitation.id}/accept`
  seen.push((await guest.call(accept)).body)
  for (const person of [admin!, guest]) {
    const { browser, sessionId } = person
    const session = `/v1/client/sessions/${sessionId}`
    const touched = await browser.post(`${session}/touch`, { active_organization_id: acme.id! })
    expect(touched.status).toBe(200)
    const { body } = await browser.post(`${session}/tokens`)
    seen.push(touched.body, body, [...browser.cookies])
    seen.push(await server.resume(browser.page(), { needToken: true }))
    const { payload } = decodeJwt(body.jwt)
    expect(payload).toMatchObject({ o: { id: acme.id } })
    seen.push(payload)
  }
  const text = JSON.stringify(seen)
  expect(text).toContain(acme.id)
  expect(text).toContain('public_metadata')
  expect(text).not.toContain(CANARY)
  expect(text).not.toContain('private_metadata')
  for (const path of [
    `/organizations/${acme.id}`,
    `/organizations/${acme.id}/memberships`,
    `/organizations/${acme.id}/invitations`,
    `/users/${admin!.userId}`,
  ]) {
    expect(JSON.stringify(await site(`GET ${path}`))).toContain(CANARY)
  }
})

// It changes what the others look at.
test('AZ-2: what is an organization’s is open to a role that grants just that', async () => {
  const order = ['GET', 'PUT', 'PATCH', 'POST', 'DELETE']
  const sorted = routes.toSorted(
    (one, next) =>
      order.indexOf(one.method) - order.indexOf(next.method) || next.path.length - one.path.length,
  )
  const closed: string[] = []
  for (const route of sorted) {
    const need = NEEDS[nameOf(route)]!
    const able = Object.keys(inside).filter((name) => mayDo(name, route))
    // What changes something is done once.
    const doing = route.method === 'GET' ? able : [need === 'membership' ? 'none' : only(need)]
    for (const name of doing) {
      const { status, codes, body } = await asked(route, inside[name]!)
      if ([401, 403, 404].includes(status)) closed.push(`${name}: ${nameOf(route)} ${codes}`)
      expect(JSON.stringify(body)).not.toContain(CANARY)
    }
  }
  expect(closed).toEqual([])
})
