import type { ComponentName } from '@dooryard/browser'
import type { ClientJSON, EnvironmentJSON } from '@dooryard/protocol'
import { describe, expect, test } from 'vitest'
import { ways } from './flows/sign-in/ways.ts'
import type { ComponentProps } from './options/component-props.ts'
import type { RenderState } from './server/render-state.ts'
import { renderComponent, renderHost } from './server.ts'
import { type EnvironmentChanges, environment } from './testing/environment.ts'

const evil = '"><img src=x onerror=alert(1)>\u202e<script>alert(2)</script>'

const user = (changes: object = {}) => ({
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
const session = (id: string, of = user()) => ({ id, status: 'active', user: of })
const client = (changes: object = {}) =>
  ({
    sessions: [],
    sign_in: null,
    sign_up: null,
    last_active_session_id: null,
    ...changes,
  }) as unknown as ClientJSON
const signIn = (changes: object = {}) =>
  client({
    sign_in: {
      id: 'sia_1',
      status: 'needs_first_factor',
      identifier: 'maria@acme.test',
      supported_first_factors: [
        { strategy: 'password' },
        { strategy: 'email_code', safe_identifier: 'maria@acme.test', email_address_id: 'idn_1' },
        {
          strategy: 'reset_password_email_code',
          safe_identifier: 'maria@acme.test',
          email_address_id: 'idn_1',
        },
      ],
      first_factor_verification: null,
      created_session_id: null,
      ...changes,
    },
  })
const signUp = (changes: object = {}) =>
  client({
    sign_up: {
      id: 'sua_1',
      status: 'missing_requirements',
      required_fields: [],
      missing_fields: [],
      unverified_fields: ['email_address'],
      email_address: 'maria@acme.test',
      verifications: {
        email_address: {
          status: 'unverified',
          strategy: null,
          next_action: 'needs_prepare',
          supported_strategies: ['email_code'],
        },
      },
      ...changes,
    },
  })
const feedback = (
  flow: 'sign_in' | 'sign_up',
  error?: [code: string, text: string, field?: string],
  values = {},
) => ({
  flow,
  values,
  errors: error
    ? [
        {
          code: error[0],
          message: error[1],
          long_message: error[1],
          ...(error[2] && { meta: { param_name: error[2] } }),
        },
      ]
    : [],
})

interface Given extends Partial<Omit<RenderState, 'environment' | 'url'>> {
  settings?: EnvironmentChanges
  environment?: EnvironmentJSON
  at?: string
  props?: ComponentProps
}

function stateOf({ settings, at = '/sign-in', props: _, ...given }: Given): RenderState {
  return {
    environment: environment(settings),
    client: null,
    feedback: null,
    url: new URL(at, 'https://acme.test'),
    fapiPath: '/__clerk/v1',
    ...given,
    options: { signInUrl: '/sign-in', signUpUrl: '/sign-up', ...given.options },
  }
}

/** A page that was asked for with the menu of its user button. */
const MENU = '/?__dooryard_screen=userMenu'

const show = (name: ComponentName, given: Given = {}) =>
  renderComponent(name, given.props ?? {}, stateOf(given), { id: 'one' })

const titleOf = (html: string) => />([^<]*)<\/h1>/.exec(html)?.[1]

/** The first form whose action ends so: its method, and what the browser would send. */
function formOf(html: string, action: string) {
  const form = [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].find(([, attributes]) =>
    new RegExp(`action="[^"]*${action}"`).test(attributes!),
  )
  if (!form) throw new Error(`no form for ${action} in ${html}`)
  const inputs = [...form[2]!.matchAll(/<input([^>]*)>/g)].map(([, attributes = '']) => {
    const get = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]
    return [get('name'), get('value')] as const
  })
  return { method: /method="(\w+)"/.exec(form[1]!)?.[1], fields: Object.fromEntries(inputs) }
}

describe('forms of the Frontend API, sent by the browser alone', () => {
  test('sign-in starts with identifier and password', async () => {
    const { method, fields } = formOf(
      await show('SignIn', { at: '/sign-in?redirect_url=%2Fdash' }),
      '/client/sign_ins',
    )
    expect(method).toBe('post')
    expect(fields).toEqual({
      identifier: undefined,
      password: undefined,
      __dooryard_return_to: '/sign-in?redirect_url=%2Fdash',
      __dooryard_complete_to: '/dash',
    })
  })

  test('sign-up calls its controls as genuine components do', async () => {
    const { fields } = formOf(await show('SignUp', { at: '/sign-up' }), '/client/sign_ups')
    expect(Object.keys(fields)).toEqual([
      'emailAddress',
      'password',
      '__dooryard_return_to',
      '__dooryard_complete_to',
    ])
  })

  test('the address that an invitation brought is locked, and nobody is told that it is optional', async () => {
    const html = await show('SignUp', {
      at: '/sign-up?__clerk_ticket=inv_1&__dooryard_screen=start',
      feedback: feedback('sign_up'),
      client: signUp({ unverified_fields: [] }),
    })
    expect(/<input[^>]*name="emailAddress"[^>]*>/.exec(html)?.[0]).toContain('readonly')
    expect(html).not.toContain('Optional')
  })

  test('a password goes to the attempt that waits for it', async () => {
    const html = await show('SignIn', { client: signIn(), feedback: feedback('sign_in') })
    expect(formOf(html, '/client/sign_ins/sia_1/attempt_first_factor').fields).toMatchObject({
      strategy: 'password',
    })
  })

  test('a code is attempted and sent again', async () => {
    const verification = { status: 'unverified', strategy: 'email_code' }
    const html = await show('SignIn', {
      client: signIn({ first_factor_verification: verification }),
      feedback: feedback('sign_in'),
    })
    expect(formOf(html, '/attempt_first_factor').fields).toMatchObject({ strategy: 'email_code' })
    expect(formOf(html, '/prepare_first_factor').fields).toMatchObject({
      strategy: 'email_code',
      email_address_id: 'idn_1',
    })
  })

  test('the way to a new password, and the new password', async () => {
    const at = '/sign-in?__dooryard_screen=forgot'
    const html = await show('SignIn', { at, client: signIn(), feedback: feedback('sign_in') })
    const { fields } = formOf(html, '/prepare_first_factor')
    expect(fields).toMatchObject({
      strategy: 'reset_password_email_code',
      __dooryard_return_to: '/sign-in',
    })
    const next = await show('SignIn', {
      client: signIn({ status: 'needs_new_password' }),
      feedback: feedback('sign_in'),
    })
    expect(Object.keys(formOf(next, '/reset_password').fields)).toContain('password')
    expect(next).toContain('All other devices will be signed out.')
  })

  test('a sign-up code, and what is missing', async () => {
    const html = await show('SignUp', { client: signUp(), feedback: feedback('sign_up') })
    expect(titleOf(html)).toBe('Verify your email')
    expect(formOf(html, '/client/sign_ups/sua_1/attempt_verification').fields).toMatchObject({
      strategy: 'email_code',
    })
    const missing = signUp({ unverified_fields: [], missing_fields: ['username'] })
    const next = await show('SignUp', { client: missing, feedback: feedback('sign_up') })
    expect(formOf(next, '/client/sign_ups/sua_1\\?_method=PATCH').fields).toHaveProperty('username')
  })

  test('signing out, of the only account and of one of several', async () => {
    const one = client({ sessions: [session('sess_1')], last_active_session_id: 'sess_1' })
    const html = await show('UserButton', {
      at: MENU,
      client: one,
      options: { afterSignOutUrl: '/bye' },
    })
    expect(formOf(html, '/client/sessions\\?_method=DELETE').fields).toMatchObject({
      __dooryard_screen: 'userMenu',
      __dooryard_return_to: '/',
      __dooryard_complete_to: '/bye',
    })
    const two = client({ sessions: [session('sess_1'), session('sess_2')] })
    const several = await show('UserButton', {
      at: MENU,
      client: two,
      settings: { singleSession: false },
    })
    formOf(several, '/client/sessions/sess_1/remove')
    formOf(several, '/client/sessions/sess_2/touch')
  })

  test('every form has words for a browser without a network', async () => {
    const one = client({ sessions: [session('sess_1')], last_active_session_id: 'sess_1' })
    for (const name of ['SignIn', 'SignUp', 'UserButton'] as const) {
      const given = name === 'UserButton' ? { client: one } : {}
      const html = await renderHost(name, {}, stateOf(given), { id: 'x' })
      expect(html).toContain('<form')
      expect(html).toMatch(/data-offline="[^"]*offline/)
    }
  })
})

