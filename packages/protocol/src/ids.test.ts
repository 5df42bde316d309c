import { expect, test } from 'vitest'
import { errorCatalogue, toErrorJSON } from './errors.ts'
import { createId, randomText } from './ids.ts'
import { isTestEmailAddress } from './test-identifiers.ts'

test('ENUM-4: ids name their kind and carry at least 128 random bits', () => {
  const id = createId('user')
  expect(id).toMatch(/^user_[0-9A-Za-z]{27}$/)
  expect(27 * Math.log2(62)).toBeGreaterThan(128)
})

test('random text does not favour any character: bytes of 248 and above are drawn again', () => {
  const draws = [
    [255, 248, 0, 61],
    [247, 62],
  ]
  expect(randomText(4, () => Uint8Array.from(draws.shift()!))).toBe('0zz0')
})

test.each([
  ['anna+clerk_test@example.com', true],
  ['Anna+CLERK_TEST@example.com', true],
  ['anna+news+clerk_test@example.com', true],
  ['anna+clerk_tester@example.com', false],
  ['clerk_test@example.com', false],
  ['anna@clerk_test.example', false],
])('%s is a test address: %s', (address, expected) => {
  expect(isTestEmailAddress(address)).toBe(expected)
})

test('every catalogued error has a status of its class and both texts', () => {
  for (const [code, { status, message, longMessage }] of Object.entries(errorCatalogue)) {
    expect(code).toMatch(/^[a-z_0-9]+$/)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(message).not.toBe('')
    expect(longMessage).toMatch(/[.!]$/)
  }
})

test('an error says which field is at fault', () => {
  expect(toErrorJSON('form_code_incorrect', { meta: { param_name: 'code' } })).toEqual({
    code: 'form_code_incorrect',
    message: 'is incorrect',
    long_message: 'Incorrect code. Check it and try again.',
    meta: { param_name: 'code' },
  })
})
