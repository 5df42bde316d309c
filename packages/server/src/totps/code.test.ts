import { expect, test } from 'vitest'
import { matchingStep, stepAt, totpCode } from './code.ts'
import { fromBase32, toBase32 } from './secret.ts'

const SECRET = Buffer.from('12345678901234567890')

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('RFC 6238, appendix B: at second %i the code ends in %s', (second, code) => {
  expect(totpCode(SECRET, stepAt(second * 1000))).toBe(code)
})

test('MFA-1: the codes of this step, the one before and the one after are right, and no other', () => {
  const now = 1_234_567_890_000
  const steps = [-2, -1, 0, 1, 2].map((drift) => stepAt(now) + drift)
  const found = steps.map((step) => matchingStep(SECRET, totpCode(SECRET, step), now))
  expect(found).toEqual([null, steps[1], steps[2], steps[3], null])
  expect(matchingStep(SECRET, '', now)).toBeNull()
})

test('RFC 4648 §10, without padding: base32 goes there and back', () => {
  expect(toBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
  expect(fromBase32(toBase32(SECRET))).toEqual(Uint8Array.from(SECRET))
  expect(fromBase32('gezd gnbv-gy3t qojq gezd gnbv gy3t qojq')).toEqual(Uint8Array.from(SECRET))
  expect(fromBase32('GEZDGNBVGY3TQOJ1')).toBeNull()
  expect(fromBase32('GEZDGNBV')).toBeNull()
})
