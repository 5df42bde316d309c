import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packPermissions, readSessionClaims, type SessionClaims } from './claims.ts'

const common = {
  iss: 'https://clerk.acme.example',
  sub: 'user_1',
  sid: 'sess_1',
  iat: 1,
  nbf: 1,
  exp: 61,
  sts: 'active' as const,
  fva: [3, -1] as [number, number],
}

test('version 1 claims carry the organization flat', () => {
  const claims: SessionClaims = {
    ...common,
    org_id: 'org_1',
    org_slug: 'acme',
    org_role: 'org:admin',
    org_permissions: ['org:docs:read'],
  }
  expect(readSessionClaims(claims)).toEqual({
    userId: 'user_1',
    sessionId: 'sess_1',
    sessionStatus: 'active',
    actor: undefined,
    factorVerificationAge: [3, -1],
    orgId: 'org_1',
    orgSlug: 'acme',
    orgRole: 'org:admin',
    orgPermissions: ['org:docs:read'],
  })
})

test('version 2 claims unpack role and permissions', () => {
  const facts = readSessionClaims({
    ...common,
    v: 2,
    fea: 'o:docs,u:export,o:billing',
    o: { id: 'org_1', slg: 'acme', rol: 'admin', per: 'read,write,manage', fpm: '3,4' },
  })
  expect(facts).toMatchObject({ orgId: 'org_1', orgSlug: 'acme', orgRole: 'org:admin' })
  expect(facts.orgPermissions).toEqual(['org:docs:read', 'org:docs:write', 'org:billing:manage'])
})

test.each([
  ['no organization', undefined, undefined],
  ['no permissions', { id: 'org_1' }, []],
  ['a mask that is no number', { id: 'org_1', per: 'read', fpm: 'x' }, []],
])('version 2 with %s', (_, o, permissions) => {
  const facts = readSessionClaims({ ...common, v: 2, fea: 'o:docs', ...(o && { o }) })
  expect(facts.orgPermissions).toEqual(permissions)
})

test('packed permissions read back as they were, without system permissions', () => {
  const name = fc.stringMatching(/^[a-z]{1,8}$/)
  const permission = fc.tuple(name, name).map(([feature, verb]) => `org:${feature}:${verb}`)
  fc.assert(
    fc.property(fc.uniqueArray(permission, { maxLength: 40 }), (permissions) => {
      const { fea, per, fpm } = packPermissions([...permissions, 'org:sys_profile:manage'])
      const facts = readSessionClaims({ ...common, v: 2, fea, o: { id: 'org_1', per, fpm } })
      expect(new Set(facts.orgPermissions)).toEqual(new Set(permissions))
    }),
  )
})
