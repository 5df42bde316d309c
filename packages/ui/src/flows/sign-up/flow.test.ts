import { describe, expect, test } from 'vitest'
import type { SignUpModel } from '../../model/client.ts'
import { type EnvironmentChanges, environment } from '../../testing/environment.ts'
import { nextStep, routeOf } from './flow.ts'
import { startFields } from './start-fields.ts'

const attempt = (changes: Partial<SignUpModel> = {}): SignUpModel => ({
  id: 'sua_1',
  status: 'missing_requirements',
  requiredFields: [],
  missingFields: [],
  unverifiedFields: [],
  emailAddress: 'maria@acme.test',
  username: null,
  firstName: null,
  lastName: null,
  createdSessionId: null,
  verifications: { emailAddress: null },
  ...changes,
})
const byCode = {
  status: 'unverified',
  strategy: null,
  nextAction: 'needs_prepare',
  supportedStrategies: ['email_code'],
}
const byLink = { ...byCode, supportedStrategies: ['email_link', 'email_code'] }
const unverified = attempt({
  unverifiedFields: ['email_address'],
  missingFields: ['username'],
  verifications: { emailAddress: byCode },
})
const proof = { strategy: 'email_code', verification: byCode }
const missing = attempt({ missingFields: ['legal_accepted', 'username'] })

describe('which screen a sign-up shows', () => {
  const situation = {
    route: '',
    signUp: null,
    mode: 'public' as const,
    hasTicket: false,
    isTicketFirst: false,
    occupied: false,
  }

  test.each([
    ['the start without an attempt', {}, { name: 'start' }],
    [
      'the start when the address does not name the step',
      { signUp: unverified },
      { name: 'start' },
    ],
    [
      'the start when the guard of a step fails',
      { route: 'verify-email-address', signUp: missing },
      { name: 'start' },
    ],
    ['what comes next after a provider', { route: 'sso-callback' }, { name: 'callback' }],
    ['how a link has ended', { route: 'verify-email-address/verify' }, { name: 'link' }],
    [
      'that a link is on its way, before a code where there are both',
      {
        route: 'verify-email-address',
        signUp: attempt({
          unverifiedFields: ['email_address'],
          verifications: { emailAddress: byLink },
        }),
      },
      { name: 'verify', proof: { strategy: 'email_link', verification: byLink } },
    ],
    [
      'that a code is on its way to who asked for one',
      {
        route: 'verify-email-address',
        signUp: attempt({
          unverifiedFields: ['email_address'],
          verifications: { emailAddress: { ...byLink, strategy: 'email_code' } },
        }),
      },
      {
        name: 'verify',
        proof: { strategy: 'email_code', verification: { ...byLink, strategy: 'email_code' } },
      },
    ],
    [
      'the step that is next for who comes from elsewhere',
      { route: 'continue', signUp: unverified },
      { name: 'verify', proof },
    ],
    [
      'verification before what is missing',
      { route: 'verify-email-address', signUp: unverified },
      { name: 'verify', proof },
    ],
    [
      'verification within the missing part',
      { route: 'continue/verify-email-address', signUp: unverified },
      { name: 'verify', proof },
    ],
    [
      'what is missing, in the order of the form',
      { route: 'continue', signUp: missing },
      {
        name: 'continue',
        fields: [
          { name: 'username', required: true },
          { name: 'legalAccepted', required: true },
        ],
      },
    ],
    [
      'that an address cannot be verified in a way that has no screen',
      {
        route: 'verify-email-address',
        signUp: attempt({
          unverifiedFields: ['email_address'],
          verifications: { emailAddress: { ...byCode, supportedStrategies: ['email_pigeon'] } },
        }),
      },
      { name: 'unsupported' },
    ],
    [
      'that a missing thing cannot be asked for',
      { route: 'continue', signUp: attempt({ missingFields: ['web3_wallet'] }) },
      { name: 'unsupported' },
    ],
    [
      'that only invited people sign up',
      { mode: 'restricted' as const },
      { name: 'restricted', mode: 'restricted' },
    ],
    [
      'that there is a waitlist',
      { mode: 'waitlist' as const },
      { name: 'restricted', mode: 'waitlist' },
    ],
    [
      'the start for an invited one',
      { mode: 'restricted' as const, hasTicket: true },
      { name: 'start' },
    ],
    ['nothing to do for somebody who is signed in', { occupied: true }, { name: 'signed-in' }],
  ])('%s', (_, changes, step) => {
    expect(nextStep({ ...situation, ...changes })).toEqual(step)
  })

  test('a complete attempt has no further step', () => {
    expect(routeOf(attempt({ status: 'complete' }))).toBe('')
    expect(routeOf(null)).toBe('')
  })
})

describe('what the first screen asks for', () => {
  const ask = (
    changes: EnvironmentChanges = {},
    more: { showOptional?: boolean; hasTicket?: boolean; signUp?: SignUpModel } = {},
  ) =>
    startFields({
      signUp: null,
      showOptional: false,
      hasTicket: false,
      ...more,
      settings: environment(changes).user_settings,
    }).map(({ name, required }) => (required ? name : `${name}?`))

  test('only what is required', () => {
    expect(ask()).toEqual(['emailAddress', 'password'])
  })

  test('also what is optional, when the appearance asks for it', () => {
    expect(ask({}, { showOptional: true })).toEqual([
      'firstName?',
      'lastName?',
      'emailAddress',
      'password',
    ])
  })

  test('an address when nothing else would tell people apart', () => {
    expect(ask({ settings: { attributes: { email_address: { required: false } } } })).toContain(
      'emailAddress',
    )
  })

  test('no address that nobody needs', () => {
    const attributes = {
      email_address: { required: false },
      username: { enabled: true, required: true },
    }
    const fields = ask({ settings: { attributes } })
    expect(fields).toEqual(['username', 'password'])
  })

  test('consent where it is asked for', () => {
    expect(ask({ settings: { sign_up: { legal_consent_enabled: true } } })).toContain(
      'legalAccepted',
    )
  })

  test('the address of a ticket is shown, and not asked for', () => {
    expect(ask({}, { hasTicket: true, signUp: attempt() })).toContain('emailAddress?')
  })
})
