import { expect, test } from 'vitest'
import { parseSettings, type SettingsInput } from './schema.ts'

test('have a default for everything', () => {
  expect(parseSettings()).toMatchObject({
    applicationName: 'My application',
    session: { lifetimeMinutes: 10_080, inactivityMinutes: null, single: false },
    password: { minLength: 8, maxLength: 256, argon2: { memoryKiB: 19_456, passes: 2, lanes: 1 } },
    lockout: { enabled: true, maxAttempts: 10, minutes: 60 },
    rateLimits: { create: { max: 5, seconds: 10 }, attempt: { max: 3, seconds: 10 } },
  })
})

const refused: [name: string, input: unknown, message: string][] = [
  [
    'a misspelled name',
    { sesion: {} },
    '  sesion: there is no such setting. Did you mean session?',
  ],
  [
    'a misspelled name in a group',
    { password: { argon2: { pases: 3 } } },
    '  password.argon2.pases: there is no such setting. Did you mean password.argon2.passes?',
  ],
  [
    'a name of another group',
    { minLength: 10 },
    '  minLength: there is no such setting. Did you mean password.minLength?',
  ],
  [
    'a name of no group',
    { password: { applicationName: 'Acme' } },
    '  password.applicationName: there is no such setting. Did you mean applicationName?',
  ],
  [
    'a name that is near to none',
    { session: { colour: 1 } },
    '  session.colour: there is no such setting. Known here: lifetimeMinutes, inactivityMinutes, single, claims.',
  ],
  [
    'PW-1: a cost below the floor',
    { password: { argon2: { memoryKiB: 1024 } } },
    'password.argon2.memoryKiB',
  ],
  ['PW-1: too few passes', { password: { argon2: { passes: 1 } } }, 'password.argon2.passes'],
  ['PW-3: a length below eight', { password: { minLength: 4 } }, 'password.minLength'],
  ['an origin with a path', { allowedOrigins: ['https://a.example/x'] }, 'allowedOrigins.0'],
  ['every origin', { allowedOrigins: ['*'] }, 'allowedOrigins.0'],
  ['every host of a domain', { allowedOrigins: ['https://*.com'] }, 'allowedOrigins.0'],
  ['no way to sign in', { strategies: { password: false, emailCode: false } }, 'all off'],
]

test.each(refused)('refuse %s', (_, input, message) => {
  expect(() => parseSettings(input as SettingsInput)).toThrow(message)
})

test('tell all that is wrong with them at once, and what there could be', () => {
  const input = {
    sesion: {},
    password: { minLength: '8', argon2: { pases: 3 } },
    signUp: { mode: 'closed' },
    supportEmail: 'help',
    termsUrl: 'terms',
    pages: null,
  }
  const [title, ...lines] = messageOf(() => parseSettings(input as unknown as SettingsInput))
  expect(title).toBe('The settings are not valid.')
  expect(lines.map((line) => line.trim())).toEqual([
    'sesion: there is no such setting. Did you mean session?',
    'password.argon2.pases: there is no such setting. Did you mean password.argon2.passes?',
    'pages: must be an object',
    'supportEmail: must be an address such as help@example.com',
    'termsUrl: must be an address such as https://app.example.com/terms, not "terms"',
    expect.stringMatching(/^password.minLength: .*number.*"8"/),
    expect.stringMatching(/^signUp.mode: .*public.*restricted.*"closed"/),
  ])
})

test.each([[null], [[]], ['session']])('refuse %j in the place of settings', (input) => {
  expect(() => parseSettings(input as unknown as SettingsInput)).toThrow(
    '  settings: must be an object',
  )
})

test.each(['help@example.com', "o'neil+desk@mail.example.co.uk"])(
  'take the address %s',
  (address) => {
    expect(parseSettings({ supportEmail: address }).supportEmail).toBe(address)
  },
)

test.each([
  'help@example',
  '.help@example.com',
  'a..b@example.com',
  'a b@example.com',
  '<a@example.com>',
])('refuse the address %s', (address) => {
  expect(() => parseSettings({ supportEmail: address })).toThrow('supportEmail')
})

function messageOf(work: () => unknown): string[] {
  try {
    work()
  } catch (error) {
    return (error as Error).message.split('\n')
  }
  return []
}
