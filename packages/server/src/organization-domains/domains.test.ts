import { afterEach, describe, expect, test } from 'vitest'
import { DAY, MINUTE, SECOND } from '../clock.ts'
import { createUser } from '../testing/backend.ts'
import { type NameServer, nameServer } from '../testing/dns.ts'
import { mailCodes } from '../testing/mail.ts'
import { type Person, signedIn, type Town, town } from '../testing/organizations.ts'
import { signUp } from '../testing/people.ts'
import { isPublicProvider } from './public-providers.ts'

let server: Town
let dns: NameServer | undefined
afterEach(async () => {
  dns?.close()
  dns = undefined
  await server.close()
})

const ON = { domains: { enabled: true } }
const AT_ACME = 'ops+clerk_test@acme.example'

/** An organization that is led by Ada, with a domain that nobody has proven. */
async function withDomain(name = 'acme.example') {
  const ada = await server.person('ada')
  const id = await server.organization('Acme', { admin: ada })
  const { response, status, body } = await ada.call(`POST /organizations/${id}/domains`, { name })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return { ada, id, path: `/organizations/${id}/domains/${response.id}`, domainId: response.id }
}

async function affiliate(person: Person, path: string, address = AT_ACME, code = '424242') {
  const prepared = await person.call(`POST ${path}/prepare_affiliation_verification`, {
    affiliation_email_address: address,
  })
  if (prepared.status !== 200) return prepared
  return person.call(`POST ${path}/attempt_affiliation_verification`, { code })
}

