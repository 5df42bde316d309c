import { expect, test } from 'vitest'
import { authValue } from './auth-value.ts'
import type { InitialAuth } from './initial-auth.ts'

const page: InitialAuth = {
  userId: 'user_1',
  sessionId: 'sess_1',
  sessionStatus: 'active',
  sessionClaims: { sub: 'user_1' } as never,
  orgId: undefined,
  orgRole: undefined,
  orgSlug: undefined,
  orgPermissions: undefined,
  actor: undefined,
  factorVerificationAge: [1, -1],
}
const claims = { sub: 'user_1', sid: 'sess_1' }
const session = {
  id: 'sess_1',
  status: 'active',
  actor: null,
  factorVerificationAge: [1, -1],
  lastActiveToken: { jwt: { claims } },
} as never
const user = { id: 'user_1' } as never

const unknown = {
  userId: undefined,
  user: undefined,
  sessionId: undefined,
  session: undefined,
  sessionStatus: undefined,
  sessionClaims: undefined,
  organization: undefined,
  orgId: undefined,
  orgRole: undefined,
  orgSlug: undefined,
  orgPermissions: undefined,
  actor: undefined,
  factorVerificationAge: null,
}

test('before load, without data of the page, every field is undefined', () => {
  expect(authValue(undefined, null)).toEqual(unknown)
})

test('before load, the page says who is signed in', () => {
  expect(authValue(undefined, page)).toEqual({ ...unknown, ...page })
})

test('before load, the page says that nobody is', () => {
  const nobody: InitialAuth = {
    ...{ userId: null, sessionId: null, sessionStatus: null, sessionClaims: null },
    ...{ orgId: null, orgRole: null, orgSlug: null, orgPermissions: null, actor: null },
    factorVerificationAge: null,
  }
  expect(authValue(undefined, nobody)).toEqual({ ...unknown, ...nobody })
})

test('loaded, signed out', () => {
  const resources = { user: null, session: null, organization: null }
  expect(authValue(resources as never, page)).toEqual({
    ...unknown,
    userId: null,
    user: null,
    sessionId: null,
    session: null,
    sessionClaims: null,
    organization: null,
    orgId: null,
    orgRole: null,
    orgPermissions: null,
  })
})

test('loaded, signed in', () => {
  expect(authValue({ user, session, organization: null } as never, null)).toEqual({
    userId: 'user_1',
    user,
    sessionId: 'sess_1',
    session,
    sessionStatus: 'active',
    sessionClaims: claims,
    organization: null,
    orgId: null,
    orgRole: null,
    orgSlug: undefined,
    orgPermissions: null,
    actor: null,
    factorVerificationAge: [1, -1],
  })
})

test('loaded, within an organization: what somebody is there', () => {
  const organization = { id: 'org_1', slug: 'acme' }
  const own = { organization, role: 'org:admin', permissions: ['org:sys_profile:manage'] }
  const member = { id: 'user_1', organizationMemberships: [own] }
  const within = { ...(session as object), user: member, lastActiveOrganizationId: 'org_1' }
  expect(authValue({ user: member, session: within, organization } as never, null)).toMatchObject({
    organization,
    orgId: 'org_1',
    orgRole: 'org:admin',
    orgSlug: 'acme',
    orgPermissions: ['org:sys_profile:manage'],
  })
})

test('while a change is under way nothing is known, whatever the page once said', () => {
  expect(authValue({ user: undefined, session: undefined }, page)).toEqual(unknown)
})
