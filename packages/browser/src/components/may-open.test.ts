import { expect, test } from 'vitest'
import { openClerk } from '../testing/site.ts'
import { bootOf, environmentOf } from '../testing/wire.ts'
import { mayOpen } from './may-open.ts'

async function pageOf(isSignedIn: boolean, singleSession: boolean) {
  const { page } = openClerk('http://unused.test')
  const boot = isSignedIn ? bootOf() : bootOf(null)
  await page.load({ boot: { ...boot, environment: environmentOf(singleSession) } })
  return page
}

test.each([
  ['newcomers', false, true, null],
  ['newcomers', true, false, null],
  ['newcomers', true, true, 'cannot_render_single_session_enabled'],
  ['users', true, true, null],
  ['users', true, false, null],
  ['users', false, true, 'cannot_render_user_missing'],
] as const)('what opens for %s, signed in: %s, one session at a time: %s', async (...row) => {
  const [opensFor, isSignedIn, singleSession, code] = row
  const page = await pageOf(isSignedIn, singleSession)
  const live = { ...page, instanceType: 'production' as const }
  expect(mayOpen(opensFor, live)).toBe(code === null)
  const open = () => mayOpen(opensFor, page)
  if (code) expect(open).toThrow(expect.objectContaining({ code }))
  else expect(open()).toBe(true)
})

test.each([
  ['org:sys_memberships:manage', 'org_1', null],
  ['org:sys_memberships:read', 'org_1', 'cannot_render_permission_missing'],
  ['org:sys_memberships:manage', null, 'cannot_render_organization_missing'],
] as const)(
  'people are invited over the page by who may: %s in %s',
  async (permission, org, code) => {
    const page = await pageOf(true, false)
    const organization_memberships = [{ permissions: [permission], organization: { id: 'org_1' } }]
    const snapshot = () => ({ sessions: [{ id: 'sess_1', user: { organization_memberships } }] })
    const session = () => ({ id: 'sess_1', lastActiveOrganizationId: org })
    const asked = { ...page, session, snapshot } as never
    if (code) expect(() => mayOpen('managers', asked)).toThrow(expect.objectContaining({ code }))
    else expect(mayOpen('managers', asked)).toBe(true)
  },
)
