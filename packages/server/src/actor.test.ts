import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Actor, actorId, asUser, reaches } from './actor.ts'

const sender = { address: '203.0.113.7', userAgent: null, traceId: 'trace_1' }
const ada = { id: 'user_ada' }

const table: [who: string, actor: Actor, id: string | null, own: boolean, foreign: boolean][] = [
  ['a visitor', { ...sender, kind: 'visitor' }, null, false, false],
  ['a person', asUser(sender, { user: ada }), 'user_ada', true, false],
  ['the site', { ...sender, kind: 'secret_key' }, 'secret_key', true, true],
]

test.each(table)('AZ-1: %s reaches what is theirs', (_, actor, id, own, foreign) => {
  expect(actorId(actor)).toBe(id)
  expect([reaches(actor, 'user_ada'), reaches(actor, 'user_bob')]).toEqual([own, foreign])
})

test('no user is called as the site is', () => {
  expect(reaches(asUser(sender, { user: ada }), 'secret_key')).toBe(false)
  expect(reaches({ ...sender, kind: 'visitor' }, '')).toBe(false)
})

test('who the site is, the actor says and the check of the key alone', () => {
  const source = import.meta.dirname
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  expect(files.length).toBeGreaterThan(100)
  const naming = files.filter((file) =>
    readFileSync(join(source, file), 'utf8').includes("'secret_key'"),
  )
  expect(naming.sort()).toEqual(['actor.ts', 'backend-api/authenticate.ts'])
})
