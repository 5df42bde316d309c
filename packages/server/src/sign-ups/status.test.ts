import { describe, expect, test } from 'vitest'
import { parseSettings, type SettingsInput } from '../settings/schema.ts'
import { signUpNeeds } from './status.ts'

const NOW = 1_000_000_000
const empty = {
  email_address: null,
  email_verified_at: null,
  phone_number: null,
  phone_verified_at: null,
  username: null,
  first_name: null,
  last_name: null,
  legal_accepted_at: null,
  created_user_id: null,
  abandon_at: NOW + 1,
  has_password: false,
  has_account: false,
}
const proven = { email_address: 'a@b.example', email_verified_at: 1 }

const table: [name: string, settings: SettingsInput, record: object, needs: object][] = [
  [
    'nothing given',
    {},
    {},
    { missing_fields: ['email_address', 'password'], unverified_fields: [] },
  ],
  [
    'an address to prove',
    {},
    { email_address: 'a@b.example' },
    { missing_fields: ['password'], unverified_fields: ['email_address'] },
  ],
  ['everything', {}, { ...proven, has_password: true }, { status: 'complete' }],
  [
    'no password where there are none',
    { strategies: { password: false } },
    proven,
    { status: 'complete' },
  ],
  [
    'a name that is due',
    { names: { firstName: 'required' } },
    { ...proven, has_password: true },
    { status: 'missing_requirements', missing_fields: ['first_name'] },
  ],
  [
    'consent that is due',
    { signUp: { legalConsent: true } },
    { ...proven, has_password: true },
    { missing_fields: ['legal_accepted'] },
  ],
  [
    'a user made',
    {},
    { ...proven, created_user_id: 'user_1' },
    { status: 'complete', missing_fields: [], unverified_fields: [] },
  ],
  ['forgotten', {}, { abandon_at: NOW }, { status: 'abandoned' }],
]

describe('signUpNeeds', () => {
  test.each(table)('%s', (_, settings, record, needs) => {
    expect(signUpNeeds(parseSettings(settings), { ...empty, ...record }, NOW)).toMatchObject(needs)
  })

  test('lists what is required and what is welcome', () => {
    const settings = parseSettings({
      identifiers: { username: 'optional' },
      names: { lastName: 'off' },
    })
    expect(signUpNeeds(settings, empty, NOW)).toMatchObject({
      required_fields: ['email_address', 'password'],
      optional_fields: ['username', 'first_name'],
    })
  })
})