describe('the step that a page shows', () => {
  test('is the start when the last form belonged to another flow, or to none', async () => {
    expect(titleOf(await show('SignIn', { client: signIn() }))).toBe('Sign in to Acme')
    const html = await show('SignIn', { client: signIn(), feedback: feedback('sign_up') })
    expect(titleOf(html)).toBe('Sign in to Acme')
  })

  test('is the step of the attempt after a form of this flow, or when the address names it', async () => {
    const html = await show('SignIn', { client: signIn(), feedback: feedback('sign_in') })
    expect(titleOf(html)).toBe('Enter your password')
    const path = { path: '/sign-in' }
    const named = await show('SignIn', { client: signIn(), props: path, at: '/sign-in/factor-one' })
    expect(titleOf(named)).toBe('Enter your password')
  })

  test.each(ways)('is a form of its own for $strategy', async ({ strategy }) => {
    const begun = signIn({
      supported_first_factors: [{ strategy }],
      first_factor_verification: { status: 'unverified', strategy },
    })
    const html = await show('SignIn', { client: begun, feedback: feedback('sign_in') })
    const { fields } = formOf(html, '/attempt_first_factor')
    expect(fields).toMatchObject({ strategy })
  })

  test.each(['totp', 'backup_code'])(
    'is a form of its own for %s as a second step',
    async (strategy) => {
      const half = signIn({
        status: 'needs_second_factor',
        supported_second_factors: [{ strategy }],
        first_factor_verification: { status: 'verified', strategy: 'password' },
      })
      const html = await show('SignIn', { client: half, feedback: feedback('sign_in') })
      const { fields } = formOf(html, '/attempt_second_factor')
      expect(fields).toMatchObject({ strategy })
    },
  )

  test('says why it asks for a code in a browser that is new, and sends it as a second step', async () => {
    const half = signIn({
      status: 'needs_client_trust',
      supported_second_factors: [{ strategy: 'email_code', safe_identifier: 'maria@acme.test' }],
      first_factor_verification: { status: 'verified', strategy: 'password' },
    })
    const html = await show('SignIn', { client: half, feedback: feedback('sign_in') })
    expect(titleOf(html)).toBe('Check your email')
    expect(html).toContain('You have not signed in with this browser before')
    const { fields } = formOf(html, '/attempt_second_factor')
    expect(fields).toMatchObject({ strategy: 'email_code' })
  })

  test('is the start again when the visitor wants to change the identifier', async () => {
    const at = '/sign-in?__dooryard_screen=start'
    const html = await show('SignIn', { at, client: signIn(), feedback: feedback('sign_in') })
    expect(titleOf(html)).toBe('Sign in to Acme')
  })

  test('is the way on for somebody who is signed in', async () => {
    const html = await show('SignIn', {
      client: client({ sessions: [session('sess_1')] }),
      at: '/sign-in?redirect_url=/dash',
    })
    expect(html).toContain('href="/dash"')
    expect(html).not.toContain('<form')
  })

  test('hosts sign-up within sign-in where the two are one', async () => {
    const options = { signInUrl: '/sign-in', signUpUrl: '' }
    const html = await show('SignIn', {
      options,
      props: { path: '/sign-in' },
      at: '/sign-in/create',
    })
    expect(titleOf(html)).toBe('Create your account')
    expect(titleOf(await show('SignIn', { options }))).toBe('Continue to Acme')
    const unknown = feedback('sign_in', ['form_identifier_not_found', 'Unknown.', 'identifier'])
    const goesOn = await show('SignIn', { options, feedback: unknown })
    expect(titleOf(goesOn)).toBe('Create your account')
    expect(goesOn).not.toContain('Unknown.')
    expect(goesOn).toContain('__dooryard_screen=start')
    const settings = { attack_protection: { enumeration_protection: { enabled: true } } as never }
    expect(await show('SignIn', { options, settings: { settings } })).toContain(
      '__dooryard_screen=create',
    )
  })

  test('is an invitation for people who may not sign up', async () => {
    const settings = {
      settings: { sign_up: { mode: 'restricted' as const } },
      display: { support_email: 'help@acme.test' },
    }
    const html = await show('SignUp', { settings })
    expect(titleOf(html)).toBe('Access restricted')
    expect(html).toContain('href="mailto:help%40acme.test"')
    expect(await show('SignIn', { settings })).not.toContain('Sign up')
  })

  test('leads those who wait to be let in to the page where they do', async () => {
    const settings = {
      settings: { sign_up: { mode: 'waitlist' as const } },
      display: { waitlist_url: '/__clerk/waitlist' },
    }
    for (const name of ['SignIn', 'SignUp'] as const) {
      expect(await show(name, { settings })).toContain('href="/__clerk/waitlist"')
      const options = { waitlistUrl: '/wait' }
      expect(await show(name, { settings, options })).toContain('href="/wait"')
    }
  })

  test('says of a development instance that it is one, unless the site takes that away', async () => {
    const host = async (name: ComponentName, given: Given = {}) =>
      renderHost(name, given.props ?? {}, stateOf({ ...given, settings }), { id: 'x' })
    const settings = { display: { show_devmode_warning: true } }
    const says = 'data-clerk-dev-mode-notice="Development mode"'
    expect(await host('SignIn')).toContain(says)
    expect(await host('Waitlist')).toContain(says)
    expect(await host('UserButton')).not.toContain('dev-mode')
    const localization = { developmentMode: 'Entwicklung' }
    expect(await host('SignUp', { options: { localization } })).toContain('notice="Entwicklung"')
    const appearance = { options: { unsafe_disableDevelopmentModeWarnings: true } }
    expect(await host('SignIn', { options: { appearance } })).not.toContain('dev-mode')
    expect(await host('SignIn', { props: { appearance } })).not.toContain('dev-mode')
    expect(await renderHost('SignIn', {}, stateOf({}), { id: 'x' })).not.toContain('dev-mode')
  })

  test('is nothing for a user button without a user', async () => {
    expect(await show('UserButton')).toBe('')
  })
})

