import { describe, expect, test } from 'vitest'
import { parseSettings } from '../settings/schema.ts'
import { sessionStatus, sessionTasks } from './status.ts'

const settings = parseSettings({ session: { inactivityMinutes: 30 } })
const NOW = 1_000_000_000
const live = {
  actor: null,
  status: 'active',
  expire_at: NOW + 1,
  abandon_at: NOW + 1,
  last_active_at: NOW,
}
const anyone = { password_compromised: 0, password_digest: 'x', banned: 0 }

describe('sessionStatus', () => {
  const table: [name: string, session: object, user: object, status: string][] = [
    ['in time', {}, {}, 'active'],
    ['past its end', { expire_at: NOW }, {}, 'expired'],
    ['abandoned', { abandon_at: NOW }, {}, 'abandoned'],
    ['without activity', { last_active_at: NOW - 30 * 60_000 }, {}, 'abandoned'],
    ['just active enough', { last_active_at: NOW - 30 * 60_000 + 1 }, {}, 'active'],
    ['of a banned user', {}, { banned: 1 }, 'revoked'],
    ['GR-5: with a task', {}, { password_compromised: 1 }, 'pending'],
    ['with a task that was done', { status: 'pending' }, {}, 'active'],
    ['ended', { status: 'ended', expire_at: NOW }, {}, 'ended'],
    ['removed', { status: 'removed' }, { banned: 1 }, 'removed'],
    ['replaced', { status: 'replaced' }, {}, 'replaced'],
    ['revoked', { status: 'revoked' }, {}, 'revoked'],
  ]
  test.each(table)('%s', (_, session, user, status) => {
    const facts = { session: { ...live, ...session }, user: { ...anyone, ...user }, now: NOW }
    expect(sessionStatus(settings, facts as Parameters<typeof sessionStatus>[1])).toBe(status)
  })
})

test('PW-7: a password that is known to others must be replaced, if there is one', () => {
  expect(
    sessionTasks({
      session: { actor: null },
      user: { password_compromised: 1, password_digest: 'x' },
    }),
  ).toEqual([{ key: 'reset-password' }])
  expect(
    sessionTasks({
      session: { actor: null },
      user: { password_compromised: 1, password_digest: null },
    }),
  ).toEqual([])
  expect(
    sessionTasks({
      session: { actor: null },
      user: { password_compromised: 0, password_digest: 'x' },
    }),
  ).toEqual([])
})
