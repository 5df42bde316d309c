import { afterEach, describe, expect, test } from 'vitest'
import { type Person, type Town, town } from '../testing/organizations.ts'

let server: Town
afterEach(() => server.close())

const roles = {
  'org:editor': { name: 'Editor', permissions: ['org:sys_memberships:read'] },
  'org:lead': {
    name: 'Lead',
    permissions: [
      'org:sys_memberships:read',
      'org:sys_memberships:manage',
      'org:sys_profile:delete',
      'org:sys_billing:read',
    ],
  },
}

const site = (call: string, json?: object) =>
  server.backend(call, json === undefined ? {} : { json })

/** Leads and editors, and no members. */
const PRESS = {
  name: 'Press room',
  default_role_key: 'org:editor',
  creator_role_key: 'org:lead',
  roles: ['org:lead', 'org:editor'],
}

async function press(more: object = {}) {
  const { status, body } = await site('POST /role_sets', { ...PRESS, ...more })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}

const rolesOffered = async (person: Person, id: string) =>
  (await person.call(`GET /organizations/${id}/roles`)).response.data.map(
    (role: { key: string }) => role.key,
  )

const roleIn = async (id: string, { userId }: Person) => {
  const { body } = await site(`GET /organizations/${id}/memberships?user_id=${userId}`)
  return body.data[0]?.role
}

