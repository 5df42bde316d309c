import { expect, test } from 'vitest'
import { backendOf } from '../testing/backend.ts'
import { town } from '../testing/organizations.ts'

const NUMBERS = ['+14155550102', '+14155550101', null, '+14155550103']

test('users and members are sorted by their primary number, also once it is another; who has none is the least', async () => {
  const server = await town({}, { identifiers: { phoneNumber: 'optional' } })
  const backend = backendOf(server)
  const id = await server.organization('Lighthouse')
  const users: string[] = []
  for (const [index, number] of NUMBERS.entries()) {
    const json = { email_address: [`p${index}@example.com`], skip_password_requirement: true }
    const { body } = await backend('POST /users', {
      json: { ...json, ...(number && { phone_number: [number] }) },
    })
    users.push(body.id)
    const member = { user_id: body.id, role: 'org:member' }
    await backend(`POST /organizations/${id}/memberships`, { json: member })
  }
  const sorted = async (order: string) => {
    const list = (await backend(`GET /users?order_by=${order}phone_number`)).body
    const members = await backend(
      `GET /organizations/${id}/memberships?order_by=${order}phone_number`,
    )
    const ids = list.map((user: { id: string }) => users.indexOf(user.id))
    const inTeam = members.body.data.map((one: { public_user_data: { user_id: string } }) =>
      users.indexOf(one.public_user_data.user_id),
    )
    expect(inTeam).toEqual(ids)
    return ids
  }
  expect(await sorted('')).toEqual([2, 1, 0, 3])
  expect(await sorted('-')).toEqual([3, 0, 1, 2])
  const more = { user_id: users[1], phone_number: '+14155550104', verified: true, primary: true }
  const { body } = await backend('POST /phone_numbers', { json: more })
  expect(await sorted('')).toEqual([2, 0, 3, 1])
  await backend(`DELETE /phone_numbers/${body.id}`)
  expect(await sorted('')).toEqual([2, 1, 0, 3])
  await server.close()
})
