import { expect, test } from 'vitest'
import { testServer } from '../testing/test-server.ts'
import type { ServerOptions } from '../types.ts'

/** What the log says of roles at the start. */
async function toldOf(
  organizations: NonNullable<ServerOptions['settings']>['organizations'],
  options: Partial<ServerOptions> = {},
) {
  const server = await testServer({ settings: { organizations }, ...options })
  await server.close()
  return server.logged.filter((line) => line.includes('cannot give'))
}

const permissions = { 'org:invoices:create': { name: 'Create invoices' } }
const billing = { name: 'Billing', permissions: ['org:invoices:create'] }

test('AZ-7: a role that no leader of an organization can give is told while one develops', async () => {
  expect(await toldOf({ enabled: true })).toEqual([])
  expect(await toldOf({ enabled: true, permissions, roles: { 'org:billing': billing } })).toEqual([
    expect.stringContaining(
      'org:admin cannot give org:billing, which grants more: org:invoices:create.',
    ),
  ])
  expect(await toldOf({ enabled: false, permissions, roles: { 'org:billing': billing } })).toEqual(
    [],
  )
})

test('AZ-7: an admin who is said otherwise, and may do less than members, is told as well', async () => {
  const admin = {
    name: 'Admin',
    permissions: [
      'org:sys_profile:delete',
      'org:sys_memberships:read',
      'org:sys_memberships:manage',
    ],
  }
  expect(await toldOf({ enabled: true, roles: { 'org:admin': admin } })).toEqual([
    expect.stringContaining('org:admin cannot give org:member'),
  ])
  const member = { name: 'Member', permissions: ['org:sys_memberships:read'] }
  const roles = { 'org:admin': admin, 'org:member': member }
  expect(await toldOf({ enabled: true, roles })).toEqual([])
})