describe('role sets', () => {
  test('begin with one of all roles, which every organization has', async () => {
    server = await town({ roles })
    const { body } = await site('GET /role_sets')
    expect(body.total_count).toBe(1)
    const [all] = body.data
    expect(all).toMatchObject({
      object: 'role_set',
      key: 'role_set:default',
      type: 'initial',
      default_role: { object: 'role_set_item', key: 'org:member' },
      creator_role: { key: 'org:admin' },
      role_set_migration: null,
    })
    expect(all.roles.map(({ key }: { key: string }) => key)).toEqual([
      'org:admin',
      'org:member',
      'org:editor',
      'org:lead',
    ])
    const ada = await server.person('ada')
    const id = await server.organization('Acme', { admin: ada })
    expect((await site(`GET /organizations/${id}`)).body.role_set_key).toBe('role_set:default')
    for (const name of [all.id, all.key]) {
      const one = await site(`GET /role_sets/${encodeURIComponent(name)}`)
      expect(one.body.roles[0]).toMatchObject({
        key: 'org:admin',
        members_count: 1,
        has_members: true,
      })
      expect(one.body.roles[1]).toMatchObject({ members_count: 0, has_members: false })
    }
    expect((await site('GET /role_sets/role_set:none')).status).toBe(404)
  })

  test('AZ-7: an organization gives the roles of its set, and no others, whoever gives them', async () => {
    server = await town({ roles })
    const { key } = await press()
    expect(key).toBe('role_set:press_room')
    const [ada, bob] = [await server.person('ada'), await server.person('bob')]
    const made = await site('POST /organizations', {
      name: 'Daily',
      created_by: ada.userId,
      role_set_key: key,
    })
    const id = made.body.id
    expect(made.body.role_set_key).toBe(key)
    expect(await roleIn(id, ada)).toBe('org:lead')
    expect(await rolesOffered(ada, id)).toEqual(['org:lead', 'org:editor'])
    const add = { user_id: bob.userId, role: 'org:member' }
    const guest = { email_address: 'carol@example.com', role: 'org:member' }
    for (const refused of [
      await ada.call(`POST /organizations/${id}/memberships`, add),
      await ada.call(`POST /organizations/${id}/invitations`, guest),
      await site(`POST /organizations/${id}/memberships`, add),
      await site(`POST /organizations/${id}/invitations`, { ...guest, notify: false }),
      await site(`PATCH /organizations/${id}/memberships/${ada.userId}`, { role: 'org:admin' }),
    ]) {
      expect([refused.status, refused.body.errors[0].code]).toEqual([
        422,
        'form_param_value_invalid',
      ])
      expect(refused.body.errors[0].meta.param_name).toBe('role')
    }
    const fits = { ...add, role: 'org:editor' }
    expect((await ada.call(`POST /organizations/${id}/memberships`, fits)).status).toBe(200)
    // Elsewhere all is as it was.
    const other = await server.organization('Acme', { admin: ada })
    expect((await ada.call(`POST /organizations/${other}/memberships`, add)).status).toBe(200)
  })

  test('an invitation to a role that its organization does not have any more lets nobody in', async () => {
    server = await town({ roles })
    const bob = await server.person('bob')
    const set = await press({ roles: ['org:lead', 'org:editor', 'org:member'] })
    const made = await site('POST /organizations', { name: 'Daily', role_set_key: set.key })
    const guest = { email_address: 'bob+clerk_test@example.com', role: 'org:member', notify: false }
    const invited = await site(`POST /organizations/${made.body.id}/invitations`, guest)
    const gone = await site(`POST /role_sets/${set.id}/roles/replace`, {
      role_key: 'org:member',
      to_role_key: 'org:editor',
    })
    expect(gone.body.roles.map(({ key }: { key: string }) => key)).toEqual([
      'org:lead',
      'org:editor',
    ])
    const accepted = await bob.call(`POST /me/organization_invitations/${invited.body.id}/accept`)
    expect(accepted.response.role).toBe('org:editor')
    expect(await roleIn(made.body.id, bob)).toBe('org:editor')
  })

  test('of which the initial one is that of new organizations, and says who leads them and who joins', async () => {
    server = await town({ roles, domains: { enabled: true } })
    const { id: first } = (await site('GET /role_sets')).body.data[0]
    const set = await press({ type: 'initial', key: 'role_set:press' })
    const list = await site('GET /role_sets?order_by=name')
    expect(list.body.data.map(({ type }: { type: string }) => type)).toEqual(['custom', 'initial'])
    const ada = await server.person('ada')
    const own = await ada.call('POST /organizations', { name: 'Mine' })
    expect(await roleIn(own.response.id, ada)).toBe('org:lead')
    const { body } = await site('GET /instance/organization_settings')
    expect(body).toMatchObject({
      initial_role_set_key: 'role_set:press',
      creator_role: 'org:lead',
      domains_default_role: 'org:editor',
      max_role_sets_allowed: 20,
    })
    const environment = (await ada.browser.get('/v1/environment')).body.organization_settings
    expect(environment.creator_role).toBe('org:lead')
    expect(environment.domains.default_role).toBe('org:editor')
    const admin = await site('GET /organization_roles?query=org:admin')
    const refused = await site('PATCH /instance/organization_settings', {
      creator_role_id: admin.body.data[0].id,
    })
    expect(refused.codes).toEqual(['form_param_value_invalid:creator_role_id'])
    // The one before it goes on.
    expect((await site(`PATCH /role_sets/${first}`, { type: 'initial' })).body.type).toBe('initial')
    expect((await site(`GET /role_sets/${set.id}`)).body.type).toBe('custom')
  })

  test('grow, and are called otherwise', async () => {
    server = await town({ roles })
    const set = await press()
    const grown = await site(`POST /role_sets/${set.id}/roles`, {
      role_keys: ['org:editor', 'org:member'],
      default_role_key: 'org:member',
    })
    expect(grown.body).toMatchObject({ default_role: { key: 'org:member' }, roles: { length: 3 } })
    const named = await site(`PATCH /role_sets/${set.key}`, {
      name: 'Desk',
      key: 'role_set:desk',
      description: 'Who writes.',
    })
    expect(named.body).toMatchObject({ id: set.id, name: 'Desk', description: 'Who writes.' })
    expect((await site(`GET /role_sets/${set.key}`)).status).toBe(404)
    const cleared = await site('PATCH /role_sets/role_set:desk', { description: null })
    expect(cleared.body.description).toBe(null)
    // A role that is made anew goes into the one of all roles, or as it is said.
    const role = { name: 'Guest', key: 'org:guest', include_in_initial_role_set: false }
    await site('POST /organization_roles', role)
    const all = await site('GET /role_sets/role_set:default')
    expect(all.body.roles.map(({ key }: { key: string }) => key)).not.toContain('org:guest')
    await site('POST /organization_roles', {
      name: 'Friend',
      key: 'org:friend',
      include_in_initial_role_set: true,
    })
    const more = await site('GET /role_sets/role_set:default')
    expect(more.body.roles.map(({ key }: { key: string }) => key)).toContain('org:friend')
  })

  test('are refused that could not be', async () => {
    server = await town({ roles })
    const set = await press()
    const create = (more: object) => site('POST /role_sets', { ...PRESS, ...more })
    const many = Array.from({ length: 11 }, (_, i) => `org:role${i}`)
    for (const [answer, code] of [
      [await create({ key: set.key }), 'form_identifier_exists:key'],
      [await create({ key: 'press' }), 'form_param_format_invalid:key'],
      [await create({ roles: [] }), 'form_param_value_invalid:roles'],
      [await create({ roles: ['org:none'] }), 'form_param_value_invalid:roles'],
      [await create({ roles: many }), 'form_param_value_invalid:roles'],
      [
        await create({ default_role_key: 'org:member' }),
        'form_param_value_invalid:default_role_key',
      ],
      [
        await create({ creator_role_key: 'org:editor' }),
        'organization_missing_creator_role_permissions:creator_role_key',
      ],
      [await create({ type: 'other' }), 'form_param_value_invalid:type'],
      [
        await site(`POST /role_sets/${set.id}/roles/replace`, {
          role_key: 'org:lead',
          to_role_key: 'org:member',
        }),
        'form_param_value_invalid:to_role_key',
      ],
      [
        await site(`POST /role_sets/${set.id}/roles/replace`, {
          role_key: 'org:lead',
          to_role_key: 'org:editor',
        }),
        'organization_missing_creator_role_permissions:creator_role_key',
      ],
      [
        await site(`POST /role_sets/${set.id}/replace`, { dest_role_set_key: 'role_set:none' }),
        'form_resource_not_found:dest_role_set_key',
      ],
      [
        await site(`POST /role_sets/${set.id}/replace`, {
          dest_role_set_key: 'role_set:default',
          reassignment_mappings: { 'org:lead': 4 },
        }),
        'form_param_type_invalid:reassignment_mappings',
      ],
      [
        await site('POST /organizations', { name: 'A', role_set_key: 'x' }),
        'form_resource_not_found:role_set_key',
      ],
    ] as const) {
      expect([answer.status, answer.codes]).toEqual([422, [code]])
    }
    expect(
      (await site('POST /role_sets/none/replace', { dest_role_set_key: set.key })).status,
    ).toBe(404)
    const again = await press()
    expect(again.key).toBe('role_set:press_room_2')
  })

  test('take each other’s place, with members and the invited in the roles that are said', async () => {
    server = await town({ roles })
    const [ada, bob] = [await server.person('ada'), await server.person('bob')]
    const id = await server.organization('Acme', { admin: ada, member: bob })
    const guest = { email_address: 'carol@example.com', role: 'org:member', notify: false }
    const invited = await site(`POST /organizations/${id}/invitations`, guest)
    const set = await press()
    const replace = (reassignment_mappings?: object) =>
      site('POST /role_sets/role_set:default/replace', {
        dest_role_set_key: set.key,
        ...(reassignment_mappings && { reassignment_mappings }),
      })
    const unsaid = await replace({ 'org:admin': 'org:lead' })
    expect(unsaid.codes).toEqual(['form_param_missing:reassignment_mappings'])
    expect(unsaid.body.errors[0].long_message).toContain('org:member')
    expect(await roleIn(id, ada)).toBe('org:admin')
    const done = await replace({ 'org:admin': 'org:lead', 'org:member': 'org:editor' })
    expect(done.body).toEqual({ object: 'role_set', id: 'roleset_default', deleted: true })
    expect([await roleIn(id, ada), await roleIn(id, bob)]).toEqual(['org:lead', 'org:editor'])
    const { body } = await site(`GET /organizations/${id}/invitations/${invited.body.id}`)
    expect(body.role).toBe('org:editor')
    expect((await site(`GET /organizations/${id}`)).body.role_set_key).toBe(set.key)
    const left = await site('GET /role_sets')
    expect(left.body.data).toMatchObject([{ key: set.key, type: 'initial' }])
  })

  test('an organization gets another one when all that its members are is in it', async () => {
    server = await town({ roles })
    const ada = await server.person('ada')
    const id = await server.organization('Acme', { admin: ada })
    const { key } = await press()
    const refused = await site(`PATCH /organizations/${id}`, { role_set_key: key })
    expect(refused.codes).toEqual(['form_param_value_invalid:role_set_key'])
    await site(`PATCH /organizations/${id}/memberships/${ada.userId}`, { role: 'org:lead' })
    const moved = await site(`PATCH /organizations/${id}`, { role_set_key: key })
    expect(moved.body.role_set_key).toBe(key)
    expect(await rolesOffered(ada, id)).toEqual(['org:lead', 'org:editor'])
  })

  test('AZ-8: nothing that becomes of a set leaves an organization to nobody', async () => {
    server = await town({ roles })
    const [ada, bob] = [await server.person('ada'), await server.person('bob')]
    const set = await press({ roles: ['org:admin', 'org:lead', 'org:editor'] })
    const made = async (members: Record<string, Person>) => {
      const { body } = await site('POST /organizations', { name: 'Daily', role_set_key: set.key })
      for (const [role, { userId }] of Object.entries(members)) {
        const json = { user_id: userId, role: `org:${role}` }
        await site(`POST /organizations/${body.id}/memberships`, json)
      }
      return body.id
    }
    await made({ admin: ada, lead: bob })
    const replace = () =>
      site(`POST /role_sets/${set.id}/roles/replace`, {
        role_key: 'org:admin',
        to_role_key: 'org:editor',
      })
    const led = await made({ admin: ada, editor: bob })
    expect((await replace()).codes).toEqual(['organization_minimum_permissions_needed'])
    expect(await roleIn(led, ada)).toBe('org:admin')
    await site(`PATCH /organizations/${led}/memberships/${bob.userId}`, { role: 'org:lead' })
    expect((await replace()).status).toBe(200)
    expect(await roleIn(led, ada)).toBe('org:editor')
  })

  test('a role goes out of its sets with its end, unless one needs it', async () => {
    server = await town({ roles })
    const role = await site('POST /organization_roles', { name: 'Guest', key: 'org:guest' })
    const set = await press({ roles: ['org:lead', 'org:editor', 'org:guest'] })
    const renamed = await site(`PATCH /organization_roles/${role.body.id}`, { key: 'org:visitor' })
    expect(renamed.status).toBe(200)
    const keys = async () =>
      (await site(`GET /role_sets/${set.id}`)).body.roles.map(({ key }: { key: string }) => key)
    expect(await keys()).toEqual(['org:lead', 'org:editor', 'org:visitor'])
    await site(`PATCH /role_sets/${set.id}`, { default_role_key: 'org:visitor' })
    const needed = await site(`DELETE /organization_roles/${role.body.id}`)
    expect(needed.codes).toEqual(['organization_role_assigned'])
    await site(`PATCH /role_sets/${set.id}`, { default_role_key: 'org:editor' })
    expect((await site(`DELETE /organization_roles/${role.body.id}`)).status).toBe(200)
    expect(await keys()).toEqual(['org:lead', 'org:editor'])
  })
})
