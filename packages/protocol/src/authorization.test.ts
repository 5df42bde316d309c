import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AuthorizationFacts, type HasParams, isAuthorized } from './authorization.ts'

const facts: AuthorizationFacts = {
  userId: 'user_1',
  orgId: 'org_1',
  orgRole: 'org:admin',
  orgPermissions: ['org:invoices:create'],
  features: 'o:reports,u:exports,uo:chat',
  plans: 'o:pro',
  factorVerificationAge: [5, 20],
}

describe('AZ-12: has() holds only when every asked condition holds', () => {
  test.each<[string, HasParams, boolean]>([
    ['nothing asked', {}, false],
    ['the role', { role: 'org:admin' }, true],
    ['the role without prefix', { role: 'admin' }, true],
    ['another role', { role: 'org:member' }, false],
    ['the role in other case', { role: 'org:Admin' }, false],
    ['the permission', { permission: 'org:invoices:create' }, true],
    ['the permission without prefix', { permission: 'invoices:create' }, true],
    ['another permission', { permission: 'org:invoices:delete' }, false],
    ['role and missing permission', { role: 'admin', permission: 'org:x:y' }, false],
    ['a feature of the organization', { feature: 'org:reports' }, true],
    ['the same asked of the user', { feature: 'user:reports' }, false],
    ['a feature of the user, unscoped', { feature: 'exports' }, true],
    ['a feature of both', { feature: 'u:chat' }, true],
    ['an unknown scope', { feature: 'team:reports' }, false],
    ['the plan', { plan: 'pro' }, true],
    ['the plan and a missing feature', { plan: 'pro', feature: 'gold' }, false],
    ['first factor, fresh', { reverification: { level: 'first_factor', afterMinutes: 6 } }, true],
    [
      'first factor, at the limit',
      { reverification: { level: 'first_factor', afterMinutes: 5 } },
      false,
    ],
    ['strict', { reverification: 'strict' }, false],
    ['moderate', { reverification: 'moderate' }, true],
    ['strict_mfa', { reverification: 'strict_mfa' }, false],
    ['role and stale proof', { role: 'admin', reverification: 'strict' }, false],
  ])('%s', (_, params, expected) => {
    expect(isAuthorized(facts, params)).toBe(expected)
  })

  test.each<[string, unknown]>([
    ['an unknown preset', { reverification: 'sloppy' }],
    ['a preset of the prototype', { reverification: 'constructor' }],
    ['a malformed level', { reverification: { level: 'any', afterMinutes: 10 } }],
    ['zero minutes', { reverification: { level: 'first_factor', afterMinutes: 0 } }],
    ['a role that is no text', { role: 7 }],
    ['null', null],
  ])('fails closed on %s', (_, params) => {
    expect(isAuthorized(facts, params as HasParams)).toBe(false)
  })

  test.each<[string, AuthorizationFacts['factorVerificationAge'], string, boolean]>([
    ['no second factor falls back to the first', [5, -1], 'strict', true],
    ['no first factor does not replace a stale second', [-1, 20], 'strict', false],
    ['both never', [-1, -1], 'lax', false],
    ['multi factor without a second', [5, -1], 'strict_mfa', true],
    ['multi factor without a first', [-1, 5], 'strict_mfa', false],
    ['ages below -1', [-2, 5], 'lax', false],
    ['no ages', null, 'lax', false],
  ])('reverification: %s', (_, factorVerificationAge, reverification, expected) => {
    const params = { reverification } as HasParams
    expect(isAuthorized({ ...facts, factorVerificationAge }, params)).toBe(expected)
  })

  test('nobody signed in has nothing', () => {
    expect(isAuthorized({ ...facts, userId: null }, { role: 'admin' })).toBe(false)
  })

  test('without an active organization roles and permissions fail', () => {
    expect(isAuthorized({ ...facts, orgId: undefined }, { role: 'admin' })).toBe(false)
  })

  test('a combination is the AND of its parts', () => {
    const condition = fc.record(
      {
        role: fc.constantFrom('admin', 'org:member'),
        permission: fc.constantFrom('org:invoices:create', 'org:invoices:read'),
        feature: fc.constantFrom('reports', 'gold'),
        plan: fc.constantFrom('pro', 'u:pro'),
        reverification: fc.constantFrom<'lax' | 'strict'>('lax', 'strict'),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(condition, (params) => {
        const parts = Object.entries(params).map(([key, value]) => ({ [key]: value }) as HasParams)
        const naive = parts.length > 0 && parts.every((part) => isAuthorized(facts, part))
        expect(isAuthorized(facts, params)).toBe(naive)
      }),
    )
  })
})
