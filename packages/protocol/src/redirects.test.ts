import { describe, expect, test } from 'vitest'
import { afterFlow, redirectRules, safeRedirect } from './redirects.ts'
import { redirectsByFlow } from './redirects-by-flow.ts'

const rules = {
  base: 'https://app.example.com/sign-in?x=1',
  allowedOrigins: [
    'https://docs.example.com',
    'https://*.apps.example.com',
    /https:\/\/pr-\d+\.dev/,
  ],
}

describe('RED-2: allowed targets come back as full parsed URLs', () => {
  test.each([
    ['/dashboard', 'https://app.example.com/dashboard'],
    ['dashboard', 'https://app.example.com/dashboard'],
    ['https:evil.example', 'https://app.example.com/evil.example'],
    ['?tab=2', 'https://app.example.com/sign-in?tab=2'],
    ['/a/../b', 'https://app.example.com/b'],
    ['/docs//page', 'https://app.example.com/docs//page'],
    ['/.well-known/x', 'https://app.example.com/.well-known/x'],
    ['/%40ada/', 'https://app.example.com/%40ada/'],
    ['https://docs.example.com/x', 'https://docs.example.com/x'],
    ['https://one.apps.example.com/', 'https://one.apps.example.com/'],
    ['https://two.one.apps.example.com/', 'https://two.one.apps.example.com/'],
    ['https://pr-12.dev/x', 'https://pr-12.dev/x'],
    ['HTTPS://APP.EXAMPLE.COM/x', 'https://app.example.com/x'],
    ['https://app.example.com:443/x', 'https://app.example.com/x'],
    ['/x#/factor-one', 'https://app.example.com/x#/factor-one'],
    ['/caf%C3%A9?q=%0d%0a', 'https://app.example.com/caf%C3%A9?q=%0d%0a'],
  ])('%s', (target, expected) => {
    expect(safeRedirect(target, rules)).toBe(expected)
  })
})

const hosts = ['evil.example', 'evil.example/', 'evil.example:443', '[::1]', '127.0.0.1']
const prefixes = ['//', '///', '////', '/\\', '\\\\', '\\/', '/\t/', '/\n/', '/\r/', 'https:\\\\']
const schemes = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,x',
]
const paths = [
  '/..//evil.example',
  '/.//evil.example',
  '/a/../..//evil.example',
  '/%2e%2e//evil.example',
  '/.%2E/%2e//evil.example',
  '/..///evil.example',
  '/..//',
  '/%2f/evil.example',
  '/%2Fevil.example',
  '/..%2f%2fevil.example',
  '/.%2fevil.example',
  '/%252fevil.example',
  '/%5cevil.example',
  '/%5C%5Cevil.example',
  '/%255cevil.example',
  '/%09/evil.example',
  '/%0d%0a/evil.example',
  '/%20/evil.example',
  '/%2e%09%2fevil.example',
]
const more = [
  'https://evil.example',
  'http://evil.example',
  'https:/\\evil.example',
  'https://app.example.com@evil.example',
  'https://app.example.com:pw@evil.example',
  'https://user@app.example.com/',
  'https://app.example.com.evil.example',
  'https://evil-app.example.com',
  'https://apps.example.com',
  'https://evilapps.example.com',
  'https://xapps.example.com',
  'https://docs.example.com.evil.example',
  'https://docs.example.com:8443',
  'http://docs.example.com',
  'http://one.apps.example.com',
  'https://pr-12.dev.evil.example',
  'https://xpr-12.dev',
  'https://app.example.com\\@evil.example',
  'https://evil.example\\.app.example.com',
  'https://evil.example%2f@app.example.com',
  'http://app.example.com',
  'ftp://app.example.com',
  'file:///etc/passwd',
  'vbscript:x',
  'blob:https://app.example.com/1',
  'about:blank',
  'mailto:a@b.c',
  'intent://x#Intent;end',
  ' https://app.example.com',
  '\thttps://app.example.com',
  '\u00a0/dashboard',
  '\ufeff/dashboard',
  '/dash\u0000board',
  '/dash\nboard',
  '/dash\u007fboard',
  'https://[',
  'https://',
  'https://app.example.com:99999',
  '',
  // RED-6: of our own origin, with a path that names another host to whoever drops the origin.
  ...paths.flatMap((path) => [
    path,
    `https://app.example.com${path}`,
    `https://docs.example.com${path}`,
  ]),
  ...hosts.flatMap((host) => prefixes.map((prefix) => prefix + host)),
  ...schemes,
]

describe(`RED-2: ${more.length} tricks are refused`, () => {
  test.each(more.map((target) => [JSON.stringify(target), target]))('%s', (_, target) => {
    expect(safeRedirect(target, rules)).toBeNull()
  })

  test.each([[null], [undefined], [7], [{}], [['/x']]])('%s is no target', (target) => {
    expect(safeRedirect(target, rules)).toBeNull()
  })
})

