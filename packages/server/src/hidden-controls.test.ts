import { expect, test } from 'vitest'
import type { SettingsInput } from './settings/schema.ts'
import { backendOf, createUser } from './testing/backend.ts'
import type { Answer, Browser } from './testing/browser.ts'
import { ADA, as, BOB, PASSWORD, signIn } from './testing/people.ts'
import { testServer } from './testing/test-server.ts'

type Call = (browser: Browser, sessionId: string) => Promise<Answer>

const deleteMe: Call = (browser, id) => browser.post(`/v1/me${as(id)}&_method=DELETE`)
const signUpAs =
  (form: Record<string, string>): Call =>
  (browser) =>
    browser.post('/v1/client/sign_ups', { email_address: BOB, password: PASSWORD, ...form })

/** What the settings take off the screen, the call behind it, and how that is refused. */
const hidden: [what: string, settings: SettingsInput, call: Call, code: string][] = [
  [
    'deleting the account',
    { actions: { deleteSelf: false } },
    deleteMe,
    'user_delete_self_not_enabled',
  ],
  ['signing up', { signUp: { mode: 'restricted' } }, signUpAs({}), 'sign_up_mode_restricted'],
  ['signing up', { signUp: { mode: 'waitlist' } }, signUpAs({}), 'sign_up_restricted_waitlist'],
  [
    'a password',
    { strategies: { password: false } },
    (browser) => signIn(browser, ADA),
    'strategy_for_user_invalid',
  ],
  [
    'an email code',
    { strategies: { emailCode: false } },
    (browser) => browser.post('/v1/client/sign_ins', { identifier: ADA, strategy: 'email_code' }),
    'strategy_for_user_invalid',
  ],
  [
    'a user name',
    {},
    (browser, id) => browser.post(`/v1/me${as(id)}&_method=PATCH`, { username: 'ada' }),
    'form_param_unknown',
  ],
  [
    'a name',
    { names: { firstName: 'off' } },
    (browser, id) => browser.post(`/v1/me${as(id)}&_method=PATCH`, { first_name: 'Ada' }),
    'form_param_unknown',
  ],
]

test.each(hidden)(
  'GR-3: %s, hidden by %j, is refused by the server too',
  async (_, settings, call, code) => {
    const server = await testServer({ settings })
    const backend = backendOf(server)
    const { id } = await createUser(backend)
    const { body } = await backend('POST /sign_in_tokens', { json: { user_id: id } })
    const browser = server.browser()
    const ticket = { strategy: 'ticket', ticket: body.token }
    const { response } = await browser.post('/v1/client/sign_ins', ticket)
    const sessionId = response.created_session_id
    // Another browser asks where one that is signed in already would be told so.
    const asks = call.length > 1 ? browser : server.browser()
    const { status, codes } = await call(asks, sessionId)
    expect([Math.floor(status / 100), codes]).toEqual([4, [code]])
    expect((await backend(`GET /users/${id}`)).body).toMatchObject({
      username: null,
      first_name: null,
    })
    await server.close()
  },
)
