import { expect, test } from 'vitest'
import { backendOf, createUser } from '../testing/backend.ts'
import { testServer } from '../testing/test-server.ts'

test('GR-2: what is wrong in every respect is refused in the order of the steps', async () => {
  const server = await testServer()
  const { id } = await createUser(backendOf(server))
  const sent = {
    key: 'sk_test_wrong',
    path: '/nothing/there?page=1',
    json: { first_name: 1, admin: true } as Record<string, unknown>,
  }
  const told = async () => {
    const headers = { authorization: `Bearer ${sent.key}` }
    return (await backendOf(server)(`PATCH ${sent.path}`, { json: sent.json, headers })).codes
  }

  expect(await told()).toEqual(['clerk_key_invalid'])
  sent.key = server.secretKey
  expect(await told()).toEqual(['resource_not_found'])
  sent.path = '/users/user_x?page=1'
  expect(await told()).toEqual(['form_param_unknown:page'])
  sent.path = '/users/user_x'
  expect(await told()).toEqual(['form_param_unknown:admin', 'form_param_type_invalid:first_name'])
  sent.json = { first_name: 'Ada' }
  expect(await told()).toEqual(['resource_not_found'])
  sent.path = `/users/${id}`
  expect(await told()).toEqual([])
  await server.close()
})
