import { afterEach, describe, expect, test } from 'vitest'
import { onPostgres } from '../testing/database.ts'
import { holdUp } from '../testing/hold-up.ts'
import { type Person, type Town, town } from '../testing/organizations.ts'
import { PASSWORD } from '../testing/people.ts'
import { ORIGIN } from '../testing/test-server.ts'

let server: Town
afterEach(() => server.close())

const membership = (organization: string, { userId }: Person) =>
  `/organizations/${organization}/memberships/${userId}`

/** Who manages it, as its members have it. */
async function managers(id: string): Promise<string[]> {
  const { body } = await server.backend(`GET /organizations/${id}/memberships?role=org:admin`)
  return body.data.map(
    (one: { public_user_data: { user_id: string } }) => one.public_user_data.user_id,
  )
}

const ROUNDS = 100

describe('AZ-8: of two managers who act at once, one is left', () => {
  test('when each takes that from the other', async () => {
    server = await town()
    const [ada, bob] = [await server.person('ada'), await server.person('bob')]
    const id = await server.organization('Acme', { admin: ada })
    await server.backend(`POST /organizations/${id}/memberships`, {
      json: { user_id: bob.userId, role: 'org:admin' },
    })
    for (let round = 0; round < ROUNDS; round++) {
      const role = { role: 'org:member' }
      const answers = await Promise.all([
        ada.call(`PATCH ${membership(id, bob)}`, role),
        bob.call(`PATCH ${membership(id, ada)}`, role),
      ])
      const left = await managers(id)
      expect([round, left.length, answers.filter(({ status }) => status === 200).length]).toEqual([
        round,
        1,
        1,
      ])
      const demoted = left[0] === ada.userId ? bob : ada
      const again = { json: { role: 'org:admin' } }
      await server.backend(`PATCH ${membership(id, demoted)}`, again)
    }
  }, 120_000)

  test('when both leave, or one leaves as the other is removed, or deletes their account', async () => {
    server = await town()
    for (let round = 0; round < 9; round++) {
      const pair = [await server.person(`a${round}`), await server.person(`b${round}`)] as const
      const [one, other] = pair
      const id = await server.organization(`Acme ${round}`, { admin: one })
      await server.backend(`POST /organizations/${id}/memberships`, {
        json: { user_id: other.userId, role: 'org:admin' },
      })
      const ways = [
        () => other.call(`DELETE /me/organization_memberships/${id}`),
        () => other.call(`DELETE ${membership(id, one)}`),
        () => other.call('DELETE /me'),
      ]
      await Promise.all([one.call(`DELETE /me/organization_memberships/${id}`), ways[round % 3]!()])
      expect([round, (await managers(id)).length]).toEqual([round, 1])
    }
  }, 60_000)
})

describe('OTP-14: an invitation', () => {
  test('that several accept at once, in every way that there is, makes one member', async () => {
    server = await town()
    const ada = await server.person('ada')
    const id = await server.organization('Acme', { admin: ada })
    const { body } = await server.backend(`POST /organizations/${id}/invitations`, {
      json: { email_address: 'bob+clerk_test@example.com', role: 'org:member', notify: false },
    })
    const ticket = new URL(body.url, ORIGIN).searchParams.get('ticket')!
    const bob = await server.person('bob')
    const again = server.browser()
    const ways = [
      bob.call(`POST /me/organization_invitations/${body.id}/accept`),
      bob.call(`POST /me/organization_invitations/${body.id}/accept`),
      again.post('/v1/client/sign_ins', { strategy: 'ticket', ticket }),
      again.post('/v1/client/sign_ups', { strategy: 'ticket', ticket, password: PASSWORD }),
    ]
    const answers = await Promise.all(ways)
    expect(answers.filter(({ status }) => status === 200).length).toBe(1)
    const late = await bob.call(`POST /me/organization_invitations/${body.id}/accept`)
    expect(late.codes).toEqual(['invitation_already_accepted'])
    const { response } = await ada.call(`GET /organizations/${id}/memberships?paginated=true`)
    expect(response.total_count).toBe(2)
  })

  test('that is revoked as it is accepted is either, and never both', async () => {
    server = await town()
    const ada = await server.person('ada')
    const bob = await server.person('bob')
    const id = await server.organization('Acme', { admin: ada })
    for (let round = 0; round < 20; round++) {
      const { response } = await ada.call(`POST /organizations/${id}/invitations`, {
        email_address: 'bob+clerk_test@example.com',
        role: 'org:member',
      })
      const answers = await Promise.all([
        ada.call(`POST /organizations/${id}/invitations/${response.id}/revoke`),
        bob.call(`POST /me/organization_invitations/${response.id}/accept`),
      ])
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      const isIn = (await bob.call(`GET /organizations/${id}`)).status === 200
      expect(isIn).toBe(answers[1].status === 200)
      if (isIn) await bob.call(`DELETE /me/organization_memberships/${id}`)
    }
  }, 60_000)
})

test('a full organization takes one of those who accept at once, and no more', async () => {
  server = await town()
  const ada = await server.person('ada')
  const id = await server.organization('Acme', { admin: ada })
  const guests = await Promise.all(['b', 'c', 'd'].map((name) => server.person(name)))
  for (const name of ['b', 'c', 'd']) {
    await server.backend(`POST /organizations/${id}/invitations`, {
      json: { email_address: `${name}+clerk_test@example.com`, role: 'org:member', notify: false },
    })
  }
  await server.backend(`PATCH /organizations/${id}`, { json: { max_allowed_memberships: 2 } })
  const answers = await Promise.all(
    guests.map(async (guest) => {
      const { response } = await guest.call('GET /me/organization_invitations')
      return guest.call(`POST /me/organization_invitations/${response.data[0].id}/accept`)
    }),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403, 403])
})

describe.runIf(onPostgres)('AZ-7: a role that is deleted as somebody gets it', () => {
  test.each(['organization_role_assigned', 'form_param_value_invalid:role'])(
    'is one or the other: %s',
    async (refusal) => {
      const held = holdUp()
      server = await town({}, {}, { wrapDatabase: held.wrapDatabase })
      const bob = await server.person('bob')
      const { body: role } = await server.backend('POST /organization_roles', {
        json: { name: 'Billing', key: 'org:billing', permissions: [] },
      })
      const id = await server.organization('Acme', { member: bob })
      const remove = () => server.backend(`DELETE /organization_roles/${role.id}`)
      const give = () =>
        server.backend(`PATCH ${membership(id, bob)}`, { json: { role: 'org:billing' } })
      const isGiven = refusal === 'organization_role_assigned'
      // The first has read the settings in its transaction, and not written yet.
      const { reached, goOn } = held.next('select instance_settings')
      const first = isGiven ? remove() : give()
      await reached
      expect((await (isGiven ? give() : remove())).status).toBe(200)
      goOn()
      expect((await first).codes).toEqual([refusal])
    },
  )
})
