import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { HandleOAuthCallbackParams } from '../navigation/types.ts'
import { startServer, type TestServer } from '../testing/server.ts'
import { openClerk } from '../testing/site.ts'
import { bootOf, clientOf, sessionOf, signInOf, signUpOf } from '../testing/wire.ts'

const PAGE = 'https://app.test'
const proof = (status: string, code?: string, meta: object = {}) =>
  ({
    object: 'verification_oauth',
    status,
    strategy: 'oauth_google',
    error: code ? { code, message: code, meta } : null,
  }) as never
const signIn = (status: string, verification: unknown = null) =>
  signInOf({ status: status as never, first_factor_verification: verification as never })
const signUp = (account: unknown, fields: object = {}) =>
  signUpOf({ verifications: { external_account: account } as never, ...fields })
const wrapped = (response: unknown, client: unknown = null) => ({ body: { response, client } })

let server: TestServer
beforeEach(async () => {
  server = await startServer({
    'POST /client/sessions/sess_1/touch': () => wrapped(sessionOf()),
  })
})
afterEach(() => server.close())

async function comeBack(
  client: Parameters<typeof clientOf>[1],
  params?: HandleOAuthCallbackParams,
  path = '/sso-callback',
) {
  const { clerk, tab } = openClerk(server.origin, { path })
  await clerk.load({ boot: bootOf(clientOf([], client)), polling: false, signInUrl: '/sign-in' })
  await clerk.handleRedirectCallback(params)
  return { clerk, to: tab.visits.map(({ url }) => url.replace(PAGE, '')) }
}
const signedIn = clientOf([sessionOf()])

describe('a step is left', () => {
  test.each([
    ['needs_first_factor', '/sign-in#/factor-one'],
    ['needs_new_password', '/sign-in#/reset-password'],
    ['needs_second_factor', '/sign-in#/factor-two'],
  ])('%s', async (status, to) => {
    expect((await comeBack({ sign_in: signIn(status, proof('verified')) })).to).toEqual([to])
  })

  test.each([
    [{ missing_fields: ['username'] }, '/sign-up#/continue'],
    [{ unverified_fields: ['email_address'] }, '/sign-up#/verify-email-address'],
    [{ unverified_fields: ['phone_number'] }, '/sign-up#/verify-phone-number'],
  ])('of a sign-up: %j', async (fields, to) => {
    const params = { signUpUrl: '/sign-up' }
    expect((await comeBack({ sign_up: signUp(proof('verified'), fields) }, params)).to).toEqual([
      to,
    ])
  })

  test('of a sign-up that lives on the sign-in page', async () => {
    const sign_up = signUp(proof('verified'), { missing_fields: ['username'] })
    expect((await comeBack({ sign_up })).to).toEqual(['/sign-in#/create/continue'])
  })

  test('at a page of the site’s own', async () => {
    const client = { sign_in: signIn('needs_second_factor', proof('verified')) }
    expect((await comeBack(client, { secondFactorUrl: '/two' })).to).toEqual(['/two'])
  })

  test('an older attempt of the other kind is left aside', async () => {
    const sign_up = signUp(proof('verified'), { missing_fields: ['username'] })
    const client = { sign_in: signIn('needs_first_factor'), sign_up }
    expect((await comeBack(client, { signUpUrl: '/up' })).to).toEqual(['/up#/continue'])
  })
})

