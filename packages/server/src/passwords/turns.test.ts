import { expect, test } from 'vitest'
import { GateFullError } from './gate.ts'
import { createTurns } from './turns.ts'

test('PW-8: a crowd goes on a few at a time, in order, and others get their turn between', async () => {
  const take = createTurns(3, 6)
  const order: string[] = []
  const crowd = Array.from({ length: 9 }, async (_, index) => {
    await take()
    order.push(String(index))
  })
  const another = new Promise<void>((resolve) => {
    setImmediate(() => {
      order.push('another')
      resolve()
    })
  })
  await Promise.all([...crowd, another])
  expect(order.filter((name) => name !== 'another')).toEqual([...'012345678'])
  expect(order.indexOf('another')).toBeGreaterThan(2)
  expect(order.indexOf('another')).toBeLessThan(9)
})

test('who comes alone waits for nobody', () => {
  const take = createTurns(3, 6)
  expect([take(), take(), take()]).toEqual([undefined, undefined, undefined])
})

test('DOS-8: who would make the queue longer than it may be is turned away at once', async () => {
  const take = createTurns(1, 2)
  const first = [take(), take(), take()]
  expect(take).toThrow(GateFullError)
  await Promise.all(first)
  await new Promise((next) => setImmediate(next))
  expect(take).not.toThrow() // there is room again
})
