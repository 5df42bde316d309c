import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeEmailAddress } from './normalize.ts'

const table: [typed: string, normal: string | null][] = [
  [' Ada@Example.COM ', 'ada@example.com'],
  ['ada+tag@example.com', 'ada+tag@example.com'],
  ["o'neil@example.com", "o'neil@example.com"],
  ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
  ['ADA@EXAMPLE。com', 'ada@example.com'],
  ['ada@example.com.', null],
  ['a..b@example.com', null],
  ['.a@example.com', null],
  ['a@b@example.com', null],
  ['a@example.com,b@example.com', null],
  ['a@example.com\r\nBcc: b@example.com', null],
  ['"a b"@example.com', null],
  ['Ada <ada@example.com>', null],
  ['ada@localhost', null],
  ['ada@[127.0.0.1]', null],
  ['ada@exam_ple.com', null],
  ['', null],
  ['@', null],
]

test.each(table)('OTP-11: %j → %j', (typed, normal) => {
  expect(normalizeEmailAddress(typed)).toBe(normal)
})

test('OTP-11: normalising twice is normalising once, whatever comes in', () => {
  const typed = fc.oneof(
    fc.emailAddress(),
    fc.string({ unit: 'binary' }),
    fc
      .tuple(fc.string({ unit: 'grapheme' }), fc.domain())
      .map(([local, domain]) => `${local}@${domain}`),
  )
  fc.assert(
    fc.property(typed, (text) => {
      const once = normalizeEmailAddress(text)
      expect(once === null ? null : normalizeEmailAddress(once)).toBe(once)
    }),
  )
})