describe('RED-3: where a finished flow leads', () => {
  type Flow = 'signIn' | 'signUp'
  interface Saying {
    query?: string
    props?: object
    options?: object
    modal?: string
  }
  /** Who may say so, in the order in which they are asked: UI components §1.6. */
  const order: [who: string, says: (target: string) => Saying][] = [
    ['force of the address', (to) => ({ query: `sign_in_force_redirect_url=${to}` })],
    ['force of the component', (to) => ({ props: { forceRedirectUrl: to } })],
    ['force of the component by flow', (to) => ({ props: { signInForceRedirectUrl: to } })],
    ['force of the site', (to) => ({ options: { signInForceRedirectUrl: to } })],
    ['redirect_url of the address', (to) => ({ query: `redirect_url=${to}` })],
    ['fallback of the address', (to) => ({ query: `sign_in_fallback_redirect_url=${to}` })],
    ['fallback of the component', (to) => ({ props: { fallbackRedirectUrl: to } })],
    ['fallback of the component by flow', (to) => ({ props: { signInFallbackRedirectUrl: to } })],
    ['fallback of the site', (to) => ({ options: { signInFallbackRedirectUrl: to } })],
    ['where a modal stays', (to) => ({ modal: to })],
  ]
  const steps = order.map(([who, says], index) => ({ who, says, to: `/${index}`, index }))
  const saying = (some: typeof steps) => some.map(({ says, to }) => says(to))

  function leadTo(said: Saying[], { flow = 'signIn', of = flow }: { flow?: Flow; of?: Flow } = {}) {
    const query = new URLSearchParams(said.map((it) => it.query ?? '').join('&'))
    const props = Object.assign({}, ...said.map((it) => it.props))
    const options = Object.assign({}, ...said.map((it) => it.options))
    const sources = [redirectsByFlow(of, props), props, options]
    const target = afterFlow(flow, query, sources, rules, said.find((it) => it.modal)?.modal)
    return target.replace('https://app.example.com', '')
  }

  test.each(steps)('$who wins over what follows', ({ index, says, to }) => {
    const rest = steps.slice(index + 1)
    expect(leadTo([says(to), ...saying(rest)])).toBe(to)
    expect(leadTo([...saying(rest).reverse(), says(to)])).toBe(to)
    for (const one of rest) expect(leadTo([...saying([one]), says(to)])).toBe(to)
  })

  test.each(steps)('RED-4: $who is passed over where it may not lead', ({ index, says }) => {
    const rest = steps.slice(index + 1)
    expect(leadTo([says('//evil.example'), ...saying(rest)])).toBe(rest[0]?.to ?? '/')
    expect(leadTo([says('javascript:1')])).toBe('/')
  })

  test('to the front page when nobody says anything', () => {
    expect(leadTo([])).toBe('/')
  })

  test('what is said of one flow does not lead the other, whosever component it is', () => {
    const ofSignIn = steps.filter(({ who }) => !/redirect_url|modal/.test(who))
    expect(ofSignIn).toHaveLength(8)
    expect(leadTo(saying(ofSignIn), { flow: 'signUp', of: 'signIn' })).toBe('/')
    const own = [{ props: { forceRedirectUrl: '/own' } }]
    expect(leadTo(own, { flow: 'signUp' })).toBe('/own')
  })
})

describe('RED-2: where a page may be sent', () => {
  const options = {
    allowedRedirectOrigins: ['https://docs.example', /https:\/\/pr-\d+\.dev/],
    signInUrl: 'https://accounts.example/in?theme=dark',
    signUpUrl: '/join',
    afterSignOutUrl: null,
    signInForceRedirectUrl: 'no address',
    supportUrl: 'https://support.example',
  }
  const display = {
    home_url: 'https://home.example',
    user_profile_url: 'https://accounts.example/user',
    create_organization_url: 'https://teams.example/new',
    logo_image_url: 'https://pictures.example/logo.png',
    terms_url: 'https://legal.example',
  }
  const allowed = redirectRules('https://app.example/x', options, display)

  test.each([
    'https://app.example/',
    'https://docs.example/a',
    'https://pr-7.dev/',
    'https://accounts.example/elsewhere',
    'https://home.example/',
    'https://teams.example/new',
  ])('to %s: the origin is its own, listed, or that of a page', (target) => {
    expect(safeRedirect(target, allowed)).toBe(target)
  })

  test.each([
    'https://pictures.example/',
    'https://legal.example/',
    'https://support.example/',
    'http://accounts.example/',
    'https://sub.home.example/',
    'https://null/',
    'https://join/',
  ])('not to %s', (target) => {
    expect(safeRedirect(target, allowed)).toBeNull()
  })
})

describe('redirects by flow', () => {
  test('of its own flow a component speaks without naming it, and that wins', () => {
    const props = {
      signUpForceRedirectUrl: '/named',
      forceRedirectUrl: '/own',
      fallbackRedirectUrl: null,
      signInFallbackRedirectUrl: '/other',
      signInUrl: '/in',
    }
    expect(redirectsByFlow('signUp', props)).toEqual({
      signUpForceRedirectUrl: '/own',
      signInFallbackRedirectUrl: '/other',
    })
    expect(redirectsByFlow('signIn', props)).toEqual({
      signInForceRedirectUrl: '/own',
      signInFallbackRedirectUrl: '/other',
      signUpForceRedirectUrl: '/named',
    })
  })
})
