import { describe, expect, test } from 'vitest'
import type { SignInModel } from '../../model/client.ts'
import { alternatives, nextStep, resetFactor, routeOf, startingFactor } from './flow.ts'

const password = { strategy: 'password' }
const emailCode = {
  strategy: 'email_code',
  safeIdentifier: 'maria@acme.test',
  emailAddressId: 'idn_1',
  primary: true,
}
const otherCode = {
  ...emailCode,
  safeIdentifier: 'm@home.test',
  emailAddressId: 'idn_2',
  primary: false,
}
const reset = { ...emailCode, strategy: 'reset_password_email_code' }

const attempt = (changes: Partial<SignInModel> = {}): SignInModel => ({
  id: 'sia_1',
  status: 'needs_first_factor',
  identifier: 'maria@acme.test',
  supportedFirstFactors: [password, emailCode, reset],
  supportedSecondFactors: null,
  firstFactorVerification: null,
  createdSessionId: null,
  ...changes,
})

const situation = {
  route: 'factor-one',
  screen: null,
  strategy: null,
  signIn: attempt(),
  preferred: 'password' as const,
  occupied: false,
  isTicketFirst: false,
  hasAccounts: true,
}

const half = attempt({
  status: 'needs_second_factor',
  supportedSecondFactors: [{ strategy: 'totp' }, { strategy: 'backup_code' }],
})

const asked = attempt({
  status: 'needs_client_trust',
  supportedSecondFactors: [emailCode, { strategy: 'phone_code' }],
})

describe('which screen a sign-in shows', () => {
  const begun = (strategy: string, status = 'unverified') =>
    attempt({ firstFactorVerification: { status, strategy } })

  test.each([
    ['the start without an attempt', { signIn: null, route: '' }, { name: 'start' }],
    [
      'the start when the address names a step and there is no attempt',
      { signIn: null },
      { name: 'start' },
    ],
    [
      'the start when the address does not name the step of the attempt',
      { route: '' },
      { name: 'start' },
    ],
    ['the start for an address that means nothing', { route: 'nowhere' }, { name: 'start' }],
    ['a ticket before anything else', { route: '', isTicketFirst: true }, { name: 'ticket' }],
    ['the password where that is preferred', {}, { name: 'factor', factor: password }],
    [
      'the code where codes are preferred',
      { preferred: 'otp' as const },
      { name: 'factor', factor: emailCode },
    ],
    [
      'the code when that was picked',
      { strategy: 'email_code' },
      { name: 'factor', factor: emailCode },
    ],
    [
      'the code that was sent already',
      { signIn: begun('email_code') },
      { name: 'factor', factor: emailCode },
    ],
    [
      'the password although a code was sent, when that was picked',
      { signIn: begun('email_code'), strategy: 'password' },
      { name: 'factor', factor: password },
    ],
    [
      'the first choice after a code has failed',
      { signIn: begun('email_code', 'failed') },
      { name: 'factor', factor: password },
    ],
    [
      'the code of a reset that was begun',
      { signIn: begun('reset_password_email_code') },
      { name: 'factor', factor: reset },
    ],
    ['other methods when asked for', { screen: 'alternatives' }, { name: 'alternatives' }],
    ['the ways out of a forgotten password', { screen: 'forgot' }, { name: 'forgot' }],
    ['help', { screen: 'trouble' }, { name: 'trouble' }],
    [
      'no screen names of its own making',
      { screen: 'constructor' },
      { name: 'factor', factor: password },
    ],
    [
      'that nothing is possible without a known factor',
      { signIn: attempt({ supportedFirstFactors: [{ strategy: 'web3_okx_wallet_signature' }] }) },
      { name: 'no-methods' },
    ],
    [
      'that nothing is possible without factors',
      { signIn: attempt({ supportedFirstFactors: null }) },
      { name: 'no-methods' },
    ],
    [
      'a new password after a reset code',
      { route: 'reset-password', signIn: attempt({ status: 'needs_new_password' }) },
      { name: 'new-password' },
    ],
    [
      'the first of the second factors',
      { route: 'factor-two', signIn: half },
      { name: 'factor', factor: { strategy: 'totp' } },
    ],
    [
      'the second factor that was picked',
      { route: 'factor-two', signIn: half, strategy: 'backup_code' },
      { name: 'factor', factor: { strategy: 'backup_code' } },
    ],
    [
      'the first of the second factors after a password, which is none',
      { route: 'factor-two', signIn: half, strategy: 'password' },
      { name: 'factor', factor: { strategy: 'totp' } },
    ],
    [
      'what shows that a browser that is new is theirs, at an address of its own',
      { route: 'client-trust', signIn: asked },
      { name: 'factor', factor: emailCode },
    ],
    [
      'the start at the address of second factors, which that is none of',
      { route: 'factor-two', signIn: asked },
      { name: 'start' },
    ],
    [
      'that a second factor cannot be shown',
      {
        route: 'factor-two',
        signIn: { ...half, supportedSecondFactors: [{ strategy: 'web3_signature' }] },
      },
      { name: 'no-methods' },
    ],
    [
      'the end of a reset, also for somebody who is signed in by it',
      { route: 'reset-password-success', occupied: true },
      { name: 'reset-done' },
    ],
    ['how a link has ended', { route: 'factor-one/verify' }, { name: 'link' }],
    ['the accounts of this browser', { route: 'choose' }, { name: 'choose' }],
    [
      'the start where there are no accounts to choose among',
      { route: 'choose', hasAccounts: false },
      { name: 'start' },
    ],
    [
      'what comes next after a provider, whoever is signed in',
      { route: 'sso-callback', occupied: true },
      { name: 'callback' },
    ],
    [
      'their accounts at providers where there is nothing else',
      { signIn: attempt({ supportedFirstFactors: [{ strategy: 'oauth_google' }] }) },
      { name: 'alternatives' },
    ],
    [
      'the first choice when a way through a provider has led nowhere',
      { signIn: begun('oauth_google') },
      { name: 'factor', factor: password },
    ],
    ['nothing to do for somebody who is signed in', { occupied: true }, { name: 'signed-in' }],
  ])('%s', (_, changes, step) => {
    expect(nextStep({ ...situation, ...changes })).toEqual(step)
  })
})