describe('errors', () => {
  const wrong = feedback('sign_in', [
    'form_password_incorrect',
    'This password is not right.',
    'password',
  ])

  test('of a field stand at the field, which is described by them and takes the focus', async () => {
    const html = await show('SignIn', { client: signIn(), feedback: wrong })
    const input = /<input[^>]*id="password-field"[^>]*>/.exec(html)?.[0]
    expect(input).toContain('aria-invalid="true"')
    expect(input).toContain('aria-describedby="error-password"')
    expect(input).toContain('autofocus')
    expect(html).toMatch(
      /id="error-password" data-testid="form-feedback-error">.*This password is not right\./,
    )
  })

  test('of the password are seen on the first screen too', async () => {
    expect(await show('SignIn', { feedback: wrong })).toContain('data-shown="true"')
  })

  test('stay on the screen whose form was refused', async () => {
    const on = (screen: string, feedback: RenderState['feedback']) =>
      show('SignIn', {
        at: `/sign-in${screen && `?__dooryard_screen=${screen}`}`,
        client: signIn(),
        feedback,
      })
    const text = 'This password is not right.'
    expect(await on('', wrong)).toContain(text)
    for (const screen of ['forgot', 'alternatives', 'trouble', 'start']) {
      expect(await on(screen, wrong)).not.toContain(text)
      const refused = { ...wrong, screen }
      expect(await on(screen, refused)).toContain(text)
      expect(await on('', refused)).not.toContain(text)
    }
  })

  test('find the way back to the screen of their form', async () => {
    const at = '/sign-in?a=1&__dooryard_screen=forgot'
    const html = await show('SignIn', { at, client: signIn(), feedback: feedback('sign_in') })
    expect(formOf(html, '/prepare_first_factor').fields).toMatchObject({
      __dooryard_return_to: '/sign-in?a=1',
      __dooryard_screen: 'forgot',
    })
  })

  test('of no field of the screen stand in the card, in a live region', async () => {
    const html = await show('SignIn', {
      feedback: feedback('sign_in', ['too_many_requests', 'Slower.']),
    })
    expect(html).toMatch(/role="status" aria-live="polite"><div class="cl-alert [^>]*>.*Slower\./)
  })

  test('are translated by code and field, then by code, else as the server wrote them', async () => {
    const localization = {
      unstable__errors: {
        form_password_incorrect__password: 'Falsch.',
        too_many_requests: 'Langsamer.',
      },
    }
    const options = { localization }
    expect(await show('SignIn', { options, feedback: wrong })).toContain('Falsch.')
    const many = feedback('sign_in', ['too_many_requests', 'Slower.'])
    expect(await show('SignIn', { options, feedback: many })).toContain('Langsamer.')
  })

  test('keep what was typed', async () => {
    const taken = feedback('sign_up', ['form_identifier_exists', 'Taken.', 'email_address'], {
      email_address: 'a@b.c',
    })
    expect(await show('SignUp', { feedback: taken })).toMatch(
      /name="emailAddress"[^>]*value="a@b.c"/,
    )
  })

  test('none: the instance says that it is being worked on', async () => {
    expect(await show('SignIn', { settings: { maintenance: true } })).toContain('maintenanceMode')
  })
})

describe('errors in the language of the visitor', () => {
  /** As translations are: some codes, some fields, and the rules for passwords one by one. */
  const localization = {
    locale: 'ar-SA',
    unstable__errors: {
      form_identifier_not_found: 'لا حساب',
      form_identifier_exists__email_address: 'مأخوذ',
      form_param_format_invalid__email_address: 'بريد صالح',
      form_password_validation_failed: 'كلمة مرور خاطئة',
      passwordComplexity: { sentencePrefix: 'يجب أن تحتوي على', minimumLength: '{{length}} أحرف' },
    },
  }
  const said = async (name: 'SignIn' | 'SignUp', code: string, field: string) => {
    const flow = name === 'SignIn' ? 'sign_in' : 'sign_up'
    const html = await show(name, {
      options: { localization },
      feedback: feedback(flow, [code, 'In English.', field]),
    })
    const text = /form-feedback-error.*?<span dir="auto">(.*?)<\/span>/.exec(html)?.[1]
    return text?.replace(/<[^>]*>.*/, '').trim()
  }

  test.each([
    ['SignIn', 'form_identifier_not_found', 'identifier', 'لا حساب'],
    ['SignIn', 'form_param_format_invalid', 'identifier', 'بريد صالح'],
    ['SignIn', 'form_password_incorrect', 'password', 'كلمة مرور خاطئة'],
    ['SignIn', 'form_password_or_identifier_incorrect', 'password', 'In English.'],
    ['SignUp', 'form_identifier_exists', 'email_address', 'مأخوذ'],
    ['SignUp', 'form_password_length_too_short', 'password', 'يجب أن تحتوي على 8 أحرف.'],
    ['SignUp', 'form_password_pwned', 'password', 'In English.'],
  ] as const)('%s: %s at %s', async (name, code, field, text) => {
    expect(await said(name, code, field)).toBe(text)
  })
})

describe('the way on after an error', () => {
  const linkIn = (html: string) =>
    /form-feedback-error(?:(?!<\/p>).)*?<a[^>]*href="([^"]*)"[^>]*>([^<]*)<\/a>/
      .exec(html)
      ?.slice(1)

  test('an account that does not exist can be made', async () => {
    const unknown = feedback('sign_in', ['form_identifier_not_found', 'Unknown.', 'identifier'])
    expect(linkIn(await show('SignIn', { feedback: unknown }))).toEqual(['/sign-up', 'Sign up'])
    const closed = { settings: { sign_up: { mode: 'restricted' as const } } }
    expect(linkIn(await show('SignIn', { feedback: unknown, settings: closed }))).toBeUndefined()
  })

  test('an address that is taken leads to signing in, a username does not', async () => {
    const taken = (field: string) =>
      feedback('sign_up', ['form_identifier_exists', 'Taken.', field])
    expect(linkIn(await show('SignUp', { feedback: taken('email_address') }))).toEqual([
      '/sign-in',
      'Sign in',
    ])
    const settings = { settings: { attributes: { username: { enabled: true, required: true } } } }
    const html = await show('SignUp', { feedback: taken('username'), settings })
    expect(html).toContain('Taken.')
    expect(linkIn(html)).toBeUndefined()
  })
})

