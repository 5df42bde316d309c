import { expect, test } from 'vitest'
import { seldom } from './seldom.ts'

const HOUR = 3_600_000

test('a subject is told once an hour', () => {
  const isTold = seldom()
  expect([isTold('/in', 0), isTold('/in', HOUR - 1), isTold('/in', HOUR)]).toEqual([
    true,
    false,
    true,
  ])
})

test('many subjects are told up to a limit, and again in the next hour', () => {
  const isTold = seldom(2)
  const subjects = ['a', 'b', 'c']
  expect(subjects.map((each) => isTold(each, 0))).toEqual([true, true, false])
  expect(isTold('c', HOUR)).toBe(true)
})
