import { decodeJwt } from '@dooryard/backend/jwt'
import { afterEach, describe, expect, test } from 'vitest'
import { DAY } from '../clock.ts'
import { type Person, type Town, town } from '../testing/organizations.ts'
import { as, PASSWORD, signIn } from '../testing/people.ts'
import { enrol, secondStep } from '../testing/second-factor.ts'
import { attempt } from '../testing/sign-in.ts'
import { ORIGIN } from '../testing/test-server.ts'

let server: Town
afterEach(() => server.close())

const address = (name: string) => `${name}+clerk_test@example.com`
const ticketOf = (url: string) => new URL(url, ORIGIN).searchParams.get('ticket')!

/** By the site, with the ticket that its link brings. */
async function invited(id: string, name: string, more: object = {}) {
  const json = { email_address: address(name), role: 'org:member', notify: false, ...more }
  const { status, body } = await server.backend(`POST /organizations/${id}/invitations`, { json })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return { id: body.id as string, ticket: ticketOf(body.url) }
}

const invite = (person: Person, id: string, name: string, role = 'org:member') =>
  person.call(`POST /organizations/${id}/invitations`, { email_address: address(name), role })

/** What the mailbox page has of the newest letter. */
async function newestLetter() {
  const { body } = await server.browser().get(server.mailboxUrl!)
  const [path] = /\/mailbox\/\w+/.exec(body)!
  return String((await server.browser().get(`${path}/letter`)).body)
}