describe('the logo', () => {
  const withLogo = (options: Record<string, unknown>) =>
    show('SignIn', { props: { appearance: { options } } })

  test('stands in the card, above it, or nowhere', async () => {
    const logoImageUrl = '/logo.svg'
    const inside = await withLogo({ logoImageUrl })
    expect(inside.indexOf('cl-card ')).toBeLessThan(inside.indexOf('cl-logoImage'))
    const outside = await withLogo({ logoImageUrl, logoPlacement: 'outside' })
    expect(outside.indexOf('cl-logoImage')).toBeGreaterThan(-1)
    expect(outside.indexOf('cl-logoImage')).toBeLessThan(outside.indexOf('cl-cardBox'))
    expect(await withLogo({ logoImageUrl, logoPlacement: 'none' })).not.toContain('cl-logoImage')
  })

  test('may be written into its address; nothing else may (XSS-1)', async () => {
    const picture = 'data:image/svg+xml,%3Csvg/%3E'
    expect(await withLogo({ logoImageUrl: picture })).toContain(`src="${picture}"`)
    for (const logoImageUrl of ['data:text/html,x', 'javascript:alert(1)', 'JAVASCRIPT:x']) {
      expect(await withLogo({ logoImageUrl })).not.toContain('<img')
    }
    const linked = await withLogo({ logoImageUrl: '/logo.svg', logoLinkUrl: picture })
    expect(linked).not.toContain(`href="${picture}"`)
  })
})

test('a new password belongs to a name that password managers can read', async () => {
  const html = await show('SignIn', {
    at: '/sign-in/reset-password',
    props: { path: '/sign-in' },
    client: signIn({ status: 'needs_new_password' }),
  })
  expect(html).toMatch(/<input[^>]*autocomplete="username"[^>]*value="maria@acme.test"/i)
  expect(html).toMatch(/<input[^>]*autocomplete="new-password"/i)
})

test('entries of the menu are links and buttons, in groups that have names', async () => {
  const html = await show('UserButton', {
    at: MENU,
    settings: { singleSession: false },
    client: client({ sessions: [session('sess_1'), session('sess_2', user({ id: 'user_2' }))] }),
    props: {
      userProfileMode: 'navigation',
      userProfileUrl: '/me',
      customMenuItems: [{ label: 'Docs', href: '/docs' }],
    },
  })
  const menus = html.split('role="group"')
  expect(menus).toHaveLength(3)
  const entries = html.slice(html.indexOf('role="group"')).match(/<(?:a|button)\b[^>]*>/g)!
  expect(entries).toHaveLength(6)
  for (const entry of entries) expect(entry).not.toContain('role=')
  for (const menu of menus.slice(1)) expect(menu).toMatch(/^ aria-label="[^"]+"/)
})

describe('what is said in words', () => {
  test('every text has its key, and a translation takes its place', async () => {
    const localization = {
      signIn: { start: { title: 'Bei {{applicationName}} anmelden', subtitle: '' } },
    }
    const html = await show('SignIn', { options: { localization } })
    expect(html).toContain('data-localization-key="signIn.start.title"')
    expect(titleOf(html)).toBe('Bei Acme anmelden')
    expect(html).not.toContain('signIn.start.subtitle')
    expect(html).toContain('>Continue</button>')
  })

  test('every control has a label', async () => {
    for (const html of [
      await show('SignIn'),
      await show('SignUp'),
      await show('SignUp', { client: signUp(), feedback: feedback('sign_up') }),
    ]) {
      for (const [, id] of html.matchAll(/<input(?![^>]*type="hidden")[^>]* id="([^"]+)"/g)) {
        expect(html).toContain(`for="${id}"`)
      }
    }
    expect(await show('SignIn', { client: signIn(), feedback: feedback('sign_in') })).toContain(
      'aria-label="Edit email address"',
    )
  })

  test('consent names the documents that there are', async () => {
    const consent = { sign_up: { legal_consent_enabled: true } }
    const terms = await show('SignUp', {
      settings: { settings: consent, display: { terms_url: 'https://acme.test/terms' } },
    })
    expect(terms).toMatch(
      /I agree to the <a href="https:\/\/acme.test\/terms"[^>]*>terms of service<\/a>/,
    )
    expect(terms).not.toContain('privacy')
  })

  test('the user button names itself and its popover', async () => {
    const member = client({ sessions: [session('sess_1')] })
    const html = await show('UserButton', { client: member })
    expect(html).toMatch(/aria-label="Open user menu"/)
    const target = /popovertarget="([^"]+)"/.exec(html)?.[1]
    expect(html).toMatch(new RegExp(`id="${target}" popover="auto"`))
    const menu = await show('UserButton', { client: member, at: MENU })
    expect(menu).toMatch(/aria-label="Close user menu"/)
    expect(menu).toMatch(/role="dialog" aria-label="Your account"/)
  })
})

