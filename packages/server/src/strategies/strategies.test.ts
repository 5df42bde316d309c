import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { frontendRoutes } from '../app.ts'
import type { Fields } from '../http/fields.ts'
import { parseSettings, type SettingsInput } from '../settings/schema.ts'
import type { Stage } from '../verifications/table.ts'
import { factorsAt, namesProving, strategies } from './index.ts'

const ADDRESS = { id: 'idn_1', shown: 'a@b.example', primary: true }
const NUMBER = {
  id: 'idn_2',
  shown: '+1•••••43',
  primary: true,
  isSecondFactor: false,
  isDefault: false,
}
const FACTOR = { ...NUMBER, id: 'idn_3', primary: false, isSecondFactor: true, isDefault: true }
const BY_PHONE = { identifiers: { phoneNumber: 'optional' as const } }
const ADA = {
  hasPassword: true,
  hasTotp: false,
  hasBackupCodes: false,
  hasPasskeys: false,
  emailAddresses: [ADDRESS],
  phoneNumbers: [],
}

const table: [
  name: string,
  settings: SettingsInput,
  person: object,
  stage: Stage,
  names: string[],
][] = [
  ['a person who has everything', {}, {}, 'sign_in', ['password', 'email_code']],
  ['a person without a password', {}, { hasPassword: false }, 'sign_in', ['email_code']],
  ['a person without an address', {}, { emailAddresses: [] }, 'sign_in', ['password']],
  ['no passwords here', { strategies: { password: false } }, {}, 'sign_in', ['email_code']],
  ['no codes here', { strategies: { emailCode: false } }, {}, 'sign_in', ['password']],
  ['somebody new', {}, {}, 'sign_up', ['password', 'email_code']],
  [
    'somebody new where nobody signs in by code',
    { strategies: { emailCode: false } },
    {},
    'sign_up',
    ['password', 'email_code'],
  ],
  ['a forgotten password', {}, {}, 'reset_password', ['reset_password_email_code']],
  ['somebody without a second factor', {}, {}, 'second_factor', []],
  [
    'somebody with second factors',
    {},
    { hasTotp: true, hasBackupCodes: true },
    'second_factor',
    ['totp', 'backup_code'],
  ],
  [
    'somebody with second factors where nobody else may have some',
    { strategies: { totp: false, backupCode: false } },
    { hasTotp: true },
    'second_factor',
    ['totp'],
  ],
  [
    'a person with an account elsewhere',
    { social: { google: true, github: true } },
    { connections: ['oauth_github', 'oauth_gone'] },
    'sign_in',
    ['password', 'email_code', 'oauth_github'],
  ],
  [
    'a person with a passkey',
    { strategies: { passkey: true } },
    { hasPasskeys: true },
    'sign_in',
    ['password', 'email_code', 'passkey'],
  ],
  [
    'a person with a passkey where there are none',
    {},
    { hasPasskeys: true },
    'reverification',
    ['password', 'email_code'],
  ],
  [
    'a person with a phone, where people sign in by it',
    { ...BY_PHONE, strategies: { phoneCode: true } },
    { phoneNumbers: [NUMBER] },
    'sign_in',
    ['password', 'email_code', 'phone_code'],
  ],
  [
    'MFA-6: a person whose phone is a second factor',
    { ...BY_PHONE, strategies: { phoneCode: true } },
    { phoneNumbers: [FACTOR] },
    'sign_in',
    ['password', 'email_code'],
  ],
  [
    'somebody whose phone is a second factor, where nobody else may have one',
    {},
    { hasTotp: true, phoneNumbers: [NUMBER, FACTOR] },
    'second_factor',
    ['phone_code', 'totp'],
  ],
  [
    'a forgotten password and a phone',
    BY_PHONE,
    { phoneNumbers: [NUMBER, FACTOR] },
    'reset_password',
    ['reset_password_email_code', 'reset_password_phone_code'],
  ],
  ['a new phone where there are none', {}, { phoneNumbers: [NUMBER] }, 'profile', ['email_code']],
  ['no password to forget', {}, { hasPassword: false }, 'reset_password', []],
]

