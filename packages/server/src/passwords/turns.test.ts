import { describe, expect, it, test } from 'vitest'
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

describe('PW-8: while a crowd arrives', () => {
  const turn = () => new Promise((next) => setImmediate(next))

  /** Two more come in each turn; resolves with how many had gone on after so many turns. */
  async function arrive(turns: number, milliseconds = 0): Promise<number> {
    let now = 0
    const take = createTurns(1, 1000, () => now)
    now = 3_600_000 // a quiet hour goes before
    let gone = -1 // the first waits for nobody
    for (let round = 0; round <= turns; round++) {
      for (const goOn of [take(), take()]) void Promise.resolve(goOn).then(() => gone++)
      now += milliseconds
      await turn()
    }
    return gone
  }

  it('nobody of it goes on, so that those behind it are let in sooner', async () => {
    expect(await arrive(10)).toBe(0)
  })

  it('and yet fifty in a second go on while turns are long, as when thousands are turned away', async () => {
    expect(await arrive(50, 200)).toBeGreaterThanOrEqual(100) // all of them
  })

  it('and yet it is worked off when it never ends', async () => {
    expect(await arrive(300)).toBeGreaterThanOrEqual(10)
  })
})