describe('the menu of the user button, for a browser alone', () => {
  const member = client({ sessions: [session('sess_1')] })
  const press = async (at: string) => {
    const html = await show('UserButton', { client: member, at })
    const [, form = ''] = /<button[^>]* type="submit" form="([^"]+)"/.exec(html) ?? []
    expect(form).not.toBe('')
    const [, inputs = ''] = new RegExp(`<form id="${form}" hidden>(.*?)</form>`).exec(html) ?? []
    const query = new URLSearchParams()
    for (const [, name, value] of inputs.matchAll(/name="([^"]*)" value="([^"]*)"/g)) {
      query.append(name!, value!)
    }
    return { html, query: query.toString() }
  }

  test('is not in the page before it is asked for', async () => {
    const { html } = await press('/')
    expect(html).not.toMatch(/role="dialog"|Sign out|sess_1/)
    expect(Buffer.byteLength(html)).toBeLessThan(1300)
  })

  test('is in the page that a press leads to, and gone in the page that the next one leads to', async () => {
    const closed = await press('/list?tag=a&tag=b&q=x')
    expect(closed.query).toBe('tag=a&tag=b&q=x&__dooryard_screen=userMenu')
    const open = await press(`/list?${closed.query}`)
    expect(open.html).toContain('Sign out')
    expect(open.html).not.toContain('popover="auto"')
    expect(open.query).toBe('tag=a&tag=b&q=x')
  })
})

describe('the user avatar', () => {
  const avatar = (changes: object = {}, props: ComponentProps = {}) =>
    show('UserAvatar', { client: client({ sessions: [session('s', user(changes))] }), props })

  test('is a picture that says whom it shows', async () => {
    const image_url = 'https://img.acme.test/maria.png'
    const picture = await avatar({ has_image: true, image_url })
    expect(picture).toMatch(
      /^<span class="cl-userAvatarBox cl-avatarBox [^"]*"><img class="cl-userAvatarImage [^>]*><\/span>$/,
    )
    expect(picture).toContain(`src="${image_url}" alt="Maria Ortega"`)
    const letters = await avatar()
    expect(letters).toContain('data-initials="MO" role="img" aria-label="Maria Ortega"')
    expect(letters).not.toContain('aria-hidden')
  })

  test('XSS-1: is no picture from an address that runs something', async () => {
    const html = await avatar({ has_image: true, image_url: 'javascript:alert(1)' })
    expect(html).toContain('data-initials="MO"')
    expect(html).not.toContain('javascript:')
  })

  test('may be square, and is not there without a user', async () => {
    expect(await avatar({}, { rounded: false })).toContain('data-shape="square"')
    expect(await avatar({}, { rounded: true })).not.toContain('data-shape')
    expect(await show('UserAvatar')).toBe('')
  })
})

describe('redirects (RED-2, RED-3)', () => {
  const completes = async (
    at: string,
    props: ComponentProps = {},
    options: RenderState['options'] = {},
  ) =>
    formOf(await show('SignIn', { at, props, options }), '/client/sign_ins').fields
      .__dooryard_complete_to

  test.each([
    ['force wins over the address', '/sign-in?redirect_url=/b', { forceRedirectUrl: '/a' }, '/a'],
    [
      'the address wins over fallback',
      '/sign-in?redirect_url=/b',
      { fallbackRedirectUrl: '/a' },
      '/b',
    ],
    ['fallback without an address', '/sign-in', { fallbackRedirectUrl: '/a' }, '/a'],
    [
      'force of the address first',
      '/sign-in?sign_in_force_redirect_url=/c',
      { forceRedirectUrl: '/a' },
      '/c',
    ],
    ['redirects of the other flow are its own', '/sign-in', { signUpForceRedirectUrl: '/a' }, '/'],
    [
      'other origins are passed over',
      '/sign-in?redirect_url=https://evil.test/',
      { fallbackRedirectUrl: '/a' },
      '/a',
    ],
    ['tricks are passed over', '/sign-in?redirect_url=%2F%5Cevil.test', {}, '/'],
    ['paths that name a host are passed over', '/sign-in?redirect_url=/.//evil.test', {}, '/'],
  ])('%s', async (_, at, props, target) => {
    expect(await completes(at, props)).toBe(target)
  })

  test('other origins that the application allows', async () => {
    const options = { allowedRedirectOrigins: ['https://app.test'] }
    expect(await completes('/sign-in?redirect_url=https://app.test/x', {}, options)).toBe(
      'https://app.test/x',
    )
  })

  test('RED-2: pages of other origins that the application configured, and pictures never', async () => {
    const options = { signUpUrl: 'https://join.test/up', logoImageUrl: 'https://cdn.test/x.png' }
    const to = (target: string) => completes(`/sign-in?redirect_url=${target}`, {}, options)
    expect(await to('https://join.test/x')).toBe('https://join.test/x')
    expect(await to('https://cdn.test/x')).toBe('/')
  })

  test('links to the other flow take redirects along', async () => {
    const html = await show('SignIn', {
      at: '/sign-in?redirect_url=/b',
      props: { forceRedirectUrl: '/a', signUpFallbackRedirectUrl: '/c' },
    })
    const href = /href="(\/sign-up[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    expect(Object.fromEntries(new URL(href!, 'https://acme.test').searchParams)).toEqual({
      redirect_url: '/b',
      sign_in_force_redirect_url: '/a',
      sign_up_fallback_redirect_url: '/c',
    })
  })

  test('RED-2: a page whose path looks like a host links to itself, and is drawn', async () => {
    const member = client({ sessions: [session('sess_1')] })
    const drawn = await Promise.all(
      ['https://acme.test//evil.test/a?b=c', 'https://acme.test//'].flatMap((at) => [
        show('SignIn', { at, client: signIn() }),
        show('UserButton', { at, client: member }),
      ]),
    )
    const links = drawn.flatMap((html) => [...html.matchAll(/(?:href|action)="([^"]*)"/g)])
    expect(links.length).toBeGreaterThan(3)
    expect(links.map(([, link]) => link).filter((link) => link!.startsWith('//'))).toEqual([])
  })

  test('links from data lead to pages and mail only (RED-7)', async () => {
    const options = {
      logoImageUrl: 'javascript:alert(1)',
      termsPageUrl: ' javascript:alert(1)',
      helpPageUrl: 'data:text/html,x',
    }
    const member = client({ sessions: [session('sess_1')] })
    const customMenuItems = [{ label: 'Bad', href: 'javascript:alert(1)' }]
    const html =
      (await show('SignIn', { props: { appearance: { options } } })) +
      (await show('UserButton', {
        at: MENU,
        client: member,
        props: { customMenuItems, userProfileUrl: 'javascript:alert(1)' },
      }))
    expect(html).not.toMatch(/(href|src)="\s*(javascript|data):/i)
  })
})

