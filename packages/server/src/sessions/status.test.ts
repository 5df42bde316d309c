import { describe, expect, test } from 'vitest'
import type { Membership } from '../memberships/table.ts'
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
  last_active_organization_id: null,
}
const anyone = {
  password_compromised: 0,
  password_digest: 'x',
  banned: 0,
  totp_enabled: 0,
  phone_factor_enabled: 0,
}

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
    const facts = {
      session: { ...live, ...session },
      owner: { user: { ...anyone, ...user }, memberships: [] },
      now: NOW,
    }
    expect(sessionStatus(settings, facts as Parameters<typeof sessionStatus>[1])).toBe(status)
  })
})

describe('sessionTasks', () => {
  const RESET = { key: 'reset-password' }
  const SETUP = { key: 'setup-mfa' }
  const table: [name: string, user: object, required: boolean, tasks: object[]][] = [
    ['PW-7: of who has a password that others know', { password_compromised: 1 }, false, [RESET]],
    ['of who has none any more', { password_compromised: 1, password_digest: null }, false, []],
    ['of who has nothing to do', {}, false, []],
    ['MFA-6: of who has no second factor where it is required', {}, true, [SETUP]],
    ['of who has an authenticator app', { totp_enabled: 1 }, true, []],
    ['of who has a phone for it', { phone_factor_enabled: 1 }, true, []],
    ['of who lacks both, the password first', { password_compromised: 1 }, true, [RESET, SETUP]],
  ]
  test.each(table)('%s', (_, user, required, tasks) => {
    const rules = parseSettings({ secondFactor: { required } })
    const owner = { user: { ...anyone, ...user }, memberships: [] }
    const none = { last_active_organization_id: null }
    expect(sessionTasks(rules, { session: { ...none, actor: null }, owner })).toEqual(tasks)
    const actor = '{"sub":"user_support"}'
    expect(sessionTasks(rules, { session: { ...none, actor }, owner })).toEqual([])
  })

  test('without personal accounts somebody who is in no organization chooses one, last', () => {
    const tasks = (given: object, user: object, memberships: string[] = []) =>
      sessionTasks(parseSettings(given), {
        session: { actor: null, last_active_organization_id: 'org_1' },
        owner: {
          user: { ...anyone, ...user },
          memberships: memberships.map((id) => ({ organization: { id } }) as Membership),
        },
      }).map(({ key }) => key)
    const known = { password_compromised: 1 }
    const forced = { organizations: { enabled: true, personalAccounts: false } }
    expect(tasks(forced, {})).toEqual(['choose-organization'])
    expect(tasks(forced, {}, ['org_2'])).toEqual(['choose-organization'])
    expect(tasks(forced, known)).toEqual(['reset-password', 'choose-organization'])
    expect(tasks(forced, {}, ['org_1'])).toEqual([])
    expect(tasks({ organizations: { personalAccounts: false } }, {})).toEqual([])
  })
})
