import { expect, test } from 'vitest'
import { testDatabase } from '../testing/database.ts'
import { insertClient, searchClients } from './storage.ts'

test('DOS-2: browsers are passed by in steps, and none is left out or shown twice', async () => {
  const db = await testDatabase()
  for (let index = 0; index < 11; index++) {
    await insertClient(db, {
      id: `client_${(index * 7) % 11}`,
      token_hash: index === 4 ? null : `hash_${index}`,
      last_active_session_id: null,
      sign_in_id: null,
      sign_up_id: null,
      last_authentication_strategy: null,
      feedback: null,
      feedback_expires_at: null,
      expire_at: index === 5 ? 50 : 1000,
      created_at: 10 + Math.floor(index / 3),
      updated_at: 10,
    })
  }
  const page = async (offset: number, leap?: number) => {
    const rows = await searchClients(db, { now: 100, limit: 2, offset }, leap)
    return rows.map(({ id }) => id)
  }
  const all = (await searchClients(db, { now: 100, limit: 20, offset: 0 })).map(({ id }) => id)
  expect(all).toHaveLength(9)
  expect(new Set(all).size).toBe(9)
  for (const offset of [1, 2, 3, 4, 6, 7, 8, 9, 10, 50]) {
    expect(await page(offset, 3), `${offset}`).toEqual(all.slice(offset, offset + 2))
  }
})