describe('what is offered to', () => {
  test.each(table)('%s', (_, settings, person, stage, names) => {
    const factors = factorsAt(stage, parseSettings(settings), { ...ADA, ...person })
    expect(factors.map(({ strategy }) => strategy)).toEqual(names)
  })

  test('a factor by mail says which address it goes to', () => {
    expect(factorsAt('reset_password', parseSettings(), ADA)).toEqual([
      {
        strategy: 'reset_password_email_code',
        safe_identifier: ADDRESS.shown,
        email_address_id: ADDRESS.id,
        primary: true,
      },
    ])
  })
})

test('an address is proven by what proves addresses', () => {
  const settings = parseSettings({ strategies: { emailCode: false } })
  expect(namesProving('email_address', 'sign_up', settings)).toEqual(['email_code'])
  expect(namesProving('email_address', 'sign_in', settings)).toEqual([])
})

describe('AZ-3: the routes take what the strategies read, and no more:', () => {
  const bodyOf = (path: string) => {
    const { body } = frontendRoutes.find((route) => route.path === path && route.method === 'POST')!
    return Object.keys(body).filter((name) => !UNREAD.has(name))
  }
  const UNREAD = new Set([
    'redirect_url',
    'action_complete_redirect_url',
    'captcha_token',
    'captcha_widget_type',
    'captcha_error',
    'proof_token',
  ])

  const CREDENTIAL = 'public_key_credential'
  const OIDC = ['oidc_prompt', 'oidc_login_hint']

  test.each([
    [
      '/client/sign_ins/:id/prepare_first_factor',
      ['strategy', 'email_address_id', 'phone_number_id', 'channel', 'passkey_id', ...OIDC],
    ],
    [
      '/client/sign_ins/:id/attempt_first_factor',
      ['strategy', 'password', 'code', CREDENTIAL, 'token', 'ticket'],
    ],
    [
      '/client/sign_ins/:id/prepare_second_factor',
      ['strategy', 'email_address_id', 'phone_number_id', 'channel'],
    ],
    ['/client/sign_ins/:id/attempt_second_factor', ['strategy', 'code']],
    ['/client/sign_ups/:id/prepare_verification', ['strategy', ...OIDC, 'channel']],
    ['/client/sign_ups/:id/attempt_verification', ['strategy', 'code']],
  ])('%s', (path, names) => {
    expect(bodyOf(path)).toEqual(names)
  })

  test('a name that two strategies read means the same to both', () => {
    const known: Fields = {}
    for (const { fields } of strategies) {
      for (const [name, field] of Object.entries({ ...fields.prepare, ...fields.attempt })) {
        expect(field, name).toBe(known[name] ?? field)
        known[name] = field
      }
    }
    expect(Object.keys(known).length).toBeGreaterThan(3)
  })
})

test('nobody else asks for a strategy by its name', () => {
  const source = join(import.meta.dirname, '..')
  // The words that a view makes of what is stored.
  const views = ['email-addresses/view.ts', 'organization-domains/view.ts']
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      /\.ts$/.test(file) &&
      !/\.test\.ts$|^(strategies|testing|totps|backup-codes|passkeys)\//.test(file) &&
      !views.includes(file),
  )
  const names = strategies.map(({ name }) => name)
  // Some are also names of fields and attributes; no strategy is chosen by comparing those.
  const shared = ['password', 'ticket', 'backup_code', 'passkey']
  const asks = new RegExp(
    `[!=]== '(${names.join('|')})'|case '(${names.join('|')})'|'(${names.filter((name) => !shared.includes(name)).join('|')})'`,
  )
  expect(files.length).toBeGreaterThan(100)
  expect(files.filter((file) => asks.test(readFileSync(join(source, file), 'utf8')))).toEqual([])
})