describe('markup that a strict policy allows (XSS-1, XSS-3)', () => {
  const everything = async () => [
    await show('SignIn', {
      feedback: feedback('sign_in', ['x', evil, 'identifier'], { identifier: evil }),
      at: `/sign-in?redirect_url=/${encodeURIComponent(evil)}`,
    }),
    await show('SignIn', {
      client: signIn({ identifier: evil, id: evil }),
      feedback: feedback('sign_in', ['x', evil]),
    }),
    await show('SignUp', {
      client: signUp({ email_address: evil }),
      feedback: feedback('sign_up'),
    }),
    await show('SignUp', { at: `/sign-up?email_address=${encodeURIComponent(evil)}` }),
    await show('SignIn', {
      settings: { display: { application_name: evil } },
      options: { localization: { formButtonPrimary: evil } },
    }),
    await show('UserButton', {
      at: `${MENU}&q=${encodeURIComponent(evil)}`,
      client: client({ sessions: [session('sess_1', user({ first_name: evil, username: evil }))] }),
      props: { showName: true, customMenuItems: [{ label: evil, href: '/x' }] },
    }),
    await renderHost('SignIn', { fallbackRedirectUrl: evil } as ComponentProps, stateOf({}), {
      id: evil,
    }),
    await show('UserAvatar', {
      client: client({
        sessions: [session('sess_1', user({ first_name: evil, last_name: evil }))],
      }),
    }),
  ]

  test('data are text, whatever is in them', async () => {
    for (const html of await everything()) expect(html).not.toMatch(/<img|<script/i)
  })

  test('names lose what turns the direction of the text around them', async () => {
    expect((await everything())[5]).not.toContain('\u202e<span')
    const html = await show('UserButton', {
      at: MENU,
      client: client({
        sessions: [
          session('s', user({ first_name: 'a\u202eb\u0007', last_name: 'x'.repeat(500) })),
        ],
      }),
      props: { showName: true },
    })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
    expect(html).not.toMatch(/[\u202e\u0007]|x{256}/)
  })

  test('there is no inline style, script or handler', async () => {
    const appearance = { variables: { colorPrimary: 'red' }, elements: { card: { color: 'red' } } }
    const html = (await everything()).join('') + (await show('SignIn', { props: { appearance } }))
    expect(html).not.toMatch(/<style|<script|\sstyle=|\son\w+="/i)
  })
})

describe('the host element', () => {
  test('says what it holds, and carries the class names of the flow', async () => {
    const html = await renderHost('SignIn', { path: '/sign-in', withSignUp: false }, stateOf({}), {
      id: 'x',
    })
    expect(html).toMatch(
      /^<clerk-ui class="cl-signIn-root cl-rootBox 🔒️" component="sign-in" props="/,
    )
    expect(html).toContain('data-clerk-id="clerk-sign-in-x"')
    const props = /props="([^"]*)"/.exec(html)![1]!.replaceAll('&quot;', '"')
    expect(JSON.parse(props)).toEqual({ path: '/sign-in', withSignUp: false })
  })

  test('XSS-1: a prop that holds what the markup is put in place of moves no markup', async () => {
    const emailAddress = '\ue000</clerk-ui>'
    const html = await renderHost('SignIn', { initialValues: { emailAddress } }, stateOf({}), {
      id: 'x',
    })
    const [, props = ''] = /props="([^"]*)"/.exec(html)!
    expect(props).toContain('\ue000')
    expect(props).not.toContain('<form')
    expect(html).toContain('<form')
    expect(html.endsWith('</clerk-ui>')).toBe(true)
  })

  test('says where the attempt stands when the address does not', async () => {
    const state = stateOf({ client: signIn(), feedback: feedback('sign_in') })
    expect(await renderHost('SignIn', {}, state, { id: 'x' })).toContain('data-route="factor-one"')
  })

  test('throws when routing and path contradict each other', async () => {
    await expect(
      renderHost('SignIn', { routing: 'path' }, stateOf({}), { id: 'x' }),
    ).rejects.toThrow(/path/)
    await expect(
      renderHost('SignIn', { routing: 'hash', path: '/x' }, stateOf({}), { id: 'x' }),
    ).rejects.toThrow(/path/)
  })
})
test('names that outside tests and themes rely on', async () => {
  const member = client({ sessions: [session('sess_1')] })
  const html =
    (await show('SignIn')) +
    (await show('SignIn', {
      client: signIn(),
      feedback: feedback('sign_in', ['x', 'X', 'password']),
    })) +
    (await show('SignUp', { client: signUp(), feedback: feedback('sign_up') })) +
    (await show('UserButton', {
      at: MENU,
      client: member,
      props: { userProfileUrl: '/user', customMenuItems: [{ label: 'Docs', href: 'docs' }] },
    }))
  for (const name of [
    'signIn-start',
    'signIn-password',
    'signUp-emailCode',
    'cardBox',
    'card',
    'header',
    'headerTitle',
    'headerSubtitle',
    'main',
    'form',
    'formField__identifier',
    'formFieldLabel__password',
    'formFieldInput__password',
    'formFieldErrorText__password',
    'formFieldAction__password',
    'formButtonPrimary',
    'footer',
    'footerAction__signIn',
    'footerActionLink',
    'identityPreviewText',
    'identityPreviewEditButton',
    'otpCodeField',
    'otpCodeFieldInput',
    'formResendCodeLink',
    'userButtonBox',
    'userButtonTrigger',
    'userButtonAvatarBox',
    'userButtonPopoverCard',
    'userButtonPopoverActions__singleSession',
    'userButtonPopoverActionButton__signOut',
    'userButtonPopoverActionButton__manageAccount',
    'userButtonPopoverCustomItemButton__custom-menutItem-0',
    'userButtonPopoverCustomItemButtonIconBox__custom-menutItem-0',
    'userPreviewMainIdentifier__userButton',
  ]) {
    expect(html).toContain(`cl-${name} `)
  }
})

test('pages of the application have their content in a profile where no script puts it there', async () => {
  const contents = {
    'profileCustomPage custom-page-0': '<p>Our terms</p>',
    'navbarButtonIcon custom-page-0': '<svg class="ours"></svg>',
  }
  const html = await show('UserProfile', {
    client: client({ sessions: [session('sess_1')], last_active_session_id: 'sess_1' }),
    at: '/user?__dooryard_screen=custom-page-0',
    props: {
      path: '/user',
      customPages: [{ label: 'Terms', url: 'terms', mount: true, mountIcon: true }],
    } as never,
    contents,
  })
  expect(html).toMatch(/cl-profileCustomPage [^>]*><noscript><p>Our terms<\/p><\/noscript>/)
  expect(html).toMatch(/cl-navbarButtonIcon [^>]*><noscript><svg class="ours">/)
})