describe('somebody without an account', () => {
  const transferable = proof('transferable', 'external_account_not_found')
  const client = { sign_in: signIn('needs_identifier', transferable) }

  test('gets one, and is signed in', async () => {
    server.routes['POST /client/sign_ups'] = () =>
      wrapped(signUpOf({ status: 'complete', created_session_id: 'sess_1' }), signedIn)
    const params = { unsafeMetadata: { from: 'x' }, signUpFallbackRedirectUrl: '/welcome' }
    const { clerk, to } = await comeBack(client, params)
    const { form } = server.seen.find(({ what }) => what === 'POST /client/sign_ups')!
    expect(Object.fromEntries(form)).toMatchObject({
      transfer: 'true',
      unsafe_metadata: '{"from":"x"}',
    })
    expect(clerk.session!.id).toBe('sess_1')
    expect(to).toEqual(['/welcome'])
  })

  test('is asked for what is missing', async () => {
    server.routes['POST /client/sign_ups'] = () =>
      wrapped(signUp(proof('verified'), { missing_fields: ['username'] }))
    expect((await comeBack(client, { signUpUrl: '/up' })).to).toEqual(['/up#/continue'])
  })

  test('stays at the sign-in where the site says so', async () => {
    expect((await comeBack(client, { transferable: false })).to).toEqual(['/sign-in'])
    expect(server.seen).toEqual([])
  })

  test('learns of a refusal', async () => {
    server.routes['POST /client/sign_ups'] = () => ({
      status: 403,
      body: { errors: [{ code: 'sign_up_mode_restricted', message: 'no' }] },
    })
    await expect(comeBack(client)).rejects.toMatchObject({
      errors: [{ code: 'sign_up_mode_restricted' }],
    })
  })
})

describe('somebody who has an account', () => {
  const client = { sign_up: signUp(proof('transferable', 'external_account_exists')) }

  test('is signed in instead, and led to where the address says', async () => {
    server.routes['POST /client/sign_ins'] = () =>
      wrapped(signInOf({ status: 'complete', created_session_id: 'sess_1' }), signedIn)
    const { to } = await comeBack(client, {}, '/sso-callback?redirect_url=/there')
    expect(server.seen[0]!.form.get('transfer')).toBe('true')
    expect(to).toEqual(['/there'])
  })

  test('proves the second factor first', async () => {
    server.routes['POST /client/sign_ins'] = () =>
      wrapped(signIn('needs_second_factor', proof('verified')))
    expect((await comeBack(client)).to).toEqual(['/sign-in#/factor-two'])
  })

  test('who is signed in already goes on as that', async () => {
    const meta = { session_id: 'sess_1' }
    const sign_in = signIn(
      'needs_identifier',
      proof('failed', 'identifier_already_signed_in', meta),
    )
    const { clerk, tab } = openClerk(server.origin)
    await clerk.load({ boot: bootOf(clientOf([sessionOf()], { sign_in })), polling: false })
    await clerk.handleRedirectCallback({ signInForceRedirectUrl: '/home' })
    expect(tab.visits.map(({ url }) => url)).toEqual([`${PAGE}/home`])
  })
})

test.each([
  [{ sign_in: signIn('needs_identifier', proof('failed', 'oauth_access_denied')) }, '/sign-in'],
  [{ sign_in: signIn('needs_identifier', proof('failed', 'user_locked')) }, '/sign-in'],
  [{ sign_up: signUp(proof('failed', 'oauth_access_denied')) }, '/sign-up'],
  [{}, '/sign-in'],
])('what went wrong is told where it began: %#', async (client, to) => {
  expect((await comeBack(client, { signUpUrl: '/sign-up' })).to).toEqual([to])
})

test('RED-2: a page elsewhere is not gone to', async () => {
  const client = { sign_in: signIn('needs_second_factor', proof('verified')) }
  expect((await comeBack(client, { secondFactorUrl: 'https://evil.test' })).to).toEqual(['/'])
})

test('the attempt that a page is for is fetched first, and a router of the site’s own is told', async () => {
  server.routes['GET /client/sign_ins/sia_1'] = () =>
    wrapped(signIn('needs_second_factor', proof('verified')))
  const { clerk, tab } = openClerk(server.origin)
  const sign_in = signIn('needs_identifier', proof('unverified'))
  await clerk.load({ boot: bootOf(clientOf([], { sign_in })), polling: false })
  const seen: string[] = []
  await clerk.handleRedirectCallback({ reloadResource: 'signIn', secondFactorUrl: '/two' }, (to) =>
    seen.push(to),
  )
  expect(seen).toEqual(['/two'])
  expect(tab.visits).toEqual([])
})
