import { decodeJwt } from '@dooryard/backend/jwt'
import { readSessionClaims } from '@dooryard/protocol'
import { afterEach, describe, expect, test } from 'vitest'
import { backendOf } from '../testing/backend.ts'
import type { Browser } from '../testing/browser.ts'
import { newDatabase } from '../testing/database.ts'
import { type Person, type Town, town } from '../testing/organizations.ts'
import { signUp } from '../testing/people.ts'
import { png } from '../testing/pictures.ts'
import { testServer } from '../testing/test-server.ts'

const readJwtPayload = (jwt: string) => decodeJwt(jwt).payload

let server: Town
afterEach(() => server.close())

describe('an organization', () => {
  test('is made and led by whoever asks for it, and nobody else sees that it is there', async () => {
    server = await town()
    const [ada, bob] = [await server.person('ada'), await server.person('bob')]
    const { response, client } = await ada.call('POST /organizations', { name: ' Acme Ünited ' })
    expect(response).toMatchObject({
      object: 'organization',
      name: 'Acme Ünited',
      slug: 'acme-united',
      members_count: 1,
      has_image: false,
      public_metadata: {},
    })
    const [own] = client!.sessions[0]!.user!.organization_memberships
    expect(own).toMatchObject({ role: 'org:admin', organization: { id: response.id } })
    expect(own!.permissions).toContain('org:sys_memberships:manage')
    const again = await ada.call('POST /organizations', { name: 'Acme United' })
    expect(again.response.slug).toMatch(/^acme-united-\d+$/)
    const taken = await bob.call('POST /organizations', { name: 'B', slug: 'acme-united' })
    expect([taken.status, taken.errors[0]!.code, taken.errors[0]!.meta]).toEqual([
      422,
      'form_identifier_exists',
      { param_name: 'slug' },
    ])
    const [theirs, nowhere] = [
      await bob.call(`GET /organizations/${response.id}`),
      await bob.call('GET /organizations/org_nowhere'),
    ]
    expect([theirs.status, theirs.codes]).toEqual([404, ['resource_not_found']])
    expect(theirs.errors).toEqual(nowhere.errors)
  })

  test('AZ-17: does not exist where there are none, and is not made by who may not', async () => {
    server = await town({ enabled: false })
    const ada = await server.person('ada')
    for (const call of ['POST /organizations', 'GET /organizations/org_1']) {
      const { status, codes } = await ada.call(call, { name: 'Acme' })
      expect([status, codes]).toEqual([403, ['organization_not_enabled_in_instance']])
    }
    expect((await server.backend('GET /organizations')).codes).toEqual([
      'organization_not_enabled_in_instance',
    ])
    const settings = { enabled: true, max_allowed_memberships: 3, admin_delete_enabled: false }
    await server.backend('PATCH /instance/organization_settings', { json: settings })
    const { body } = await server.backend('GET /instance/organization_settings')
    expect(body).toMatchObject({ ...settings, creator_role: 'org:admin', slug_disabled: false })
    expect((await ada.browser.get('/v1/environment')).body.organization_settings).toMatchObject({
      enabled: true,
      max_allowed_memberships: 3,
      actions: { admin_delete: false },
      // What a form that invites begins with.
      domains: { enabled: false, default_role: 'org:member' },
    })

    const person = `/users/${ada.userId}`
    const limit = (json: object) => server.backend(`PATCH ${person}`, { json })
    await limit({ create_organization_enabled: false })
    const make = () => ada.call('POST /organizations', { name: 'Acme' })
    expect((await make()).codes).toEqual(['user_create_organization_not_enabled'])
    await limit({ create_organization_enabled: true, create_organizations_limit: 1 })
    expect((await make()).response.max_allowed_memberships).toBe(3)
    expect((await make()).codes).toEqual(['org_creation_limit_exceeded'])
  })

  test('changes its name, slug and logo, and goes, by who may', async () => {
    server = await town()
    const [ada, bob] = [await server.person('ada'), await server.person('bob')]
    const id = await server.organization('Acme', { admin: ada, member: bob })
    const changed = await ada.call(`PATCH /organizations/${id}`, { name: 'Apex', slug: 'apex' })
    expect(changed.response).toMatchObject({ name: 'Apex', slug: 'apex' })
    const wrong = await ada.call(`PATCH /organizations/${id}`, { slug: 'Apex & Co' })
    expect([wrong.status, wrong.codes]).toEqual([422, ['form_param_format_invalid']])

    const file = Buffer.from(await png()).toString('base64')
    const path = `/v1/organizations/${id}/logo?_clerk_session_id=${ada.sessionId}&_method=PUT`
    const headers = { 'content-type': 'application/octet-stream' }
    const drawn = await ada.browser.send('POST', path, { body: file, headers })
    expect(drawn.response.has_image).toBe(true)
    const address = drawn.response.image_url
    expect((await ada.browser.get(address)).headers.get('content-type')).toMatch(/^image\//)
    await ada.call(`DELETE /organizations/${id}/logo`)
    expect((await ada.browser.get(address)).status).toBe(404)

    for (const call of ['PATCH', 'DELETE']) {
      const refused = await bob.call(`${call} /organizations/${id}`)
      expect([refused.status, refused.codes]).toEqual([403, ['missing_organization_permission']])
    }
    await server.backend(`PATCH /organizations/${id}`, { json: { admin_delete_enabled: false } })
    const kept = await ada.call(`DELETE /organizations/${id}`)
    expect([kept.status, kept.codes]).toEqual([403, ['organization_admin_delete_not_enabled']])
    await server.backend(`PATCH /organizations/${id}`, { json: { admin_delete_enabled: true } })
    const gone = await ada.call(`DELETE /organizations/${id}`)
    expect(gone.response).toMatchObject({ object: 'organization', id, deleted: true })
    expect(gone.client!.sessions[0]!.user!.organization_memberships).toEqual([])
  })

  test('AZ-4: what the site keeps for itself reaches no browser', async () => {
    server = await town()
    const ada = await server.person('ada')
    const id = await server.organization('Acme', { admin: ada })
    const json = { private_metadata: { canary: 'CANARY' }, public_metadata: { plan: { seats: 3 } } }
    await server.backend(`PATCH /organizations/${id}/metadata`, { json })
    const member = `/organizations/${id}/memberships/${ada.userId}/metadata`
    await server.backend(`PATCH ${member}`, { json })
    const seen = await Promise.all(
      [
        `GET /organizations/${id}`,
        `GET /organizations/${id}/memberships`,
        'GET /me/organization_memberships',
        'GET /me',
        `PATCH /organizations/${id}`,
        `POST /client/sessions/${ada.sessionId}/touch`,
      ].map((call) =>
        ada.call(call, call.startsWith('POST') ? { active_organization_id: id } : {}),
      ),
    )
    for (const { status, body } of seen) {
      expect(status).toBe(200)
      expect(JSON.stringify(body)).not.toContain('CANARY')
      expect(JSON.stringify(body)).toContain('"plan":{"seats":3}')
    }
    const replaced = await server.backend(`PUT /organizations/${id}/metadata`, {
      json: { public_metadata: {} },
    })
    expect(replaced.body).toMatchObject({
      public_metadata: {},
      private_metadata: json.private_metadata,
    })
  })
})

describe('members', () => {
  test('AZ-7: nobody grants more than they hold', async () => {
    server = await town({
      roles: {
        'org:host': {
          name: 'Host',
          permissions: ['org:sys_memberships:read', 'org:sys_memberships:manage'],
        },
      },
    })
    const [ada, bob, eve] = [
      await server.person('ada'),
      await server.person('bob'),
      await server.person('eve'),
    ]
    const id = await server.organization('Acme', { admin: ada, host: bob, member: eve })
    const role = (person: Person, name: string) =>
      bob.call(`PATCH /organizations/${id}/memberships/${person.userId}`, { role: `org:${name}` })
    const refused = await role(bob, 'admin')
    expect([refused.status, refused.errors[0]!.code]).toEqual([
      403,
      'missing_organization_permission',
    ])
    expect(refused.errors[0]!.meta!.permissions).toContain('org:sys_profile:delete')
    expect((await role(eve, 'host')).status).toBe(200)
    // Members read bills, hosts do not.
    expect((await role(eve, 'member')).status).toBe(403)
    // Who holds more and manages, too, is neither put down nor put out.
    const admin = `/organizations/${id}/memberships/${ada.userId}`
    for (const [method, form] of [
      ['PATCH', { role: 'org:host' }],
      ['DELETE', {}],
    ] as const) {
      const above = await bob.call(`${method} ${admin}`, form)
      expect([above.status, above.codes]).toEqual([403, ['missing_organization_permission']])
    }
    expect(
      (await ada.call(`PATCH ${admin.replace(ada.userId, bob.userId)}`, { role: 'org:member' }))
        .status,
    ).toBe(200)
    const own = await ada.call(`PATCH ${admin.replace(ada.userId, bob.userId)}`, {
      role: 'org:host',
    })
    expect(own.status).toBe(200)
    const unknown = await role(eve, 'nobody')
    expect([unknown.status, unknown.codes]).toEqual([422, ['form_param_value_invalid']])
  })

  test('AZ-6: a role counts as it is now, whatever the token says', async () => {
    server = await town()
    const [ada, bob] = [await server.person('ada'), await server.person('bob')]
    const id = await server.organization('Acme', { admin: ada, member: bob })
    const listed = await bob.call(`GET /organizations/${id}/memberships?paginated=true`)
    expect(listed.response.total_count).toBe(2)
    await server.backend(`DELETE /organizations/${id}/memberships/${bob.userId}`)
    expect((await bob.call(`GET /organizations/${id}/memberships`)).status).toBe(404)
    const left = await ada.call(`GET /organizations/${id}`)
    expect(left.response.members_count).toBe(1)
  })

  test('AZ-8: the last who manages members stays, and stays so', async () => {
    server = await town()
    const [ada, bob] = [await server.person('ada'), await server.person('bob')]
    const id = await server.organization('Acme', { admin: ada, member: bob })
    const path = `/organizations/${id}/memberships/${ada.userId}`
    const refused = await Promise.all([
      ada.call(`PATCH ${path}`, { role: 'org:member' }),
      ada.call(`DELETE ${path}`),
      ada.call(`DELETE /me/organization_memberships/${id}`),
      ada.call('DELETE /me'),
    ])
    for (const { status, codes } of refused) {
      expect([status, codes]).toEqual([400, ['organization_minimum_permissions_needed']])
    }
    expect((await server.backend(`DELETE ${path}`)).codes).toEqual([
      'organization_minimum_permissions_needed',
    ])
    await ada.call(`PATCH /organizations/${id}/memberships/${bob.userId}`, { role: 'org:admin' })
    expect((await ada.call('DELETE /me')).status).toBe(200)
    expect((await bob.call(`GET /organizations/${id}`)).response.members_count).toBe(1)
  })

  test('AZ-8: of two who take each other’s role at once one is left, every time', async () => {
    server = await town()
    const [ada, bob] = [await server.person('ada'), await server.person('bob')]
    const id = await server.organization('Acme', { admin: ada, member: bob })
    const path = (person: Person) => `/organizations/${id}/memberships/${person.userId}`
    for (let round = 0; round < 100; round++) {
      for (const person of [ada, bob]) {
        await server.backend(`PATCH ${path(person)}`, { json: { role: 'org:admin' } })
      }
      await Promise.all([
        ada.call(`PATCH ${path(bob)}`, { role: 'org:member' }),
        bob.call(`PATCH ${path(ada)}`, { role: 'org:member' }),
      ])
      const { body } = await server.backend(`GET /organizations/${id}/memberships`)
      const roles = body.data.map(({ role }: { role: string }) => role).sort()
      expect(roles).toEqual(['org:admin', 'org:member'])
    }
  }, 60_000)

  test('are as many as there may be', async () => {
    server = await town({ maxMemberships: 2 })
    const people = [
      await server.person('ada'),
      await server.person('bob'),
      await server.person('eve'),
    ]
    const [ada, bob, eve] = people as [Person, Person, Person]
    const id = await server.organization('Acme', { admin: ada })
    const add = ({ userId }: Person) =>
      ada.call(`POST /organizations/${id}/memberships`, { user_id: userId, role: 'org:member' })
    const statuses = await Promise.all([add(bob), add(eve)])
    expect(statuses.map(({ status }) => status).sort()).toEqual([200, 403])
    expect(statuses.flatMap(({ codes }) => codes)).toEqual([
      'organization_membership_quota_exceeded',
    ])
    const again = await server.backend(`POST /organizations/${id}/memberships`, {
      json: { user_id: ada.userId, role: 'org:member' },
    })
    expect(again.codes).toEqual(['already_a_member_in_organization:user_id'])
  })

  test('are listed by their role, their name and the time they came', async () => {
    server = await town()
    const [ada, bob] = [await server.person('ada'), await server.person('bob')]
    await bob.call('PATCH /me', { first_name: 'Bob' })
    await ada.call('PATCH /me', { first_name: 'Ada' })
    const id = await server.organization('Acme', { admin: bob })
    server.clock.advance(1000)
    await server.backend(`POST /organizations/${id}/memberships`, {
      json: { user_id: ada.userId, role: 'org:member' },
    })
    const list = async (query: string) => {
      const { body } = await server.backend(`GET /organizations/${id}/memberships?${query}`)
      type Row = { public_user_data: { first_name: string } }
      return [body.total_count, ...body.data.map((row: Row) => row.public_user_data.first_name)]
    }
    expect(await list('')).toEqual([2, 'Ada', 'Bob'])
    expect(await list('order_by=%2Bcreated_at')).toEqual([2, 'Bob', 'Ada'])
    expect(await list('order_by=-first_name')).toEqual([2, 'Bob', 'Ada'])
    expect(await list('limit=1&offset=1')).toEqual([2, 'Bob'])
    expect(await list('role=org:member')).toEqual([1, 'Ada'])
    expect(await list(`user_id=${bob.userId}`)).toEqual([1, 'Bob'])
    expect(await list('query=bob')).toEqual([1, 'Bob'])
    expect(await list('email_address=ada%2Bclerk_test@example.com')).toEqual([1, 'Ada'])
    expect(await list('query=nobody')).toEqual([0])
    const page = await ada.call(`GET /organizations/${id}/memberships?paginated=true&query=bo`)
    expect(page.response.total_count).toBe(1)
    const both = await ada.call(
      `GET /organizations/${id}/memberships?paginated=true&role=org:admin&role=org:member`,
    )
    expect(both.response.total_count).toBe(2)
    const users = await server.backend(`GET /users?organization_id=${id}`)
    const names = users.body.map((user: { first_name: string }) => user.first_name)
    expect(names.sort()).toEqual(['Ada', 'Bob'])
    const others = await server.backend(`GET /users?organization_id=-${id}`)
    expect(others.body).toEqual([])
  })
})

describe('the organization of a session', () => {
  const custom = {
    permissions: {
      'org:docs:read': { name: 'Read' },
      'org:docs:write': { name: 'Write' },
      'org:team:read': { name: 'See' },
    },
    roles: {
      'org:editor': {
        name: 'Editor',
        permissions: ['org:docs:read', 'org:docs:write', 'org:team:read'],
      },
    },
  }
  const claimsOf = async (person: Person, form = {}) => {
    const path = `POST /client/sessions/${person.sessionId}/tokens`
    return readJwtPayload((await person.call(path, form)).body.jwt)
  }
  const touch = (person: Person, active_organization_id: string) =>
    person.call(`POST /client/sessions/${person.sessionId}/touch`, { active_organization_id })

  test('is in its tokens, with role and permissions, until one leaves it', async () => {
    server = await town(custom)
    const [ada, bob] = [await server.person('ada'), await server.person('bob')]
    const id = await server.organization('Acme', { admin: ada, editor: bob })
    const touched = await touch(bob, 'acme')
    expect(touched.response.last_active_organization_id).toBe(id)
    expect(await claimsOf(bob)).toMatchObject({
      v: 2,
      o: { id, slg: 'acme', rol: 'editor', per: 'read,write', fpm: '3,1' },
      fea: 'o:docs,o:team',
    })
    expect(readJwtPayload(touched.client!.sessions[0]!.last_active_token!.jwt).o).toBeDefined()
    expect(await claimsOf(bob, { organization_id: '' })).not.toHaveProperty('o')
    await server.backend(`DELETE /organizations/${id}/memberships/${bob.userId}`)
    expect(await claimsOf(bob)).not.toHaveProperty('o')
    const { client } = await touch(bob, '')
    expect(client!.sessions[0]!.last_active_organization_id).toBe(null)
  })

  test('AZ-11: follows the page that a handshake comes from, where one may', async () => {
    server = await town({}, { allowedOrigins: ['https://other.test'] })
    const [ada, bob] = [await server.person('ada'), await server.person('bob')]
    const id = await server.organization('Acme', { admin: ada })
    const claims = async ({ browser }: Person, asked: string) => {
      const target = encodeURIComponent('https://other.test/acme')
      const path = `/v1/client/handshake?redirect_url=${target}&organization_id=${asked}`
      const { headers } = await browser.get(path)
      const answer = new URL(headers.get('location')!).searchParams.get('__clerk_handshake')!
      const [cookie] = readJwtPayload(answer).handshake as string[]
      return readJwtPayload(/^__session=([^;]+)/.exec(cookie!)![1]!)
    }
    expect((await claims(ada, 'acme')).o).toMatchObject({ id, rol: 'admin' })
    expect((await claimsOf(ada)).o).toMatchObject({ id })
    expect(await claims(ada, '')).not.toHaveProperty('o')
    expect(await claims(bob, id)).not.toHaveProperty('o')
  })

  test('CSRF-3: stays what it is, whatever pictures and frames of other pages ask for, and links to the site itself', async () => {
    server = await town({}, { allowedOrigins: ['https://other.test'] })
    const ada = await server.person('ada')
    const id = await server.organization('Acme', { admin: ada })
    const ask = async (dest: string, site: string, target = 'https://other.test/') => {
      await touch(ada, '')
      const path = `/v1/client/handshake?redirect_url=${encodeURIComponent(target)}`
      const headers = { 'sec-fetch-dest': dest, 'sec-fetch-site': site }
      const { status } = await ada.browser.get(`${path}&organization_id=${id}`, headers)
      const { response } = await ada.browser.get('/v1/client')
      return [status, response.sessions[0].last_active_organization_id]
    }
    for (const site of ['cross-site', 'same-site', 'same-origin']) {
      expect(await ask('image', site)).toEqual([307, null])
      expect(await ask('empty', site)).toEqual([307, null])
      expect(await ask('document', site)).toEqual([307, id])
      expect(await ask('document', site, 'https://app.test/')).toEqual([307, null])
      expect(await ask('iframe', site)).toEqual([307, site === 'cross-site' ? null : id])
    }
  })

  test('AZ-11: is never one of others', async () => {
    server = await town()
    const [ada, bob] = [await server.person('ada'), await server.person('bob')]
    const id = await server.organization('Acme', { admin: ada })
    for (const other of [id, 'acme', 'org_nowhere']) {
      const { status, codes } = await touch(bob, other)
      expect([status, codes]).toEqual([404, ['organization_not_found_or_unauthorized']])
      expect(await claimsOf(bob, { organization_id: other })).not.toHaveProperty('o')
    }
  })

  test('is the one of last time, when somebody signs in again', async () => {
    server = await town()
    const ada = await server.person('ada')
    const id = await server.organization('Acme', { admin: ada })
    await touch(ada, id)
    const { client } = await ada.browser.post('/v1/client/sessions?_method=DELETE')
    expect(client?.sessions ?? []).toEqual([])
    const again = await ada.browser.post('/v1/client/sign_ins', {
      identifier: 'ada+clerk_test@example.com',
      password: 'correct horse battery',
      strategy: 'password',
    })
    expect(again.client!.sessions[0]!.last_active_organization_id).toBe(id)
  })

  test('GR-5: is in no claim, also of the site, while something else is to be done first', async () => {
    server = await town({}, { session: { claims: { where: '{{org.id}}' } } })
    const ada = await server.person('ada')
    const id = await server.organization('Acme', { admin: ada })
    await touch(ada, id)
    expect(await claimsOf(ada)).toMatchObject({ sts: 'active', o: { id }, where: id })
    await server.backend(`POST /users/${ada.userId}/password/set_compromised`)
    const waiting = await claimsOf(ada)
    expect(waiting.sts).toBe('pending')
    expect(JSON.stringify(waiting)).not.toContain(id)
  })

  test('GR-5: without personal accounts one is chosen before anything else', async () => {
    server = await town({ personalAccounts: false })
    const ada = await server.person('ada')
    const { response } = await ada.call(`GET /client/sessions/${ada.sessionId}`)
    expect([response.status, response.tasks]).toEqual(['pending', [{ key: 'choose-organization' }]])
    expect((await claimsOf(ada)).sts).toBe('pending')
    expect((await ada.call('PATCH /me', { first_name: 'Ada' })).status).toBe(401)
    const made = await ada.call('POST /organizations', { name: 'Acme' })
    expect(made.status).toBe(200)
    expect((await claimsOf(ada, { organization_id: made.response.id })).sts).toBe('pending')
    const { response: touched } = await touch(ada, made.response.id)
    expect([touched.status, touched.tasks]).toEqual(['active', null])
    expect(await claimsOf(ada)).toMatchObject({ sts: 'active', o: { rol: 'admin' } })
    expect((await touch(ada, '')).response.last_active_organization_id).toBe(made.response.id)
    const pending = await server.backend(`GET /sessions?user_id=${ada.userId}&status=active`)
    expect(pending.body).toHaveLength(1)
    await server.backend(`DELETE /organizations/${made.response.id}`)
    const waiting = await server.backend(`GET /sessions?user_id=${ada.userId}&status=pending`)
    expect(waiting.body).toHaveLength(1)
  })
})

test('AZ-12: a role that the settings have no more is in no token of who had it: a site that asks for it lets nobody in', async () => {
  const database = await newDatabase()
  const roles = { 'org:billing': { name: 'Billing', permissions: [] } }
  const session = { claims: { role: '{{org.role}}', all: '{{user.organizations}}' } }
  const before = await testServer({
    database,
    settings: { organizations: { enabled: true, roles }, session },
  })
  const ada = before.browser()
  const { userId, sessionId } = await signUp(ada)
  const { body } = await backendOf(before)('POST /organizations', { json: { name: 'Acme' } })
  const json = { user_id: userId, role: 'org:billing' }
  await backendOf(before)(`POST /organizations/${body.id}/memberships`, { json })
  const roleIn = async (browser: Browser) => {
    const form = { organization_id: body.id }
    const made = await browser.post(`/v1/client/sessions/${sessionId}/tokens`, form)
    const claims = readJwtPayload(made.body.jwt)
    const { orgId, orgRole } = readSessionClaims(claims as never)
    return { orgId, orgRole, role: claims.role, all: claims.all }
  }
  const orgRole = 'org:billing'
  const all = { [body.id]: orgRole }
  expect(await roleIn(ada)).toEqual({ orgId: body.id, orgRole, role: orgRole, all })
  server = await town({}, { session }, {}, { database })
  await before.close()
  const later = server.browser()
  for (const [name, value] of ada.cookies) later.cookies.set(name, value)
  const none = { orgRole: undefined, role: null, all: { [body.id]: null } }
  expect(await roleIn(later)).toEqual({ orgId: body.id, ...none })
})

describe('roles of the Backend API', () => {
  test('are made of permissions, hold at once, and are not taken away while somebody has them', async () => {
    server = await town()
    const [ada, bob] = [await server.person('ada'), await server.person('bob')]
    const permission = await server.backend('POST /organization_permissions', {
      json: { name: 'Create invoices', key: 'org:invoices:create' },
    })
    expect(permission.body).toMatchObject({ key: 'org:invoices:create', type: 'user' })
    const { body: role } = await server.backend('POST /organization_roles', {
      json: { name: 'Billing', key: 'org:billing', permissions: [permission.body.id] },
    })
    expect(role).toMatchObject({ key: 'org:billing', is_creator_eligible: false })
    const id = await server.organization('Acme', { admin: ada, billing: bob })
    const own = await bob.call('GET /me/organization_memberships')
    expect(own.response[0]).toMatchObject({
      role_name: 'Billing',
      permissions: ['org:invoices:create'],
    })
    expect((await server.backend(`DELETE /organization_roles/${role.id}`)).codes).toEqual([
      'organization_role_assigned',
    ])
    const more = await server.backend('GET /organization_permissions?query=sys_memberships:read')
    const read = more.body.data[0].id
    const wider = await server.backend(`POST /organization_roles/${role.id}/permissions/${read}`)
    expect(wider.body.permissions).toHaveLength(2)
    expect((await bob.call(`GET /organizations/${id}/memberships`)).status).toBe(200)
    await server.backend(`DELETE /organization_roles/${role.id}/permissions/${read}`)
    expect((await bob.call(`GET /organizations/${id}/memberships`)).status).toBe(403)
    await server.backend(`DELETE /organization_permissions/${permission.body.id}`)
    expect((await server.backend(`GET /organization_roles/${role.id}`)).body.permissions).toEqual(
      [],
    )
    await ada.call(`DELETE /organizations/${id}/memberships/${bob.userId}`)
    const gone = await server.backend(`DELETE /organization_roles/${role.id}`)
    expect(gone.body).toEqual({ object: 'role', id: role.id, deleted: true })
  })

  test('say what cannot be', async () => {
    server = await town({ roles: { 'org:coded': { name: 'Coded', permissions: [] } } })
    const { body: all } = await server.backend('GET /organization_roles?order_by=%2Bkey')
    type Role = { id: string; key: string }
    const idOf = (key: string) => all.data.find((role: Role) => role.key === key).id
    const tries: [string, object, string][] = [
      ['POST /organization_roles', { name: 'A', key: 'org:admin' }, 'form_identifier_exists:key'],
      ['POST /organization_roles', { name: 'A', key: 'a' }, 'form_param_format_invalid:key'],
      [
        'POST /organization_roles',
        { name: 'A', key: 'org:a', permissions: ['perm_none'] },
        'form_resource_not_found:permissions',
      ],
      [
        'POST /organization_permissions',
        { name: 'A', key: 'org:sys_x:read' },
        'form_param_format_invalid:key',
      ],
      [
        `PATCH /organization_roles/${idOf('org:admin')}`,
        { permissions: [] },
        'organization_missing_creator_role_permissions:permissions',
      ],
      [
        `PATCH /organization_roles/${idOf('org:coded')}`,
        { name: 'B' },
        'request_invalid_for_instance',
      ],
      [`DELETE /organization_roles/${idOf('org:admin')}`, {}, 'organization_role_assigned'],
      [
        'PATCH /instance/organization_settings',
        { creator_role_id: idOf('org:member') },
        'organization_missing_creator_role_permissions:creator_role_id',
      ],
    ]
    for (const [call, json, code] of tries) {
      expect([call, (await server.backend(call, { json })).codes]).toEqual([call, [code]])
    }
  })
})

test('AZ-4: members find each other by what they see of each other, and by no other address', async () => {
  server = await town()
  const [ada, bob] = [await server.person('ada'), await server.person('bob')]
  const id = await server.organization('Acme', { admin: ada, member: bob })
  const json = { user_id: ada.userId, email_address: 'private@home.example', verified: true }
  await server.backend('POST /email_addresses', { json })
  const count = async (query: string) => {
    const path = `GET /organizations/${id}/memberships?paginated=true&query=${query}`
    return (await bob.call(path)).response.total_count
  }
  expect([await count('home.exa'), await count('pr'), await count(ada.userId)]).toEqual([0, 0, 0])
  expect([await count('ada%2Bclerk'), await count('ad')]).toEqual([1, 1])
})

test('AZ-8: who is banned leads no organization: whoever else does stays', async () => {
  server = await town()
  const [ada, bob] = [await server.person('ada'), await server.person('bob')]
  const id = await server.organization('Acme', { admin: ada })
  const json = { user_id: bob.userId, role: 'org:admin' }
  await server.backend(`POST /organizations/${id}/memberships`, { json })
  await server.backend(`POST /users/${bob.userId}/ban`)
  const left = await ada.call(`DELETE /me/organization_memberships/${id}`)
  expect(left.codes).toEqual(['organization_minimum_permissions_needed'])
  await server.backend(`POST /users/${bob.userId}/unban`)
  expect((await ada.call(`DELETE /me/organization_memberships/${id}`)).status).toBe(200)
})
