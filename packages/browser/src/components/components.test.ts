import { expect, test, vi } from 'vitest'
import { openClerk } from '../testing/site.ts'
import { until } from '../testing/until.ts'
import { bootOf, environmentOf } from '../testing/wire.ts'
import type { ClerkUI } from './types.ts'

const node = () => ({}) as HTMLElement

function createUI() {
  return {
    mount: vi.fn(),
    unmount: vi.fn(),
    update: vi.fn(),
    open: vi.fn(),
    close: vi.fn(),
    prefetch: vi.fn(async () => {}),
  } satisfies ClerkUI
}

test('the interface is loaded with the first component, once, and what was asked meanwhile is done', async () => {
  const { clerk } = openClerk('http://unused.test')
  const ui = createUI()
  const loader = vi.fn(async () => () => ui)
  await clerk.load({ boot: bootOf(null), ui: loader })
  expect(loader).not.toHaveBeenCalled()
  const [first, second] = [node(), node()]
  clerk.mountSignIn(first, { forceRedirectUrl: '/x' })
  clerk.mountUserButton(second)
  clerk.unmountUserButton(second)
  clerk.openSignUp()
  await until(() => expect(ui.open).toHaveBeenCalledWith('SignUp', {}))
  expect(ui.mount.mock.calls).toEqual([['SignIn', first, { forceRedirectUrl: '/x' }]])
  expect(loader).toHaveBeenCalledTimes(1)
  clerk.unmountSignIn(first)
  clerk.closeSignUp()
  expect(ui.unmount).toHaveBeenCalledWith(first)
  expect(ui.close).toHaveBeenCalledWith('SignUp')
})

test('a switcher is fetched before it is mounted, and once', async () => {
  const { clerk } = openClerk('http://unused.test')
  const ui = createUI()
  const loader = vi.fn(async () => () => ui)
  await clerk.load({ boot: bootOf(null), ui: loader })
  clerk.__experimental_prefetchOrganizationSwitcher()
  clerk.mountUserButton(node())
  await until(() => expect(ui.mount).toHaveBeenCalled())
  expect(ui.prefetch.mock.calls).toEqual([['OrganizationSwitcher']])
  expect(loader).toHaveBeenCalledTimes(1)
})

test('new appearance and localization reach the components and later reads', async () => {
  const { clerk } = openClerk('http://unused.test')
  const ui = createUI()
  await clerk.load({ boot: bootOf(null), ui: async () => () => ui, appearance: { a: 1 } })
  clerk.mountSignIn(node())
  await until(() => expect(ui.mount).toHaveBeenCalled())
  clerk.__unstable__updateProps({ options: { localization: { x: 1 } }, appearance: { a: 2 } })
  expect(ui.update).toHaveBeenCalledWith({ localization: { x: 1 }, appearance: { a: 2 } })
  expect(clerk.__internal_getOption('appearance')).toEqual({ a: 2 })
})

test('without an interface, and without a node, the error has a code', async () => {
  const { clerk } = openClerk('http://unused.test')
  await clerk.load({ boot: bootOf(null) })
  const code = (code: string) => expect.objectContaining({ code })
  expect(() => clerk.mountSignIn(node())).toThrow(code('ui_missing'))
  expect(() => clerk.mountSignIn(null as never)).toThrow(code('node_missing'))
})

test('where one session at a time is allowed, sign-in does not open over a user', async () => {
  const { clerk } = openClerk('http://unused.test')
  await clerk.load({
    boot: { ...bootOf(), environment: environmentOf(true) },
    ui: async () => createUI,
  })
  expect(() => clerk.openSignIn()).toThrow(
    expect.objectContaining({ code: 'cannot_render_single_session_enabled' }),
  )
})