describe('what a session has to do first', () => {
  const pending = (key: string) =>
    client({
      sessions: [{ ...session('sess_1'), status: 'pending', tasks: [{ key }] }],
      last_active_session_id: 'sess_1',
    })
  const titles: [key: string, title: string][] = [
    ['setup-mfa', 'Set up two-step verification'],
    ['reset-password', 'Choose a new password'],
  ]

  test.each(titles)('%s is shown where one signs in and up', async (key, title) => {
    for (const name of ['SignIn', 'SignUp'] as const) {
      expect(await show(name, { client: pending(key) })).toContain(title)
    }
    expect(
      await show('SignIn', {
        client: pending(key),
        at: '/sign-in/tasks',
        props: { path: '/sign-in' },
      }),
    ).toContain(title)
  })

  test('where there are no apps but phones, it is a phone; where there are both, that is a choice', async () => {
    const secondFactors = (totp: boolean, phone: boolean): EnvironmentJSON => {
      const base = environment()
      const { attributes } = base.user_settings
      return {
        ...base,
        user_settings: {
          ...base.user_settings,
          attributes: {
            ...attributes,
            authenticator_app: { ...attributes.authenticator_app, enabled: totp },
            phone_number: { ...attributes.phone_number, used_for_second_factor: phone },
          },
        },
      }
    }
    const given = (totp: boolean, phone: boolean) =>
      show('SignIn', { client: pending('setup-mfa'), environment: secondFactors(totp, phone) })
    const phone = await given(false, true)
    expect(phone).toContain('name="phoneNumber"')
    expect(phone).toContain('/me/phone_numbers?')
    const app = await given(true, false)
    expect(app).toContain('/me/totp?')
    const both = await given(true, true)
    expect(both).not.toContain('/me/')
    for (const screen of ['totp', 'phone-code']) {
      expect(both).toContain(`__dooryard_screen=${screen}"`)
    }
  })

  test('leads to the page of the site that has it, with where one wanted to be', async () => {
    const taskUrls = { 'setup-mfa': '/secure' }
    const given = { client: pending('setup-mfa'), options: { taskUrls } }
    const html = await show('SignIn', { ...given, at: '/sign-in?redirect_url=%2Fteam' })
    expect(html).toContain('href="/secure?redirect_url=%2Fteam"')
    expect(html).not.toContain('Set up two-step verification')
    const evilUrls = { 'setup-mfa': 'https://evil.test/secure' }
    expect(await show('SignIn', { ...given, options: { taskUrls: evilUrls } })).not.toContain(
      'evil.test',
    )
  })

  test('RED-2: who has nothing to do is led on, to pages of the site alone', async () => {
    const done = client({ sessions: [session('sess_1')], last_active_session_id: 'sess_1' })
    const led = (redirectUrlComplete: string) =>
      show('TaskSetupMFA', { client: done, at: '/task', props: { redirectUrlComplete } })
    expect(await led('/team')).toContain('href="/team"')
    expect(await led('https://evil.test/')).toContain('href="/"')
    const nobody = await show('TaskSetupMFA', { client: client(), at: '/task', props: {} })
    expect(nobody).toContain('href="/sign-in"')
  })
})

describe('what an application asks for', () => {
  const info = {
    oauth_application_name: evil,
    oauth_application_logo_url: 'javascript:alert(1)',
    oauth_application_url: 'https://app.test',
    client_id: 'app_1',
    redirect_domain: 'app.test',
    scopes: [
      { scope: 'email', description: 'Your address', requires_consent: true },
      { scope: 'openid', description: null, requires_consent: false },
      { scope: 'offline_access', description: 'Offline', requires_consent: true },
      { scope: 'private_metadata', description: 'Raw', requires_consent: true },
      { scope: 'user:org:read', description: null, requires_consent: true },
    ],
  }
  const organization = (id: string) => ({
    id: `orgmem_${id}`,
    role: 'org:member',
    permissions: [],
    organization: { id, name: id, image_url: '', has_image: false },
  })
  const memberships = [organization('org_1'), organization('org_2')]
  const person = user({ organization_memberships: memberships })
  const query =
    '?client_id=app_1&redirect_uri=https%3A%2F%2Fapp.test%2Fback&scope=email&state=s1&nonce=n1&consented=true&organization_id=org_9'
  const asking = (given: Given = {}, { answer }: { answer?: unknown } = { answer: info }) => {
    const asked: string[] = []
    const ask = async (path: string) => {
      asked.push(path)
      return answer
    }
    const here = session('sess_1', person)
    Object.assign(here, { last_active_organization_id: 'org_2' })
    const of = client({ sessions: [here], last_active_session_id: 'sess_1' })
    const html = show('OAuthConsent', {
      at: `/consent${query}`,
      client: of,
      environment: { ...environment(), organization_settings: { enabled: true } },
      ...given,
      ask,
    } as Given)
    return { html, asked }
  }

  test('stands there before any script: each scope in words, whose account it is, and where the answer leads', async () => {
    const { html: drawing, asked } = asking()
    const html = await drawing
    expect(asked).toEqual([
      '/me/oauth/consent/app_1?scope=email&redirect_uri=https%3A%2F%2Fapp.test%2Fback',
    ])
    expect(html).not.toMatch(/<script|<img|javascript:|\u202e/)
    const scopes = [...html.matchAll(/<li[^>]*>([^<]*)/g)].map(([, text]) => text)
    expect(scopes).toHaveLength(3)
    expect([scopes[0], scopes[2]]).toEqual(['Your address', 'user:org:read'])
    expect(scopes[1]).toContain('nobody else sees')
    for (const text of ['maria@acme.test', 'while you are away', 'takes you to app.test'])
      expect(html).toContain(text)
  })

  test('is answered by a true form, with all that the provider was asked and nothing that is the visitor’s to say', async () => {
    const html = await asking().html
    const { method, fields } = formOf(html, '/me/oauth/consent/app_1\\?_clerk_session_id=sess_1')
    expect(method).toBe('post')
    expect(fields).toEqual({
      client_id: 'app_1',
      scope: 'email',
      redirect_uri: 'https://app.test/back',
      state: 's1',
      nonce: 'n1',
    })
    const answers = [...html.matchAll(/name="consented" value="(\w+)"[^>]*>(\w+)/g)]
    expect(answers.map(([, value, label]) => [value, label])).toEqual([
      ['false', 'Deny'],
      ['true', 'Allow'],
    ])
    expect(html).toMatch(
      /<option[^>]*selected[^>]*value="org_2"|<option[^>]*value="org_2"[^>]*selected/,
    )
  })

  test('offers nothing to allow where the server refuses to say it, or the address does not name who asks', async () => {
    for (const [given, answer, text] of [
      [{}, {}, 'other applications'],
      [{ at: '/consent' }, { answer: info }, 'client_id'],
      [{ at: '/consent?client_id=app_1' }, { answer: info }, 'redirect_uri'],
    ] as const) {
      const html = await asking(given, answer).html
      expect(html).toContain(text)
      expect(html).toContain('role="alert"')
      expect(html).not.toMatch(/<form|consented/)
    }
    expect(await asking({ client: null }).html).not.toMatch(/<form|alert/)
  })
})

