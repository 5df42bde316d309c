import { expect, test } from 'vitest'
import { parseSettings } from '../settings/schema.ts'
import { signInStatus } from './status.ts'

const NOW = 1_000_000_000
const fresh = {
  identifier: 'a@b.example',
  created_session_id: null,
  reset_pending: 0,
  second_factor_pending: 0,
  trust_pending: 0,
  new_password_digest: null,
  first_factor_at: null,
  abandon_at: NOW + 1,
}

const table: [name: string, change: object, status: string][] = [
  ['nobody named', { identifier: null }, 'needs_identifier'],
  ['somebody named', {}, 'needs_first_factor'],
  ['a reset code proven', { reset_pending: 1, first_factor_at: NOW }, 'needs_new_password'],
  [
    'proven nine minutes ago',
    { reset_pending: 1, first_factor_at: NOW - 599_999 },
    'needs_new_password',
  ],
  [
    'proven ten minutes ago',
    { reset_pending: 1, first_factor_at: NOW - 600_000 },
    'needs_first_factor',
  ],
  [
    'a first factor of two proven',
    { second_factor_pending: 1, first_factor_at: NOW },
    'needs_second_factor',
  ],
  [
    'a first factor of two proven ten minutes ago (MFA-8)',
    { second_factor_pending: 1, first_factor_at: NOW - 600_000 },
    'needs_first_factor',
  ],
  [
    'a reset code of somebody with two factors',
    { reset_pending: 1, second_factor_pending: 1, first_factor_at: NOW },
    'needs_new_password',
  ],
  [
    'a new password of somebody with two factors (PW-11)',
    { reset_pending: 1, second_factor_pending: 1, new_password_digest: '$', first_factor_at: NOW },
    'needs_second_factor',
  ],
  [
    'a password proven in a browser that is new',
    { trust_pending: 1, first_factor_at: NOW },
    'needs_client_trust',
  ],
  [
    'a password proven in a browser that is new ten minutes ago (MFA-8)',
    { trust_pending: 1, first_factor_at: NOW - 600_000 },
    'needs_first_factor',
  ],
  ['a session made', { created_session_id: 'sess_1', reset_pending: 1 }, 'complete'],
  ['a session made long ago', { created_session_id: 'sess_1', abandon_at: NOW }, 'complete'],
  ['forgotten', { abandon_at: NOW }, 'abandoned'],
]

test.each(table)('%s', (_, change, status) => {
  expect(signInStatus(parseSettings(), { ...fresh, ...change }, NOW)).toBe(status)
})