describe('an invitation to an organization', () => {
  test('is named by the sign-up of whoever brought its ticket, and by nobody else’s', async () => {
    server = await town()
    const ada = await server.person('ada')
    const id = await server.organization('Acme', { admin: ada })
    const { ticket, id: invitationId } = await invited(id, 'newcomer')
    const browser = server.browser()
    const begun = await browser.post('/v1/client/sign_ups', { strategy: 'ticket', ticket })
    const own = { id, name: 'Acme', has_image: false, image_url: expect.any(String) }
    expect(begun.response.invited_by).toMatchObject(own)
    expect((await browser.get('/v1/client')).body.response.sign_up.invited_by).toMatchObject(own)

    const stranger = server.browser()
    const wrong = { strategy: 'ticket', ticket: `${ticket.slice(0, -4)}AAAA` }
    expect((await stranger.post('/v1/client/sign_ups', wrong)).codes).toEqual([
      'ticket_invalid_code',
    ])
    const email_address = address('newcomer')
    const plain = await stranger.post('/v1/client/sign_ups', { email_address, password: PASSWORD })
    expect(plain.response).not.toHaveProperty('invited_by')

    await server.backend(`POST /organizations/${id}/invitations/${invitationId}/revoke`)
    const later = (await browser.get('/v1/client')).body.response.sign_up
    expect(later).not.toHaveProperty('invited_by')
  })

  test('brings somebody new in, who begins there, with what the site says of them', async () => {
    server = await town()
    const ada = await server.person('ada')
    const id = await server.organization('Acme', { admin: ada })
    const { ticket, id: invitationId } = await invited(id, 'bob', {
      public_metadata: { desk: 4 },
      private_metadata: { salary: 'CANARY' },
      inviter_user_id: ada.userId,
    })
    const browser = server.browser()
    const { response, client, body } = await browser.post('/v1/client/sign_ups', {
      strategy: 'ticket',
      ticket,
      password: PASSWORD,
    })
    expect(response.status).toBe('complete')
    const [session] = client!.sessions
    expect(session!.last_active_organization_id).toBe(id)
    expect(decodeJwt(session!.last_active_token!.jwt).payload.o).toMatchObject({
      id,
      rol: 'member',
    })
    expect(session!.user!.public_metadata).toEqual({})
    expect(session!.user!.organization_memberships).toMatchObject([
      { role: 'org:member', public_metadata: { desk: 4 }, organization: { members_count: 2 } },
    ])
    expect(JSON.stringify(body)).not.toContain('CANARY')
    const one = await server.backend(`GET /organizations/${id}/invitations/${invitationId}`)
    expect(one.body).toMatchObject({
      status: 'accepted',
      url: null,
      private_metadata: { salary: 'CANARY' },
    })
    // Those of the site itself are another list.
    expect((await server.backend('GET /invitations')).body).toEqual([])
    expect((await server.backend(`POST /invitations/${invitationId}/revoke`)).status).toBe(404)
  })

  test('AZ-9: is accepted by who has proven its address, once, and by nobody else', async () => {
    server = await town()
    const people = [
      await server.person('ada'),
      await server.person('bob'),
      await server.person('eve'),
    ]
    const [ada, bob, eve] = people as [Person, Person, Person]
    const id = await server.organization('Acme', { admin: ada })
    const made = await invite(ada, id, 'bob')
    expect(made.response).toMatchObject({
      object: 'organization_invitation',
      status: 'pending',
      role_name: 'Member',
      url: null,
      public_organization_data: { id, name: 'Acme' },
    })
    const path = `/me/organization_invitations/${made.response.id}/accept`
    expect((await eve.call('GET /me/organization_invitations')).response.total_count).toBe(0)
    const foreign = await eve.call(`POST ${path}`)
    expect([foreign.status, foreign.codes]).toEqual([404, ['resource_not_found']])

    // Who only claims the address reads none of its mail (OTP-13).
    await eve.call('POST /me/email_addresses', { email_address: address('carol') })
    const { response: toCarol } = await invite(ada, id, 'carol')
    const claimed = await eve.call(`POST /me/organization_invitations/${toCarol.id}/accept`)
    expect(claimed.status).toBe(404)

    const listed = await bob.call('GET /me/organization_invitations?status=pending')
    expect(listed.response).toMatchObject({ total_count: 1, data: [{ id: made.response.id }] })
    const both = await Promise.all([bob.call(`POST ${path}`), bob.call(`POST ${path}`)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
    expect(both.flatMap(({ codes }) => codes)).toEqual(['invitation_already_accepted'])
    const members = await bob.call(`GET /organizations/${id}/memberships?paginated=true`)
    expect(members.response.total_count).toBe(2)
  })

  test('AZ-7 and PRIV-2: of a member who is gone it is none any more, and what they made says no longer who they were', async () => {
    server = await town()
    const [ada, bob] = [await server.person('ada'), await server.person('bob')]
    const { response } = await ada.call('POST /organizations', { name: 'Acme' })
    const id = response.id as string
    const json = { user_id: bob.userId, role: 'org:admin' }
    await server.backend(`POST /organizations/${id}/memberships`, { json })
    await invite(ada, id, 'carol')
    const bySite = await invited(id, 'dave', { inviter_user_id: ada.userId })
    await server.backend(`DELETE /users/${ada.userId}`)
    const { body } = await server.backend(`GET /organizations/${id}`)
    expect(body.created_by ?? null).toBeNull()
    const list = await server.backend(`GET /organizations/${id}/invitations`)
    expect(JSON.stringify(list.body)).not.toContain(ada.userId)
    const statusOf = (name: string) =>
      list.body.data.find((one: { email_address: string }) => one.email_address === address(name))
        .status
    expect([statusOf('carol'), statusOf('dave')]).toEqual(['revoked', 'pending'])
    expect(bySite.ticket).toBeTruthy()
  })

  test('is accepted by the ticket of its letter too, by whose it is', async () => {
    server = await town()
    const [ada, bob] = [await server.person('ada'), await server.person('bob')]
    const id = await server.organization('Acme', { admin: ada })
    const { ticket } = await invited(id, 'bob')
    const opened = await server.browser().get(`/v1/tickets/accept?ticket=${ticket}`)
    expect(opened.headers.get('location')).toContain('__clerk_status=sign_in')
    const signedIn = await server
      .browser()
      .post('/v1/client/sign_ins', { strategy: 'ticket', ticket })
    expect(signedIn.response.status).toBe('complete')
    const [session] = signedIn.client!.sessions
    expect(session!.user!.id).toBe(bob.userId)
    expect(session!.user!.organization_memberships).toHaveLength(1)
    const again = await server.browser().post('/v1/client/sign_ins', { strategy: 'ticket', ticket })
    expect(again.codes).toEqual(['invitation_already_accepted'])
  })

  test.each(['restricted', 'waitlist'] as const)(
    'AZ-17: brings in who is new where sign-up is closed: %s',
    async (mode) => {
      server = await town({}, { signUp: { mode } })
      const json = { email_address: [address('ada')], password: PASSWORD }
      const { body: ada } = await server.backend('POST /users', { json })
      const id = await server.organization('Acme', { admin: { userId: ada.id } as Person })
      const browser = server.browser()
      const session = (await signIn(browser, address('ada'))).response.created_session_id
      const sent = await browser.post(`/v1/organizations/${id}/invitations${as(session)}`, {
        email_address: address('bob'),
        role: 'org:member',
      })
      expect(sent.status).toBe(200)
      const [, ticket] = /ticket=([\w-]+(?:\.[\w-]+)*)/.exec(await newestLetter())!
      const withoutOne = { email_address: address('eve'), password: PASSWORD }
      const uninvited = await server.browser().post('/v1/client/sign_ups', withoutOne)
      expect(uninvited.status).toBe(403)
      const joined = await server
        .browser()
        .post('/v1/client/sign_ups', { strategy: 'ticket', ticket: ticket!, password: PASSWORD })
      expect(joined.response.status).toBe('complete')
      const [own] = joined.client!.sessions
      expect(own!.user!.organization_memberships).toMatchObject([{ organization: { id } }])
    },
  )

  test('GR-5: makes nobody a member, and is not spent, before their second factor is proven', async () => {
    server = await town()
    const [ada, bob] = [await server.person('ada'), await server.person('bob')]
    const phone = await enrol(bob.browser, bob.sessionId, server)
    const id = await server.organization('Acme', { admin: ada })
    const shown = async (invitation: string) => {
      const { body } = await server.backend(`GET /organizations/${id}/invitations/${invitation}`)
      const members = await server.backend(`GET /organizations/${id}/memberships`)
      return [body.status, members.body.total_count]
    }
    const { ticket, id: invitation } = await invited(id, 'bob')
    const browser = server.browser()
    const half = await browser.post('/v1/client/sign_ins', { strategy: 'ticket', ticket })
    expect(half.response.status).toBe('needs_second_factor')
    expect(await shown(invitation)).toEqual(['pending', 1])
    expect((await secondStep(browser, half, '000000')).codes).toEqual(['form_code_incorrect'])
    const done = await secondStep(browser, half, phone.code())
    expect(done.response.status).toBe('complete')
    expect(done.client!.sessions[0]!.user!.organization_memberships).toHaveLength(1)
    expect(await shown(invitation)).toEqual(['accepted', 2])
  })

  test('GR-5: that is taken back meanwhile leads nowhere; another first factor has nothing to do with it', async () => {
    server = await town()
    const [ada, bob] = [await server.person('ada'), await server.person('bob')]
    const phone = await enrol(bob.browser, bob.sessionId, server)
    const id = await server.organization('Acme', { admin: ada })
    const { ticket, id: invitation } = await invited(id, 'bob')
    const browser = server.browser()
    const half = await browser.post('/v1/client/sign_ins', { strategy: 'ticket', ticket })
    await ada.call(`POST /organizations/${id}/invitations/${invitation}/revoke`)
    expect((await secondStep(browser, half, phone.code())).codes).toEqual(['revoked_invitation'])
    const proof = { strategy: 'password', password: PASSWORD }
    await attempt(browser, half, proof)
    expect((await secondStep(browser, half, phone.code())).response.status).toBe('complete')
    const members = await server.backend(`GET /organizations/${id}/memberships`)
    expect(members.body.total_count).toBe(1)
  })

  test('OTP-14: is worth nothing once it is revoked, over, or its organization is gone', async () => {
    server = await town()
    const ada = await server.person('ada')
    const id = await server.organization('Acme', { admin: ada })
    const codes = async (ticket: string) => {
      const form = { strategy: 'ticket', ticket, password: PASSWORD }
      return (await server.browser().post('/v1/client/sign_ups', form)).codes
    }
    const revoked = await invited(id, 'bob')
    const path = `POST /organizations/${id}/invitations/${revoked.id}/revoke`
    expect((await ada.call(path)).response.status).toBe('revoked')
    const twice = await ada.call(path)
    expect([twice.status, twice.codes]).toEqual([404, ['organization_invitation_not_pending']])
    expect(await codes(revoked.ticket)).toEqual(['revoked_invitation'])
    const short = await invited(id, 'eve', { expires_in_days: 1 })
    server.clock.advance(DAY)
    expect(await codes(short.ticket)).toEqual(['ticket_expired_code'])
    // Whose time is over is invited anew.
    const anew = await invited(id, 'eve')
    await server.backend(`DELETE /organizations/${id}`)
    expect(await codes(anew.ticket)).toEqual(['ticket_invalid_code'])
  })

  test('AZ-7: grants no more than its sender has, also when it is accepted', async () => {
    server = await town({
      roles: {
        'org:host': {
          name: 'Host',
          permissions: ['org:sys_memberships:read', 'org:sys_memberships:manage'],
        },
      },
    })
    const [ada, bob] = [await server.person('ada'), await server.person('bob')]
    const id = await server.organization('Acme', { admin: ada, host: bob })
    const refused = await invite(bob, id, 'eve', 'org:admin')
    expect([refused.status, refused.codes]).toEqual([403, ['missing_organization_permission']])
    expect((await invite(bob, id, 'eve', 'org:host')).status).toBe(200)
    await server.backend(`DELETE /organizations/${id}/memberships/${bob.userId}`)
    const eve = await server.person('eve')
    const { response } = await eve.call('GET /me/organization_invitations')
    const path = `POST /me/organization_invitations/${response.data[0].id}/accept`
    expect((await eve.call(path)).codes).toEqual(['revoked_invitation'])
    expect((await invite(eve, id, 'carol')).status).toBe(404)
  })

  test('AZ-17: lets in nobody whom the site keeps out, unless the site itself invites', async () => {
    const kept = address('bob')
    server = await town({}, { restrictions: { blocklist: [kept] } })
    const ada = await server.person('ada')
    const enter = (ticket: string) => {
      const form = { strategy: 'ticket', ticket, password: PASSWORD }
      return server.browser().post('/v1/client/sign_ups', form)
    }
    const own = (await ada.call('POST /organizations', { name: 'Mine' })).response.id
    expect((await invite(ada, own, 'bob')).status).toBe(200)
    const [, ticket = ''] = /ticket=([\w-]+)/.exec(await newestLetter())!
    expect((await enter(ticket)).codes).toEqual(['not_allowed_access'])
    const id = await server.organization('Acme', { admin: ada })
    expect((await enter((await invited(id, 'bob')).ticket)).response.status).toBe('complete')
  })

  test('goes to all whom a form names in one field, and at most fifty', async () => {
    server = await town()
    const ada = await server.person('ada')
    const id = await server.organization('Acme', { admin: ada })
    const type = (email_address: string) =>
      ada.call(`POST /organizations/${id}/invitations/bulk`, { email_address, role: 'org:member' })
    const sent = await type(`${address('bob')}, ${address('eve')}\n${address('carol')} `)
    expect(sent.response.map((one: { email_address: string }) => one.email_address)).toEqual(
      ['bob', 'eve', 'carol'].map(address),
    )
    const many = Array.from({ length: 51 }, (_, index) => address(`n${index}`)).join(' ')
    expect((await type(many)).codes).toEqual(['form_param_value_invalid'])
    expect((await type(`${'x'.repeat(400)}@example.com`)).codes).toEqual([
      'form_param_format_invalid',
    ])
    const { errors } = await type(`${address('dan')} nonsense`)
    expect(errors[0]!.long_message).toBe('This is no email address: nonsense')
    expect((await type(' ,')).codes).toEqual(['form_param_missing'])
  })

  test('is for who is neither a member nor invited, and counts as one', async () => {
    server = await town({ maxMemberships: 3 })
    const ada = await server.person('ada')
    const id = await server.organization('Acme', { admin: ada })
    const bulk = (...names: string[]) =>
      ada.call(`POST /organizations/${id}/invitations/bulk`, {
        email_address: names.map(address),
        role: 'org:member',
      })
    const member = await invite(ada, id, 'ada')
    expect([member.status, member.codes]).toEqual([400, ['already_a_member_in_organization']])
    expect(member.errors[0]!.long_message).toBe(`A member already: ${address('ada')}.`)
    expect((await bulk('bob', 'bob')).codes).toEqual(['duplicate_record'])
    expect((await bulk('bob', 'eve', 'carol')).codes).toEqual([
      'organization_membership_quota_exceeded',
    ])
    expect((await bulk('bob', 'eve')).response).toHaveLength(2)
    const twice = await bulk('carol', 'bob')
    expect(twice.errors[0]!.meta!.email_addresses).toEqual([address('bob')])
    expect((await bulk()).status).toBe(422)
    const listed = await ada.call(`GET /organizations/${id}/invitations?status=pending`)
    expect(listed.response.total_count).toBe(2)
    expect((await ada.call(`GET /organizations/${id}`)).response.pending_invitations_count).toBe(2)
  })

  test('is counted as long as it can be answered, wherever its organization is shown', async () => {
    server = await town()
    const ada = await server.person('ada')
    const id = await server.organization('Acme', { admin: ada })
    await invited(id, 'bob', { expires_in_days: 1 })
    await invited(id, 'cat', { expires_in_days: 2 })
    const counts = async () => {
      const own = await ada.call(`GET /organizations/${id}`)
      const me = await ada.call('GET /me')
      const all = await ada.browser.get('/v1/client')
      const listed = await ada.call('GET /me/organization_memberships')
      const site = await server.backend('GET /organizations?include_members_count=true')
      return [
        own.response,
        me.response.organization_memberships[0].organization,
        all.response.sessions[0].user.organization_memberships[0].organization,
        listed.response[0].organization,
        site.body.data[0],
      ].map((shown) => shown.pending_invitations_count)
    }
    expect(await counts()).toEqual([2, 2, 2, 2, 2])
    server.clock.advance(DAY)
    expect(await counts()).toEqual([1, 1, 1, 1, 1])
  })

  test('is found among those to all organizations', async () => {
    server = await town()
    const [first, second] = [await server.organization('A'), await server.organization('B')]
    const [bob, cat] = [await invited(first, 'bob'), await invited(second, 'cat')]
    await server.backend('POST /invitations', {
      json: { email_address: address('new'), notify: false },
    })
    await server.backend(`POST /organizations/${second}/invitations/${cat.id}/revoke`)
    const list = async (query: string) => {
      const { body } = await server.backend(`GET /organization_invitations?${query}`)
      expect(body.total_count).toBe(body.data.length)
      return body.data.map((one: { id: string }) => one.id)
    }
    expect(await list('')).toEqual([cat.id, bob.id])
    expect(await list('order_by=email_address')).toEqual([bob.id, cat.id])
    expect(await list('status=pending')).toEqual([bob.id])
    expect(await list('query=CAT%2B')).toEqual([cat.id])
    const { body } = await server.backend('GET /organization_invitations?status=revoked')
    expect(body.data[0]).toMatchObject({
      organization_id: second,
      public_organization_data: { name: 'B' },
      url: null,
    })
  })

  test('OTP-12: its letter says which, and makes no link of what an organization calls itself', async () => {
    server = await town()
    const ada = await server.person('ada')
    const id = await server.organization('Win at https://evil.example/x <b>', { admin: ada })
    expect((await invite(ada, id, 'bob')).status).toBe(200)
    const letter = await newestLetter()
    expect(letter).toContain('Win at https')
    expect(letter).not.toContain('evil.example')
    expect(letter).toContain(`${ORIGIN}/v1/tickets/accept?ticket=inv_`)
  })
})

describe('whoever invited', () => {
  test('SES-9, AZ-7: and was banned since, lets nobody in', async () => {
    server = await town()
    const [eve, alt] = [await server.person('eve'), await server.person('alt')]
    const id = await server.organization('Acme', { admin: eve })
    const { response } = await invite(eve, id, 'alt', 'org:admin')
    await server.backend(`POST /users/${eve.userId}/ban`)
    const { codes } = await alt.call(`POST /me/organization_invitations/${response.id}/accept`)
    expect(codes).toEqual(['revoked_invitation'])
  })

  test('AZ-7: and was taken out does not bring their invitations back with them', async () => {
    server = await town()
    const [ada, eve, alt] = [
      await server.person('ada'),
      await server.person('eve'),
      await server.person('alt'),
    ]
    const id = await server.organization('Acme', { admin: ada })
    const json = { user_id: eve.userId, role: 'org:admin' }
    await server.backend(`POST /organizations/${id}/memberships`, { json })
    server.clock.advance(1)
    const { response } = await invite(eve, id, 'alt')
    await ada.call(`DELETE /organizations/${id}/memberships/${eve.userId}`)
    server.clock.advance(1)
    await server.backend(`POST /organizations/${id}/memberships`, { json })
    const { codes } = await alt.call(`POST /me/organization_invitations/${response.id}/accept`)
    expect(codes).toEqual(['revoked_invitation'])
  })
})