test('a picture is sent and removed by forms beside the one that it stands in', async () => {
  const person = {
    email_addresses: [],
    passkeys: [],
    external_accounts: [],
    organization_memberships: [],
  }
  const own = user({ ...person, has_image: true, image_url: '/me.webp' })
  const visitor = client({ sessions: [session('sess_1', own)], last_active_session_id: 'sess_1' })
  const html = await show('UserProfile', {
    client: visitor,
    at: '/user?__dooryard_screen=profile',
  })
  const upload = /<form id="([^"]*)" hidden method="post" enctype="multipart\/form-data"/i.exec(
    html,
  )![1]
  expect(html).toMatch(new RegExp(`<input[^>]*type="file"[^>]* form="${upload}"`))
  expect(html).toMatch(new RegExp(`<button[^>]* form="${upload}"`))
  const back = '/user?__dooryard_screen=profile'
  const { fields } = formOf(html, '/me/profile_image\\?_clerk_session_id=sess_1')
  expect(fields).toMatchObject({ __dooryard_return_to: back, __dooryard_screen: 'profile' })
  const removal = formOf(html, '/me/profile_image\\?_clerk_session_id=sess_1&amp;_method=DELETE')
  expect(removal.method).toBe('post')
  const without = user(person)
  const none = await show('UserProfile', {
    client: client({ sessions: [session('sess_1', without)], last_active_session_id: 'sess_1' }),
    at: back,
  })
  expect(none).not.toContain('avatarImageActionsRemove')
})

describe('the switcher while it is closed', () => {
  const member = (permissions: string[]) => ({
    id: 'orgmem_1',
    role: 'org:admin',
    permissions,
    organization: { id: 'org_1', name: 'Acme', image_url: '', has_image: false },
  })
  const drawn = async (permissions: string[], hasDomains: boolean) => {
    const asked: string[] = []
    const ask = async (path: string) => {
      asked.push(path)
      return { data: [], total_count: asked.length * 50 }
    }
    const here = session('sess_1', user({ organization_memberships: [member(permissions)] }))
    Object.assign(here, { last_active_organization_id: 'org_1' })
    const organization_settings = { enabled: true, domains: { enabled: hasDomains } }
    const html = await show('OrganizationSwitcher', {
      client: client({ sessions: [here], last_active_session_id: 'sess_1' }),
      environment: { ...environment(), organization_settings },
      ask,
    } as Given)
    return { html, asked: asked.map((path) => path.replace(/\?.*/, '')) }
  }

  test('says how much waits, of what there can be: requests for who manages members, suggestions where there are domains', async () => {
    const manager = await drawn(['org:sys_memberships:manage'], true)
    expect(manager.asked).toEqual([
      '/me/organization_invitations',
      '/me/organization_suggestions',
      '/organizations/org_1/membership_requests',
    ])
    expect(manager.html).toContain('99+')
    expect(manager.html).toContain('Acme, 300 waiting for you')
    const other = await drawn([], true)
    expect(other.asked).toHaveLength(2)
    const plain = await drawn(['org:sys_memberships:manage'], false)
    expect(plain.asked).toEqual(['/me/organization_invitations'])
    expect(plain.html).toMatch(/cl-notificationBadge[^>]*>50</)
  })
})

test('what a user button and a switcher open stands alone where the site opens it itself', async () => {
  const one = client({ sessions: [session('sess_1')], last_active_session_id: 'sess_1' })
  const props = { __experimental_asStandalone: true }
  const menu = await show('UserButton', { client: one, props })
  expect(menu).toMatch(/^<div class="[^"]*cl-userButtonPopoverCard[^"]*" role="dialog"/)
  expect(menu).toContain('Sign out')
  expect(menu).not.toContain('aria-haspopup')
  const here = session('sess_1', user({ organization_memberships: [] }))
  const list = await show('OrganizationSwitcher', {
    client: client({ sessions: [here], last_active_session_id: 'sess_1' }),
    environment: { ...environment(), organization_settings: { enabled: true } },
    props,
  } as unknown as Given)
  expect(list).toMatch(/^<div class="[^"]*cl-organizationSwitcherPopoverCard/)
  expect(list).not.toContain('aria-haspopup')
})

describe('keys of an organization', () => {
  const drawn = (permissions: string[], at = '/keys') => {
    const member = {
      id: 'orgmem_1',
      role: 'org:admin',
      permissions,
      organization: { id: 'org_1', name: 'Acme', image_url: '', has_image: false },
    }
    const here = session('sess_1', user({ organization_memberships: [member] }))
    Object.assign(here, { last_active_organization_id: 'org_1' })
    return show('APIKeys', {
      at,
      client: client({ sessions: [here], last_active_session_id: 'sess_1' }),
      environment: {
        ...environment(),
        organization_settings: { enabled: true },
        api_keys_settings: { user_api_keys_enabled: true, orgs_api_keys_enabled: true },
      },
      ask: async () => ({ data: [], total_count: 0 }),
    } as unknown as Given)
  }

  test('are not passed over in silence, for a role that does not show them', async () => {
    expect(await drawn([])).toContain('Your role in this organization does not show you its keys.')
    const html = await drawn(['org:sys_api_keys:read'])
    expect(html).toContain('No API keys found')
    expect(html).not.toContain('does not show you')
  })

  test('are said to act for it, not for whoever makes them', async () => {
    const rights = ['org:sys_api_keys:read', 'org:sys_api_keys:manage']
    const html = await drawn(rights, '/keys?__dooryard_screen=add-key')
    expect(html).toContain('acts in the name of Acme.')
    expect(html).not.toContain('in your name')
  })
})
