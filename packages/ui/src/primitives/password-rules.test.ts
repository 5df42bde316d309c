import { expect, test } from 'vitest'
import { brokenRules } from './password-rules.ts'

const settings = (max_length: number) =>
  ({ min_length: 8, max_length }) as Parameters<typeof brokenRules>[1]

test('PW-3: the longest password is the one that the server takes', () => {
  expect(brokenRules('x'.repeat(256), settings(256))).toEqual([])
  expect(brokenRules('x'.repeat(257), settings(256))).toEqual([
    { key: 'maximumLength', length: 257 },
  ])
  expect(brokenRules('x'.repeat(73), settings(0))).toEqual([{ key: 'maximumLength', length: 73 }])
})