test.each([
  ['needs_first_factor', 'factor-one'],
  ['needs_new_password', 'reset-password'],
  ['needs_second_factor', 'factor-two'],
  ['needs_client_trust', 'client-trust'],
  ['complete', ''],
  [null, ''],
])('an attempt that %s goes on at "%s"', (status, route) => {
  expect(routeOf(attempt({ status }))).toBe(route)
})

describe('a phone', () => {
  const phoneCode = {
    strategy: 'phone_code',
    safeIdentifier: '+12025550143',
    phoneNumberId: 'idn_3',
    primary: true,
  }
  const masked = { ...phoneCode, safeIdentifier: '+1•••••43', default: true }

  test('gets the code when its number was typed, before an address', () => {
    const signIn = attempt({
      identifier: '+12025550143',
      supportedFirstFactors: [emailCode, phoneCode],
    })
    expect(startingFactor(signIn, 'otp')).toBe(phoneCode)
    expect(startingFactor(attempt({ supportedFirstFactors: [emailCode, phoneCode] }), 'otp')).toBe(
      emailCode,
    )
    const both = attempt({ ...signIn, supportedFirstFactors: [password, emailCode, phoneCode] })
    expect(startingFactor(both, 'password')).toBe(password)
  })

  test('is the second step where there is no app, and what was sent already stays', () => {
    const second = { ...half, supportedSecondFactors: [{ strategy: 'backup_code' }, masked] }
    expect(startingFactor(second, 'otp')).toBe(masked)
    const app = { ...half, supportedSecondFactors: [masked, { strategy: 'totp' }] }
    expect(startingFactor(app, 'otp')).toEqual({ strategy: 'totp' })
    const begun = {
      ...app,
      secondFactorVerification: { status: 'unverified', strategy: 'phone_code' },
    }
    expect(nextStep({ ...situation, route: 'factor-two', signIn: begun })).toEqual({
      name: 'factor',
      factor: masked,
    })
  })

  test('goes before an address as a second factor, not where either shows that a browser is theirs', () => {
    const second = {
      ...half,
      supportedSecondFactors: [emailCode, { strategy: 'backup_code' }, masked],
    }
    expect(startingFactor(second, 'otp')).toBe(masked)
    expect(startingFactor({ ...second, supportedSecondFactors: [emailCode] }, 'otp')).toBe(
      emailCode,
    )
    const trust = { ...asked, supportedSecondFactors: [emailCode, masked] }
    expect(startingFactor(trust, 'password')).toBe(emailCode)
    expect(startingFactor({ ...trust, identifier: 'maria' }, 'password')).toBe(masked)
  })

  test('whose number was typed gets the code that resets a password', () => {
    const byPhone = { ...phoneCode, strategy: 'reset_password_phone_code' }
    const factors = [reset, byPhone]
    expect(resetFactor(attempt({ supportedFirstFactors: factors }))).toBe(reset)
    const signIn = attempt({ identifier: '+12025550143', supportedFirstFactors: factors })
    expect(resetFactor(signIn)).toBe(byPhone)
  })
})

describe('the first choice', () => {
  test('is the address that was typed, of several', () => {
    const signIn = attempt({
      identifier: 'm@home.test',
      supportedFirstFactors: [emailCode, otherCode],
    })
    expect(startingFactor(signIn, 'otp')).toBe(otherCode)
  })

  test('is the primary address when a username was typed', () => {
    const signIn = attempt({ identifier: 'maria', supportedFirstFactors: [otherCode, emailCode] })
    expect(startingFactor(signIn, 'otp')).toBe(emailCode)
  })

  test('is a code where there is no password', () => {
    const signIn = attempt({ supportedFirstFactors: [emailCode] })
    expect(startingFactor(signIn, 'password')).toBe(emailCode)
  })
})

test('other ways leave out the one on the screen and the reset', () => {
  expect(alternatives(attempt(), 'password')).toEqual([emailCode])
  expect(alternatives(attempt(), 'email_code')).toEqual([password])
  expect(resetFactor(attempt())).toBe(reset)
})
