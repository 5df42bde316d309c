import { expect, test } from 'vitest'
import { personOf } from './person.ts'
import { providers } from './table.ts'

const personWith = (email: unknown) =>
  personOf(
    { strategy: 'oauth_google', provider: providers.google } as Parameters<typeof personOf>[0],
    { sub: '1', email, email_verified: true },
  ).emailAddress

test('OTP-11, FED-5: an address is what the provider proved, and none is made of another', () => {
  expect(personWith('ada@example.com')).toBe('ada@example.com')
  const long = `${'a'.repeat(64)}@${'b'.repeat(251)}.com`
  for (const other of ['ad\u2066a@example.com', 'ada@example.com\u0000', `${long}.evil.example`]) {
    expect(personWith(other)).toBeNull()
  }
  // Mailboxes of others, whose letters an address that is typed may have in their place: ªda, ａda, a Kelvin for a k.
  for (const other of ['\u00aada@example.com', '\uff41da@example.com', '\u212aate@example.com']) {
    expect(personWith(other)).toBeNull()
  }
  expect(personWith('józef@example.com')).toBe('józef@example.com')
})

const personNamed = (sub: unknown) => {
  const connection = { strategy: 'oauth_google', provider: providers.google }
  return personOf(connection as Parameters<typeof personOf>[0], { sub })
}

test.each(['', 'a\u0000', '\ud800', 'a\u202eb', 'x'.repeat(256)])(
  'FED-4: a subject that is no plain text is nobody (%j)',
  (sub) => {
    expect(() => personNamed(sub)).toThrow('It did not say who it is.')
  },
)

test('FED-4: a subject that is a number is somebody as long as no other number is read alike', () => {
  expect(personNamed(583231).subject).toBe('583231')
  for (const written of ['9007199254740993', '1e400', '1.5']) {
    expect(() => personNamed(JSON.parse(written))).toThrow('It did not say who it is.')
  }
})
