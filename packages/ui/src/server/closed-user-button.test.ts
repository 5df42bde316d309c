import type { ClientJSON } from '@dooryard/protocol'
import { describe, expect, test } from 'vitest'
import type { ComponentProps } from '../options/component-props.ts'
import type { UIOptions } from '../options/ui-options.ts'
import { renderComponent, renderHost } from '../server.ts'
import { environment } from '../testing/environment.ts'
import type { RenderState } from './render-state.ts'

const evil = '"><img src=x onerror=alert(1)>\u202e&amp;<script>'

const person = (changes: object = {}) => ({
  id: 'user_1',
  first_name: 'Maria',
  last_name: 'Ortega',
  username: null,
  image_url: '',
  has_image: false,
  primary_email_address_id: 'idn_1',
  email_addresses: [{ id: 'idn_1', email_address: 'maria@acme.test' }],
  phone_numbers: [],
  ...changes,
})
const people = {
  named: person(),
  'of one letter': person({ first_name: 'ß', last_name: null }),
  hostile: person({ first_name: evil, last_name: evil }),
  'named by marks': person({ first_name: '\ue000\ue001', last_name: '\ue002\ue003/\ue004\ue005' }),
  'with an address alone': person({ first_name: null, last_name: null }),
  'with a username': person({ first_name: null, last_name: null, username: 'm&m' }),
  'with a number alone': person({
    ...{ first_name: null, last_name: null, email_addresses: [] },
    phone_numbers: [{ id: 'idn_2', phone_number: '+12025550143' }],
  }),
  nameless: person({ first_name: null, last_name: null, email_addresses: [] }),
  'with a picture': person({ has_image: true, image_url: 'https://img.test/a.png?b=1&c="' }),
  'with a picture of the site': person({ has_image: true, image_url: '/\ue004.png' }),
  'with a picture that runs': person({ has_image: true, image_url: 'javascript:alert(1)' }),
}
const pages = ['/', '/a/b?tag=a&tag=b&q=', '/?__dooryard_screen=start&x=1']
const hostilePages = [`/?${encodeURIComponent(evil)}=${encodeURIComponent(evil)}&=&\ue005=\ue000`]
const settings = environment()
const looks: UIOptions[] = [
  {},
  {
    appearance: { elements: { userButtonBox: 'mine', avatarBox: 'round' } },
    localization: {
      userButton: { action__openUserMenu: 'Konto bei {{applicationName}} öffnen' },
      unstable__errors: { clerk_offline: '"Offline" & <fern>' },
    },
  },
]

const clientOf = (user: object | null) =>
  ({
    sessions: user ? [{ id: 'sess_1', status: 'active', user }] : [],
    sign_in: null,
    sign_up: null,
    last_active_session_id: user ? 'sess_1' : null,
  }) as unknown as ClientJSON

const within = (host: string) =>
  /^<clerk-ui(?: [\w-]+(?:="[^"]*")?)*>(.*)<\/clerk-ui>$/s.exec(host)?.[1]

interface Given {
  user?: object | null
  at?: string
  options?: UIOptions
}

const stateOf = ({ user = person(), at = '/', options = looks[0]! }: Given): RenderState => ({
  environment: settings,
  client: clientOf(user),
  feedback: null,
  url: new URL(at, 'https://acme.test'),
  fapiPath: '/__clerk/v1',
  options,
})

/** What is within the host, once it is kept and once as a tree: each time for another id. */
async function both(given: Given, props: ComponentProps = {}) {
  const state = stateOf(given)
  await renderHost('UserButton', props, state, { id: 'first' })
  const host = renderHost('UserButton', props, state, { id: '2&2' })
  const tree = await renderComponent('UserButton', props, state, { id: 'clerk-user-button-2&2' })
  return { host: await host, isAtOnce: typeof host === 'string', tree }
}

describe.each(looks)('a closed user button, with look %#', (options) => {
  test.each(Object.entries(people))('of somebody %s is what its tree says', async (_, user) => {
    const seen: boolean[] = []
    for (const at of [...pages, ...hostilePages]) {
      for (const props of [{}, { showName: true }, { userProfileUrl: evil }] as ComponentProps[]) {
        const { host, isAtOnce, tree } = await both({ user, at, options }, props)
        expect(within(host)).toBe(tree)
        seen.push(isAtOnce)
      }
    }
    // Once it was drawn for anybody, only those without a letter need a tree.
    expect(new Set(seen)).toEqual(new Set([user !== people.nameless]))
  })

  test('has the attributes of every host', async () => {
    const { host } = await both({ options }, { userProfileUrl: evil })
    expect(host).toContain('data-clerk-id="clerk-user-button-2&amp;2"')
    const [, json = ''] = / props="([^"]*)"/.exec(host) ?? []
    const text = json.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
    expect(JSON.parse(text)).toEqual({ userProfileUrl: evil })
    expect(host).toContain(
      options.localization ? '"&quot;Offline&quot; &amp; &lt;fern>"' : 'You are',
    )
    expect(host.split('>')[0]).toMatch(/^<clerk-ui class="cl-userButton-root cl-rootBox /)
  })
})

test('what only a tree can tell is drawn as one, each time', async () => {
  const drawn: [Given, ComponentProps][] = [
    [{ at: '/?__dooryard_screen=userMenu' }, {}],
    [{}, { appearance: { elements: { avatarBox: 'square' } } }],
    [{ user: null }, {}],
  ]
  for (const [given, props] of drawn) {
    const { host, isAtOnce, tree } = await both(given, props)
    expect(isAtOnce).toBe(false)
    expect(within(host)).toBe(tree)
  }
})

test('other settings and options have other buttons', async () => {
  const options: UIOptions = {
    localization: { userButton: { action__openUserMenu: '{{applicationName}}' } },
  }
  const render = async (name: string, given: UIOptions) => {
    const state = { ...stateOf({}), options: given }
    state.environment = environment({ display: { application_name: name } })
    return renderHost('UserButton', {}, state, { id: 'one' })
  }
  expect(await render('One', options)).toContain('aria-label="One"')
  expect(await render('Two', options)).toContain('aria-label="Two"')
  expect(await render('Two', {})).toContain('aria-label="Open user menu"')
})
