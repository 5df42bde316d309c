import { expect, test } from 'vitest'
import { withRelyingParty } from '../settings/relying-party.ts'
import { parseSettings, type SettingsInput } from '../settings/schema.ts'
import { isOriginOfPasskeys } from './relying-party.ts'

type Kind = 'development' | 'production'

function party(kind: Kind, host: string, input: SettingsInput = {}) {
  const on: SettingsInput = { ...input, strategies: { passkey: true } }
  const parsed = parseSettings(on)
  const settings = { ...parsed, ...withRelyingParty(parsed, { host, instanceType: kind }) }
  const ctx = { settings, keys: { instanceType: kind } } as never
  return {
    rpId: settings.passkeys.rpId,
    allows: (origin: string) => isOriginOfPasskeys(ctx, origin),
  }
}

const table: [
  kind: Kind,
  host: string,
  input: SettingsInput,
  rpId: string,
  yes: string[],
  no: string[],
][] = [
  [
    'development',
    '',
    {},
    'localhost',
    ['http://localhost:4321', 'http://localhost', 'https://localhost:8443'],
    ['http://127.0.0.1:4321', 'http://localhost.evil.test', 'https://app.test', 'null', ''],
  ],
  [
    'production',
    'app.test',
    {},
    'app.test',
    ['https://app.test'],
    [
      'http://app.test',
      'https://app.test:444',
      'https://www.app.test',
      'https://evilapp.test',
      'http://localhost:4321',
    ],
  ],
  [
    'production',
    'www.app.test:8443',
    {
      passkeys: { rpId: 'app.test' },
      allowedOrigins: ['https://shop.app.test', 'https://other.test', 'http://old.app.test'],
    },
    'app.test',
    ['https://www.app.test:8443', 'https://app.test', 'https://shop.app.test'],
    ['https://www.app.test', 'https://other.test', 'http://old.app.test', 'https://x.app.test'],
  ],
  [
    'production',
    '',
    { passkeys: { rpId: 'app.test', origins: ['https://app.example'] } },
    'app.test',
    ['https://app.test', 'https://app.example'],
    ['https://app.example:1', 'https://www.app.example'],
  ],
]

test.each(table)(
  'PK-3: of a %s instance at %j with %j it is %s',
  (kind, host, input, rpId, yes, no) => {
    const { rpId: found, allows } = party(kind, host, input)
    expect(found).toBe(rpId)
    expect(yes.filter((origin) => !allows(origin))).toEqual([])
    expect(no.filter((origin) => allows(origin))).toEqual([])
  },
)

test('an instance for visitors that does not know its domain says what to write', () => {
  expect(() => party('production', '')).toThrow(/rpId: 'example.com'/)
  expect(() => party('production', '192.0.2.7')).toThrow(/for which domain/)
  expect(() => parseSettings({ passkeys: { rpId: 'https://app.test' } })).toThrow(
    /such as example.com/,
  )
  expect(parseSettings().strategies.passkey).toBe(false)
})
