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
