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
})

test.each(['', 'a\u0000', '\ud800', 'a\u202eb', 'x'.repeat(256)])(
  'FED-4: a subject that is no plain text is nobody (%j)',
  (sub) => {
    const connection = { strategy: 'oauth_google', provider: providers.google }
    const read = () => personOf(connection as Parameters<typeof personOf>[0], { sub })
    expect(read).toThrow('It did not say who it is.')
  },
)
