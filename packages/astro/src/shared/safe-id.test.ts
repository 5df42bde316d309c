import { expect, test } from 'vitest'
import { safeId } from './safe-id.ts'

test('ids are as long as asked for, safe in addresses, and never the same', () => {
  const ids = Array.from({ length: 500 }, () => safeId())
  for (const id of ids) expect(id).toMatch(/^[\w-]{10}$/)
  expect(new Set(ids).size).toBe(ids.length)
  expect(safeId(1000)).toMatch(/^[\w-]{1000}$/)
})