describe('a domain of an organization', () => {
  test('is proven by a code to an address of it, and by nobody who is elsewhere', async () => {
    server = await town(ON)
    const { ada, path } = await withDomain(' ACME.example ')
    const begun = await ada.call(`GET ${path}`)
    expect(begun.response).toMatchObject({
      object: 'organization_domain',
      name: 'acme.example',
      enrollment_mode: 'manual_invitation',
      verification: null,
      affiliation_email_address: null,
      ownership_verification: null,
      total_pending_invitations: 0,
      total_pending_suggestions: 0,
    })
    const elsewhere = await affiliate(ada, path, 'ops+clerk_test@notacme.example')
    expect([elsewhere.status, elsewhere.codes]).toEqual([422, ['organization_domain_mismatch']])
    const below = await affiliate(ada, path, 'ops+clerk_test@mail.acme.example')
    expect(below.codes).toEqual(['organization_domain_mismatch'])
    expect((await affiliate(ada, path, AT_ACME, '111111')).codes).toEqual(['form_code_incorrect'])
    const tried = (await ada.call(`GET ${path}`)).response
    expect(tried.affiliation_verification).toMatchObject({
      status: 'unverified',
      strategy: 'email_code',
      attempts: 1,
    })
    const attempt = `POST ${path}/attempt_affiliation_verification`
    const { response } = await ada.call(attempt, { code: '424242' })
    expect(response).toMatchObject({
      affiliation_email_address: AT_ACME,
      verification: { status: 'verified', strategy: 'email_code' },
      affiliation_verification: { status: 'verified', verified_at: expect.any(Number) },
    })
    const again = await ada.call(attempt, { code: '424242' })
    expect(again.codes).toEqual(['verification_already_verified'])
  })

  test('OTP-2: a code counts in the browser that asked for it, once, and for ten minutes', async () => {
    server = await town(ON)
    const { ada, path } = await withDomain()
    const prepare = `POST ${path}/prepare_affiliation_verification`
    const attempt = `POST ${path}/attempt_affiliation_verification`
    await ada.call(prepare, { affiliation_email_address: 'ops@acme.example' })
    const [code] = await mailCodes(server, 'ops@acme.example')
    const soon = await ada.call(prepare, { affiliation_email_address: 'ops@acme.example' })
    expect(soon.codes).toEqual(['verification_code_too_many_requests'])
    const elsewhere = server.browser()
    const { response: signedIn } = await elsewhere.post('/v1/client/sign_ins', {
      identifier: 'ada+clerk_test@example.com',
      password: 'correct horse battery',
      strategy: 'password',
    })
    const there = `/v1${path}/attempt_affiliation_verification?_clerk_session_id=${signedIn.created_session_id}`
    expect((await elsewhere.post(there, { code: code! })).codes).toEqual(['verification_missing'])
    server.clock.advance(10 * MINUTE)
    expect((await ada.call(attempt, { code: code! })).codes).toEqual(['verification_expired'])
  })

  test('is proven by a record in the DNS, as it stands there now', async () => {
    dns = await nameServer()
    server = await town({ domains: { enabled: true, resolvers: [dns.address] } })
    const { ada, path } = await withDomain()
    const attempt = `POST ${path}/attempt_ownership_verification`
    expect((await ada.call(attempt)).codes).toEqual(['verification_missing'])
    const { response } = await ada.call(`POST ${path}/prepare_ownership_verification`)
    const { txt_record_name: name, txt_record_value: value } = response.ownership_verification
    expect(name).toBe('_dooryard-challenge.acme.example')
    const same = await ada.call(`POST ${path}/prepare_ownership_verification`)
    expect(same.response.ownership_verification.txt_record_value).toBe(value)
    expect((await ada.call(attempt)).codes).toEqual(['organization_domain_ownership_not_verified'])
    dns.texts.set(name, ['v=spf1 -all', `${value}x`, `x${value}`])
    expect((await ada.call(attempt)).codes).toEqual(['organization_domain_ownership_not_verified'])
    expect((await ada.call(`GET ${path}`)).response.ownership_verification).toMatchObject({
      status: 'unverified',
      strategy: 'txt',
      attempts: 2,
    })
    dns.texts.set(name, ['v=spf1 -all', value])
    expect((await ada.call(attempt)).response).toMatchObject({
      ownership_verification: { status: 'verified', strategy: 'txt', attempts: 3 },
      verification: { status: 'verified' },
    })
    expect((await ada.call(attempt)).codes).toEqual(['verification_already_verified'])
    expect(new Set(dns.asked)).toEqual(new Set([name]))
  })

  test('is not proven by a record that came too late, or of another organization', async () => {
    dns = await nameServer()
    server = await town({ domains: { enabled: true, resolvers: [dns.address] } })
    const { ada, path } = await withDomain()
    const eve = await server.person('eve')
    const other = await server.organization('Evil', { admin: eve })
    const theirs = await eve.call(`POST /organizations/${other}/domains`, { name: 'acme.example' })
    const begun = await ada.call(`POST ${path}/prepare_ownership_verification`)
    const { txt_record_name: name, txt_record_value: value } = begun.response.ownership_verification
    dns.texts.set(name, [value])
    const there = `/organizations/${other}/domains/${theirs.response.id}`
    await eve.call(`POST ${there}/prepare_ownership_verification`)
    const stolen = await eve.call(`POST ${there}/attempt_ownership_verification`)
    expect(stolen.codes).toEqual(['organization_domain_ownership_not_verified'])
    server.clock.advance(7 * DAY - 1)
    const late = await server.person('late')
    await server.backend(`POST /organizations/${begun.response.organization_id}/memberships`, {
      json: { user_id: late.userId, role: 'org:admin' },
    })
    server.clock.advance(SECOND)
    const attempt = await late.call(`POST ${path}/attempt_ownership_verification`)
    expect(attempt.codes).toEqual(['verification_missing'])
  })

  test('AZ-10: is none of a public provider, by whatever name, and none that the site keeps out', async () => {
    server = await town(ON, { restrictions: { blocklist: ['@rival.example'] } })
    const ada = await server.person('ada')
    const id = await server.organization('Acme', { admin: ada })
    const add = (name: string) => ada.call(`POST /organizations/${id}/domains`, { name })
    for (const name of ['gmail.com', 'GMail.com', 'yahoo.co.uk', 'hotmail.fr', 'x.outlook.com']) {
      expect((await add(name)).codes, name).toEqual(['organization_domain_common'])
    }
    expect((await add('rival.example')).codes).toEqual(['organization_domain_blocked'])
    const site = await server.backend(`POST /organizations/${id}/domains`, {
      json: { name: 'web.de', enrollment_mode: 'automatic_invitation', verified: true },
    })
    expect(site.codes).toEqual(['organization_domain_common:name'])
    for (const name of [
      'acme',
      'a_b.example',
      'acme.example/x',
      '@acme.example',
      '*.acme.example',
      '192.0.2.1.',
    ]) {
      expect((await add(name)).codes, name).toEqual(['form_param_format_invalid'])
    }
    expect((await add('Bücher.example')).response.name).toBe('xn--bcher-kva.example')
    expect(
      ['acme.com', 'outlook-addins.com', 'live.acme.de', 'notgmail.com'].map(isPublicProvider),
    ).toEqual([false, false, false, false])
    expect(['co.uk', 'github.io', 'zoho.eu'].map(isPublicProvider)).toEqual([true, true, true])
    expect(['acme.co.uk', 'acme.github.io'].map(isPublicProvider)).toEqual([false, false])
  })

  test('ENUM-5: belongs to one organization, and nobody else hears of it who has not proven it', async () => {
    server = await town(ON)
    const { ada, path } = await withDomain()
    await affiliate(ada, path)
    const eve = await server.person('eve')
    const id = await server.organization('Evil', { admin: eve })
    const made = await eve.call(`POST /organizations/${id}/domains`, { name: 'acme.example' })
    expect([made.status, made.response.verification]).toEqual([200, null])
    const twice = await eve.call(`POST /organizations/${id}/domains`, { name: 'acme.example' })
    expect(twice.codes).toEqual(['organization_domain_already_exists_same_organization'])
    const there = `/organizations/${id}/domains/${made.response.id}`
    const refused = await affiliate(eve, there, 'eve+clerk_test@acme.example')
    expect([refused.status, refused.codes]).toEqual([422, ['organization_domain_already_exists']])
    const vouched = await server.backend(`PATCH ${there}`, { json: { verified: true } })
    expect(vouched.codes).toEqual(['organization_domain_already_exists:name'])
    // It is free once its owner lets it go.
    await ada.call(`DELETE ${path}`)
    const code = { code: '424242' }
    const freed = await eve.call(`POST ${there}/attempt_affiliation_verification`, code)
    expect(freed.response.verification.status).toBe('verified')
  })

  test('has one owner, also when two prove it at once', async () => {
    server = await town(ON)
    const { ada, path } = await withDomain()
    const eve = await server.person('eve')
    const id = await server.organization('Evil', { admin: eve })
    const made = await eve.call(`POST /organizations/${id}/domains`, { name: 'acme.example' })
    const there = `/organizations/${id}/domains/${made.response.id}`
    for (const [person, at, name] of [
      [ada, path, 'ada'],
      [eve, there, 'eve'],
    ] as const) {
      await person.call(`POST ${at}/prepare_affiliation_verification`, {
        affiliation_email_address: `${name}+clerk_test@acme.example`,
      })
    }
    const answers = await Promise.all([
      ada.call(`POST ${path}/attempt_affiliation_verification`, { code: '424242' }),
      eve.call(`POST ${there}/attempt_affiliation_verification`, { code: '424242' }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422])
    const refused = answers.find(({ status }) => status === 422)!
    expect(refused.codes).toEqual(['organization_domain_already_exists'])
  })

  test('AZ-1: is seen and changed by who may, and is of no other organization', async () => {
    server = await town({
      ...ON,
      roles: { 'org:seer': { name: 'Seer', permissions: ['org:sys_domains:read'] } },
    })
    const { ada, id, path, domainId } = await withDomain()
    const [bob, cat, eve] = [
      await server.person('bob'),
      await server.person('cat'),
      await server.person('eve'),
    ]
    for (const [{ userId }, role] of [
      [bob, 'org:member'],
      [cat, 'org:seer'],
    ] as const) {
      const json = { user_id: userId, role }
      await server.backend(`POST /organizations/${id}/memberships`, { json })
    }
    const other = await server.organization('Evil', { admin: eve })
    const status = async (person: Person, call: string, form = {}) => {
      const answer = await person.call(call, form)
      return answer.status
    }
    expect(await status(bob, `GET /organizations/${id}/domains`)).toBe(403)
    expect(await status(cat, `GET /organizations/${id}/domains`)).toBe(200)
    expect(await status(cat, `DELETE ${path}`)).toBe(403)
    expect(await status(eve, `GET ${path}`)).toBe(404)
    for (const call of ['GET', 'DELETE']) {
      const stolen = await eve.call(`${call} /organizations/${other}/domains/${domainId}`)
      expect([stolen.status, stolen.codes]).toEqual([404, ['resource_not_found']])
    }
    const site = await server.backend(`DELETE /organizations/${other}/domains/${domainId}`)
    expect(site.status).toBe(404)
    expect(await status(ada, `DELETE ${path}`)).toBe(200)
  })

  test('AZ-17: exists where the settings have domains, so many, in the ways that they have', async () => {
    server = await town({ domains: { enabled: false, max: 1 } })
    const ada = await server.person('ada')
    const id = await server.organization('Acme', { admin: ada })
    const add = (name: string, mode?: string) =>
      ada.call(`POST /organizations/${id}/domains`, {
        name,
        ...(mode && { enrollment_mode: mode }),
      })
    for (const answer of [
      await add('acme.example'),
      await ada.call(`GET /organizations/${id}/domains`),
      await ada.call(`GET /organizations/${id}/membership_requests`),
    ]) {
      expect([answer.status, answer.codes]).toEqual([403, ['organization_domains_not_enabled']])
    }
    const on = await server.backend('PATCH /instance/organization_settings', {
      json: {
        domains_enabled: true,
        domains_enrollment_modes: ['manual_invitation', 'automatic_suggestion'],
      },
    })
    expect(on.body).toMatchObject({
      domains_enabled: true,
      domains_enrollment_modes: ['manual_invitation', 'automatic_suggestion'],
      domains_default_role: 'org:member',
      max_allowed_domains: 1,
    })
    const { body } = await ada.browser.get('/v1/environment')
    expect(body.organization_settings.domains).toEqual({
      enabled: true,
      enrollment_modes: ['manual_invitation', 'automatic_suggestion'],
      default_role: 'org:member',
    })
    expect((await add('acme.example', 'automatic_invitation')).codes).toEqual([
      'organization_domain_enrollment_mode_not_enabled',
    ])
    expect((await add('acme.example')).status).toBe(200)
    const full = await add('acme.test')
    expect([full.status, full.codes]).toEqual([403, ['organization_domain_quota_exceeded']])
  })

  test('AZ-7: lets nobody in by itself as more than its manager is', async () => {
    const permissions = ['org:sys_domains:read', 'org:sys_domains:manage']
    server = await town({
      domains: { enabled: true, defaultRole: 'org:admin' },
      roles: { 'org:porter': { name: 'Porter', permissions } },
    })
    const ada = await server.person('ada')
    const bob = await server.person('bob')
    const id = await server.organization('Acme', { admin: ada, porter: bob })
    const at = `/organizations/${id}/domains`
    const automatic = { enrollment_mode: 'automatic_invitation' }
    const made = await bob.call(`POST ${at}`, { name: 'acme.example', ...automatic })
    expect([made.status, made.codes]).toEqual([403, ['missing_organization_permission']])
    const { response } = await bob.call(`POST ${at}`, { name: 'acme.example' })
    const way = `POST ${at}/${response.id}/update_enrollment_mode`
    expect((await bob.call(way, automatic)).codes).toEqual(['missing_organization_permission'])
    // Who asks to join is let in by somebody whose role is looked at then.
    expect((await bob.call(way, { enrollment_mode: 'automatic_suggestion' })).status).toBe(200)
    expect((await ada.call(way, automatic)).status).toBe(200)
  })

  test('is listed by whether it is proven, and by its way in', async () => {
    server = await town(ON)
    const { ada, id, domainId } = await withDomain()
    const made = await server.backend(`POST /organizations/${id}/domains`, {
      json: { name: 'acme.test', enrollment_mode: 'automatic_suggestion', verified: true },
    })
    expect(made.body).toMatchObject({
      name: 'acme.test',
      verification: { status: 'verified' },
      ownership_verification: { strategy: 'manual_override' },
    })
    const list = async (query: string) => {
      const { response } = await ada.call(`GET /organizations/${id}/domains?${query}`)
      expect(response.total_count).toBe(response.data.length)
      return response.data.map((one: { id: string }) => one.id)
    }
    expect(await list('verified=true')).toEqual([made.body.id])
    expect(await list('verified=false')).toEqual([domainId])
    expect(await list('enrollment_mode=automatic_suggestion,manual_invitation')).toHaveLength(2)
    expect(await list('enrollment_mode=automatic_invitation')).toEqual([])
    const { body } = await server.backend(`GET /organizations/${id}/domains?limit=1`)
    expect([body.data.length, body.total_count]).toEqual([1, 2])
  })

  test('is whose record is in the DNS, though somebody else reads a mailbox of it', async () => {
    dns = await nameServer()
    server = await town({ domains: { enabled: true, resolvers: [dns.address] } })
    const { ada, id, path } = await withDomain()
    const mode = { enrollment_mode: 'automatic_invitation' }
    expect((await affiliate(ada, path)).status).toBe(200)
    await ada.call(`POST ${path}/update_enrollment_mode`, mode)
    const guest = await server.person('guest')
    const json = { user_id: guest.userId, email_address: 'guest@acme.example', verified: true }
    await server.backend('POST /email_addresses', { json })
    expect((await guest.call('GET /me/organization_invitations')).response.total_count).toBe(1)

    const own = await server.person('owner')
    const other = await server.organization('Owners', { admin: own })
    const made = await own.call(`POST /organizations/${other}/domains`, { name: 'acme.example' })
    const there = `/organizations/${other}/domains/${made.response.id}`
    const begun = await own.call(`POST ${there}/prepare_ownership_verification`)
    const { txt_record_name: name, txt_record_value: value } = begun.response.ownership_verification
    dns.texts.set(name, [value])
    const proven = await own.call(`POST ${there}/attempt_ownership_verification`)
    expect(proven.response.ownership_verification.status).toBe('verified')

    const lost = await ada.call(`GET ${path}`)
    expect(lost.response).toMatchObject({
      verification: null,
      affiliation_email_address: null,
      total_pending_invitations: 0,
    })
    const left = await guest.call('GET /me/organization_invitations?status=pending')
    expect(left.response.total_count).toBe(0)
    // By a mailbox nobody gets it back, nor by a record of theirs from whoever has one.
    expect((await affiliate(ada, path)).codes).toEqual(['organization_domain_already_exists'])
    const late = await ada.call(`POST ${path}/prepare_ownership_verification`)
    dns.texts.set(name, [value, late.response.ownership_verification.txt_record_value])
    expect((await ada.call(`POST ${path}/attempt_ownership_verification`)).codes).toEqual([
      'organization_domain_already_exists',
    ])
    expect(id).not.toBe(other)
  })

  test('is proven by the site, which is told the record first', async () => {
    dns = await nameServer()
    server = await town({ domains: { enabled: true, resolvers: [dns.address] } })
    const { path } = await withDomain()
    const verify = () => server.backend(`POST ${path}/verify_ownership`)
    const { body } = await verify()
    const { txt_record_name: name, txt_record_value: value, status } = body.ownership_verification
    expect(status).toBe('unverified')
    expect((await verify()).codes).toEqual(['organization_domain_ownership_not_verified'])
    dns.texts.set(name, [value])
    expect((await verify()).body.ownership_verification.status).toBe('verified')
    expect((await verify()).codes).toEqual(['verification_already_verified'])
  })

  test('is added and proven with others, of which one that is wrong keeps none back', async () => {
    dns = await nameServer()
    server = await town({ domains: { enabled: true, resolvers: [dns.address] } })
    const { ada, id, domainId } = await withDomain()
    const eve = await server.person('eve')
    const at = `/organizations/${id}/domains`
    const names = ['One.example', 'gmail.com', 'acme.example', 'two.example', 'no domain']
    const added = await ada.call(`POST ${at}/bulk`, { names })
    expect(added.response.data.map((one: { name: string }) => one.name)).toEqual([
      'one.example',
      'two.example',
    ])
    expect(added.response.errors).toEqual([
      { name: 'gmail.com', code: 'organization_domain_common' },
      { name: 'acme.example', code: 'organization_domain_already_exists_same_organization' },
      { name: 'no domain', code: 'form_param_format_invalid' },
    ])
    const ids = added.response.data.map((one: { id: string }) => one.id)
    const all = { organization_domain_ids: [...ids, domainId, 'orgdmn_none'] }
    const prepared = await ada.call(`POST ${at}/prepare_ownership_verification/bulk`, all)
    expect(prepared.response.errors).toEqual([{ id: 'orgdmn_none', code: 'resource_not_found' }])
    for (const { name, ownership_verification: record } of prepared.response.data) {
      if (name !== 'two.example') dns.texts.set(record.txt_record_name, [record.txt_record_value])
    }
    const attempted = await ada.call(`POST ${at}/attempt_ownership_verification/bulk`, all)
    expect(attempted.response.data.map((one: { id: string }) => one.id)).toEqual([ids[0], domainId])
    expect(attempted.response.errors).toEqual([
      { id: ids[1], code: 'organization_domain_ownership_not_verified' },
      { id: 'orgdmn_none', code: 'resource_not_found' },
    ])
    const many = Array.from({ length: 11 }, (_, i) => `d${i}.example`)
    expect((await ada.call(`POST ${at}/bulk`, { names: many })).codes).toEqual([
      'form_param_array_size_exceeded',
    ])
    expect((await ada.call(`POST ${at}/bulk`)).codes).toEqual(['form_param_missing'])
    expect((await eve.call(`POST ${at}/bulk`, { names: ['x.example'] })).status).toBe(404)
  })

  test('is found among those of all organizations', async () => {
    server = await town(ON)
    const [first, second] = [await server.organization('A'), await server.organization('B')]
    const add = async (id: string, name: string, verified: boolean) => {
      const json = { name, enrollment_mode: 'manual_invitation', verified }
      return (await server.backend(`POST /organizations/${id}/domains`, { json })).body.id
    }
    const ids = [
      await add(first, 'zoo.example', true),
      await add(second, 'acme.example', true),
      await add(second, 'acme.test', false),
    ]
    const list = async (query: string) => {
      const { body } = await server.backend(`GET /organization_domains?${query}`)
      expect(body.total_count).toBe(body.data.length)
      return body.data.map((one: { id: string }) => ids.indexOf(one.id))
    }
    expect(await list('')).toEqual([2, 1, 0])
    expect(await list('order_by=name')).toEqual([1, 2, 0])
    expect(await list('verified=true&order_by=-name')).toEqual([0, 1])
    expect(await list(`organization_id=${second}&query=ACME.t`)).toEqual([2])
    expect(await list('query=%25')).toEqual([])
    expect(await list('query=acm&enrollment_mode=automatic_invitation')).toEqual([])
    const { body } = await server.backend('GET /organization_domains?verified=true&order_by=name')
    expect(body.data[0]).toMatchObject({
      organization_id: second,
      public_organization_data: { id: second, name: 'B' },
    })
    expect((await server.backend('GET /organization_domains?order_by=id')).status).toBe(422)
  })

  test('has to be proven anew under another name', async () => {
    server = await town(ON)
    const { ada, path } = await withDomain()
    await affiliate(ada, path)
    const same = await server.backend(`PATCH ${path}`, { json: { name: 'acme.example' } })
    expect(same.body.verification.status).toBe('verified')
    const renamed = await server.backend(`PATCH ${path}`, { json: { name: 'acme.test' } })
    expect(renamed.body).toMatchObject({
      name: 'acme.test',
      verification: null,
      affiliation_email_address: null,
    })
  })
})

describe('whoever has an address of a domain', () => {
  /** A domain that is proven, with its way in. */
  async function open(mode: string, more: object = {}) {
    const ada = await server.person('ada')
    const id = await server.organization('Acme', { admin: ada })
    const { body } = await server.backend(`POST /organizations/${id}/domains`, {
      json: { name: 'acme.example', enrollment_mode: mode, verified: true, ...more },
    })
    return { ada, id, path: `/organizations/${id}/domains/${body.id}` }
  }
  /** Somebody with an address of it, who signs in. */
  async function employee(name: string) {
    const person = await server.person(`${name}-home`)
    await addAddress(person, name)
    return person
  }
  async function addAddress(person: Person, name: string, verified = true) {
    const json = {
      user_id: person.userId,
      email_address: `${name}+clerk_test@acme.example`,
      verified,
    }
    const added = await server.backend('POST /email_addresses', { json })
    if (added.status !== 200) throw new Error(JSON.stringify(added.body))
    return added.body.id as string
  }
  const invitationsOf = async (person: Person) =>
    (await person.call('GET /me/organization_invitations?status=pending')).response
  const suggestionsOf = async (person: Person) =>
    (await person.call('GET /me/organization_suggestions')).response

  test('AZ-10: is invited by it, once the address is proven, and comes in as the settings say', async () => {
    server = await town({ domains: { enabled: true, defaultRole: 'org:member' } })
    const { ada, id, path } = await open('automatic_invitation')
    const bob = await server.person('bob')
    const address = await addAddress(bob, 'bob', false)
    expect((await invitationsOf(bob)).total_count).toBe(0)
    await server.backend(`PATCH /email_addresses/${address}`, { json: { verified: true } })
    const { data, total_count } = await invitationsOf(bob)
    expect(total_count).toBe(1)
    expect(data[0]).toMatchObject({
      email_address: 'bob+clerk_test@acme.example',
      role: 'org:member',
      public_organization_data: { id, name: 'Acme' },
      url: null,
    })
    expect((await invitationsOf(bob)).total_count).toBe(1)
    expect((await ada.call(`GET ${path}`)).response.total_pending_invitations).toBe(1)
    const accepted = await bob.call(`POST /me/organization_invitations/${data[0].id}/accept`)
    expect(accepted.response.status).toBe('accepted')
    const { response } = await ada.call(`GET /organizations/${id}/memberships?paginated=true`)
    expect(response.total_count).toBe(2)
    // Who leaves is not asked in again, by whatever address.
    await bob.call(`DELETE /me/organization_memberships/${id}`)
    expect((await invitationsOf(bob)).total_count).toBe(0)
    await server.backend(`DELETE /email_addresses/${address}`)
    await addAddress(bob, 'robert')
    expect((await invitationsOf(bob)).total_count).toBe(0)
  })

  test('is invited whatever others of it did with theirs', async () => {
    server = await town(ON)
    const { id } = await open('automatic_invitation')
    const [bob, eve, cyd] = [await employee('bob'), await employee('eve'), await employee('cyd')]
    const [ofBob, ofEve] = [await invitationsOf(bob), await invitationsOf(eve)]
    await bob.call(`POST /me/organization_invitations/${ofBob.data[0].id}/accept`)
    await server.backend(`POST /organizations/${id}/invitations/${ofEve.data[0].id}/revoke`)
    const { data } = await invitationsOf(cyd)
    expect(data).toMatchObject([{ email_address: 'cyd+clerk_test@acme.example' }])
    expect((await invitationsOf(eve)).total_count).toBe(0)
  })

  test('is invited as they sign up, before they look', async () => {
    server = await town(ON)
    const { ada, id } = await open('automatic_invitation')
    const created = await server.browser().post('/v1/client/sign_ups', {
      email_address: 'new+clerk_test@acme.example',
      password: 'correct horse battery',
    })
    expect(created.response.status).toBe('missing_requirements')
    const listed = async () =>
      (await ada.call(`GET /organizations/${id}/invitations`)).response.data.map(
        (one: { email_address: string }) => one.email_address,
      )
    expect(await listed()).toEqual([])
    const browser = server.browser()
    const { response } = await browser.post('/v1/client/sign_ups', {
      email_address: 'new+clerk_test@acme.example',
      password: 'correct horse battery',
    })
    const at = `/v1/client/sign_ups/${response.id}`
    await browser.post(`${at}/prepare_verification`, { strategy: 'email_code' })
    const done = await browser.post(`${at}/attempt_verification`, {
      strategy: 'email_code',
      code: '424242',
    })
    expect(done.response.status).toBe('complete')
    expect(await listed()).toEqual(['new+clerk_test@acme.example'])
  })

  test('is not invited by a domain that is not proven, or not any more, nor without the address', async () => {
    server = await town(ON)
    const { path } = await open('automatic_invitation', { verified: false })
    const bob = await employee('bob')
    expect((await invitationsOf(bob)).total_count).toBe(0)
    await server.backend(`PATCH ${path}`, { json: { verified: true } })
    const { data } = await invitationsOf(bob)
    expect(data).toHaveLength(1)
    await server.backend(`PATCH ${path}`, { json: { verified: false } })
    const accept = `POST /me/organization_invitations/${data[0].id}/accept`
    expect((await bob.call(accept)).codes).toEqual(['revoked_invitation'])
    expect((await invitationsOf(bob)).total_count).toBe(0)
    const eve = await server.person('eve')
    expect((await eve.call(accept)).status).toBe(404)
  })

  test('keeps what was pending when the way in changes, unless that is taken back', async () => {
    server = await town(ON)
    const { ada, path } = await open('automatic_invitation')
    const bob = await employee('bob')
    const { data } = await invitationsOf(bob)
    const change = `POST ${path}/update_enrollment_mode`
    await ada.call(change, { enrollment_mode: 'manual_invitation' })
    expect((await invitationsOf(bob)).total_count).toBe(1)
    const dropped = await ada.call(change, {
      enrollment_mode: 'manual_invitation',
      delete_pending: 'true',
    })
    expect(dropped.response.total_pending_invitations).toBe(0)
    const late = await bob.call(`POST /me/organization_invitations/${data[0].id}/accept`)
    expect(late.codes).toEqual(['revoked_invitation'])
  })

  test('AZ-17: does not come in by it where there are no domains any more', async () => {
    server = await town(ON)
    await open('automatic_invitation')
    const bob = await employee('bob')
    const { data } = await invitationsOf(bob)
    await server.backend('PATCH /instance/organization_settings', {
      json: { domains_enabled: false },
    })
    const { status, codes } = await bob.call(
      `POST /me/organization_invitations/${data[0].id}/accept`,
    )
    expect([status, codes]).toEqual([403, ['organization_domains_not_enabled']])
  })

  test('does not come into an organization that is full', async () => {
    server = await town({ ...ON, maxMemberships: 1 })
    await open('automatic_invitation')
    const bob = await employee('bob')
    const { data } = await invitationsOf(bob)
    const full = await bob.call(`POST /me/organization_invitations/${data[0].id}/accept`)
    expect(full.codes).toEqual(['organization_membership_quota_exceeded'])
    expect((await invitationsOf(bob)).total_count).toBe(1)
  })

  test('asks to join, and a manager lets them in, once', async () => {
    server = await town(ON)
    const { ada, id, path } = await open('automatic_suggestion')
    const bob = await employee('bob')
    const { data } = await suggestionsOf(bob)
    expect(data).toMatchObject([
      {
        object: 'organization_suggestion',
        status: 'pending',
        public_organization_data: { id, name: 'Acme' },
      },
    ])
    expect((await ada.call(`GET ${path}`)).response.total_pending_suggestions).toBe(1)
    const requests = `/organizations/${id}/membership_requests`
    expect((await ada.call(`GET ${requests}`)).response.total_count).toBe(0)
    const asks = `POST /me/organization_suggestions/${data[0].id}/accept`
    expect((await bob.call(asks)).response.status).toBe('accepted')
    expect((await bob.call(asks)).codes).toEqual(['organization_suggestion_already_accepted'])
    expect((await suggestionsOf(bob)).data).toMatchObject([{ status: 'accepted' }])
    const { response } = await ada.call(`GET ${requests}?status=pending`)
    expect(response).toMatchObject({
      total_count: 1,
      data: [
        {
          object: 'organization_membership_request',
          organization_id: id,
          status: 'pending',
          public_user_data: { user_id: bob.userId },
        },
      ],
    })
    const request = `${requests}/${response.data[0].id}`
    expect((await bob.call(`POST ${request}/accept`)).status).toBe(404)
    const answers = await Promise.all([
      ada.call(`POST ${request}/accept`),
      ada.call(`POST ${request}/reject`),
      ada.call(`POST ${request}/accept`),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const late = await ada.call(`POST ${request}/accept`)
    expect([late.status, late.codes]).toEqual([
      404,
      ['organization_membership_request_not_pending'],
    ])
    expect((await suggestionsOf(bob)).total_count).toBe(0)
  })

  test('is turned down for good', async () => {
    server = await town(ON)
    const { ada, id } = await open('automatic_suggestion')
    const bob = await employee('bob')
    const { data } = await suggestionsOf(bob)
    await bob.call(`POST /me/organization_suggestions/${data[0].id}/accept`)
    const requests = `/organizations/${id}/membership_requests`
    const [asked] = (await ada.call(`GET ${requests}`)).response.data
    const refused = await ada.call(`POST ${requests}/${asked.id}/reject`)
    expect(refused.response.status).toBe('revoked')
    const { response } = await ada.call(`GET ${requests}?status=revoked`)
    expect(response.total_count).toBe(1)
    expect((await suggestionsOf(bob)).data).toEqual([])
    expect((await bob.call(`GET /organizations/${id}`)).status).toBe(404)
  })

  test('AZ-1, AZ-7: nobody takes up what was suggested to another, or answers for others', async () => {
    server = await town({
      ...ON,
      domains: { enabled: true, defaultRole: 'org:admin' },
      roles: {
        'org:host': {
          name: 'Host',
          permissions: ['org:sys_memberships:read', 'org:sys_memberships:manage'],
        },
      },
    })
    const { ada, id } = await open('automatic_suggestion')
    const [bob, eve, host] = [
      await employee('bob'),
      await server.person('eve'),
      await server.person('host'),
    ]
    const { data } = await suggestionsOf(bob)
    const asks = `POST /me/organization_suggestions/${data[0].id}/accept`
    expect((await eve.call(asks)).status).toBe(404)
    await bob.call(asks)
    const [{ id: requestId }] = (await ada.call(`GET /organizations/${id}/membership_requests`))
      .response.data
    const other = await server.organization('Evil', { admin: eve })
    for (const verb of ['accept', 'reject']) {
      const { status } = await eve.call(
        `POST /organizations/${other}/membership_requests/${requestId}/${verb}`,
      )
      expect(status).toBe(404)
    }
    await server.backend(`POST /organizations/${id}/memberships`, {
      json: { user_id: host.userId, role: 'org:host' },
    })
    const refused = await host.call(
      `POST /organizations/${id}/membership_requests/${requestId}/accept`,
    )
    expect(refused.codes).toEqual(['missing_organization_permission'])
    const { response } = await ada.call(`GET /organizations/${id}/membership_requests`)
    expect(response.total_count).toBe(1)
  })

  test('asks in vain once the address, or the domain, is gone', async () => {
    server = await town(ON)
    const { ada, path } = await open('automatic_suggestion')
    const [bob, cat] = [await employee('bob'), await employee('cat')]
    const [one] = (await suggestionsOf(bob)).data
    const [other] = (await suggestionsOf(cat)).data
    const { response: me } = await bob.call('GET /me')
    const address = me.email_addresses.find((row: { email_address: string }) =>
      row.email_address.endsWith('@acme.example'),
    )
    await server.backend(`DELETE /email_addresses/${address.id}`)
    const gone = await bob.call(`POST /me/organization_suggestions/${one.id}/accept`)
    expect(gone.status).toBe(404)
    await ada.call(`DELETE ${path}`)
    const late = await cat.call(`POST /me/organization_suggestions/${other.id}/accept`)
    expect(late.status).toBe(404)
    expect((await suggestionsOf(cat)).total_count).toBe(0)
  })

  test('SES-10: is not enrolled by somebody who acts for them', async () => {
    server = await town(ON)
    const { path, ada } = await open('automatic_suggestion')
    const bob = await createUser(server.backend, { email_address: ['bob@acme.example'] })
    const { body } = await server.backend('POST /actor_tokens', {
      json: { user_id: bob.id, actor: { sub: 'support' } },
    })
    const browser = server.browser()
    const { response } = await browser.post('/v1/client/sign_ins', {
      strategy: 'ticket',
      ticket: body.token,
    })
    const query = `?_clerk_session_id=${response.created_session_id}`
    const seen = await browser.get(`/v1/me/organization_suggestions${query}`)
    expect(seen.response.total_count).toBe(0)
    expect((await ada.call(`GET ${path}`)).response.total_pending_suggestions).toBe(0)
  })

  test('PRIV-2: leaves no address of theirs with a domain that they proved', async () => {
    server = await town(ON)
    const { ada, id, path } = await open('manual_invitation', { verified: false })
    await addAddress(ada, 'ada')
    await affiliate(ada, path, 'ada+clerk_test@acme.example')
    const bob = await server.person('bob')
    await server.backend(`POST /organizations/${id}/memberships`, {
      json: { user_id: bob.userId, role: 'org:admin' },
    })
    await server.backend(`DELETE /users/${ada.userId}`)
    expect((await bob.call(`GET ${path}`)).response).toMatchObject({
      affiliation_email_address: null,
      verification: { status: 'verified' },
    })
  })
})

test('AZ-10: a request to join counts as long as who asks has the address by which they might', async () => {
  server = await town(ON)
  const ada = await server.person('ada')
  const id = await server.organization('Acme', { admin: ada })
  const json = { name: 'acme.example', enrollment_mode: 'automatic_suggestion', verified: true }
  await server.backend(`POST /organizations/${id}/domains`, { json })
  const browser = server.browser()
  const zoe = signedIn(browser, await signUp(browser, 'zoe+clerk_test@acme.example'))
  const suggested = await zoe.call('GET /me/organization_suggestions')
  await zoe.call(`POST /me/organization_suggestions/${suggested.response.data[0].id}/accept`)
  const { response } = await ada.call(`GET /organizations/${id}/membership_requests`)
  const accept = () =>
    ada.call(`POST /organizations/${id}/membership_requests/${response.data[0].id}/accept`)

  await server.backend(`POST /users/${zoe.userId}/ban`)
  expect((await accept()).codes).toEqual(['organization_membership_request_not_pending'])
  await server.backend(`POST /users/${zoe.userId}/unban`)
  const other = { email_address: 'zoe@elsewhere.example', verified: true, primary: true }
  await server.backend('POST /email_addresses', { json: { user_id: zoe.userId, ...other } })
  const { body } = await server.backend(`GET /users/${zoe.userId}`)
  const old = body.email_addresses.find(
    (one: { email_address: string }) => one.email_address === 'zoe+clerk_test@acme.example',
  )
  await server.backend(`DELETE /email_addresses/${old.id}`)
  expect((await accept()).codes).toEqual(['organization_membership_request_not_pending'])
  const again = { user_id: zoe.userId, email_address: old.email_address, verified: true }
  await server.backend('POST /email_addresses', { json: again })
  expect((await accept()).status).toBe(200)
})
