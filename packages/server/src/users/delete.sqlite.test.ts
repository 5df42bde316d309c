import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { backendOf, createUser } from '../testing/backend.ts'
import { newDatabase } from '../testing/database.ts'
import { testServer } from '../testing/test-server.ts'

test('PRIV-2: what was deleted is not in the file either, once it is closed', async () => {
  const database = await newDatabase()
  const kept = () => {
    const file = readFileSync(database, 'latin1')
    return ['countess@example.com', 'Lovelace'].filter((trace) => file.includes(trace))
  }
  const open = () => testServer({ database })
  const first = await open()
  const { id } = await createUser(backendOf(first), {
    email_address: ['countess@example.com'],
    last_name: 'Lovelace',
  })
  await first.close()
  expect(kept()).toHaveLength(2)
  const second = await open()
  expect((await backendOf(second)(`DELETE /users/${id}`)).status).toBe(200)
  await second.close()
  expect(kept()).toEqual([])
})
