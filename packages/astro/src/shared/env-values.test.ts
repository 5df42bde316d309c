import { describe, expect, test } from 'vitest'
import { createEnvReader } from '../server/environment.ts'
import type { EnvName } from './env-names.ts'
import { assertPage } from './env-values.ts'

/** What a site reads whose platform says this. */
function read(name: EnvName, value: string): string | undefined {
  const config = { values: {}, mode: 'production', envDir: '/nowhere' } as const
  return createEnvReader({ runtime: { env: { [name]: value } } }, config)(name)
}

describe('a variable means what somebody meant to write', () => {
  test.each<[EnvName, string, string | undefined]>([
    ['PUBLIC_CLERK_PUBLISHABLE_KEY', '', undefined],
    ['PUBLIC_CLERK_PUBLISHABLE_KEY', ' \n', undefined],
    ['PUBLIC_CLERK_PUBLISHABLE_KEY', '""', undefined],
    ['PUBLIC_CLERK_PUBLISHABLE_KEY', ' pk_test_abc\r\n', 'pk_test_abc'],
    ['CLERK_SECRET_KEY', "'sk_test_abc'", 'sk_test_abc'],
    ['CLERK_SECRET_KEY', '"sk_test_abc\n"', 'sk_test_abc'],
    ['CLERK_JWT_KEY', '"-----BEGIN\nabc\n-----END"\n', '-----BEGIN\nabc\n-----END'],
    ['DOORYARD_DATABASE', ' ./data/users.sqlite ', './data/users.sqlite'],
    ['DOORYARD_MAIL_FROM', '"Acme <a@acme.example>"', 'Acme <a@acme.example>'],
    ['DOORYARD_MAIL_FROM', '"Acme" <a@acme.example>', '"Acme" <a@acme.example>'],
    ['DOORYARD_TRUSTED_PROXIES', ' 1 ', '1'],
    ['PUBLIC_CLERK_IS_SATELLITE', 'true', 'true'],
    ['PUBLIC_CLERK_IS_SATELLITE', ' True ', 'true'],
    ['PUBLIC_CLERK_IS_SATELLITE', '1', 'true'],
    ['PUBLIC_CLERK_IS_SATELLITE', 'no', 'false'],
    ['DOORYARD_UNSAFE_MAILBOX', 'yes', 'true'],
    ['DOORYARD_UNSAFE_MAILBOX', 'off', 'false'],
    ['DOORYARD_UNSAFE_MAILBOX', '', undefined],
    ['CLERK_API_URL', 'https://auth.example.com/api/', 'https://auth.example.com/api'],
    ['PUBLIC_CLERK_PROXY_URL', '"https://auth.example.com/"', 'https://auth.example.com'],
    ['PUBLIC_CLERK_PROXY_URL', '/__clerk/', '/__clerk'],
    ['PUBLIC_CLERK_DOMAIN', 'https://shop.example/', 'shop.example'],
    ['PUBLIC_CLERK_SIGN_IN_URL', ' /sign-in ', '/sign-in'],
    ['PUBLIC_CLERK_SIGN_IN_URL', '/sign-in/', '/sign-in/'],
    ['PUBLIC_CLERK_SIGN_IN_URL', '/', '/'],
    ['PUBLIC_CLERK_SIGN_IN_URL', 'https://acme.example/in', 'https://acme.example/in'],
    ['PUBLIC_CLERK_SIGN_UP_FALLBACK_REDIRECT_URL', 'acme://done', 'acme://done'],
  ])('%s=%j is %j', (name, value, meant) => {
    expect(read(name, value)).toBe(meant)
  })
})

describe('GR-6: what cannot be meant is refused with what to write', () => {
  test.each<[EnvName, string, string]>([
    ['PUBLIC_CLERK_SIGN_IN_URL', 'sign-in', 'Write /sign-in.'],
    ['PUBLIC_CLERK_SIGN_IN_URL', './sign-in/', 'Write /sign-in/.'],
    ['PUBLIC_CLERK_SIGN_UP_URL', 'acme.example/join', 'Write https://acme.example/join.'],
    ['PUBLIC_CLERK_SIGN_UP_URL', 'localhost:4321/join', 'Write http://localhost:4321/join.'],
    ['PUBLIC_CLERK_SIGN_IN_FORCE_REDIRECT_URL', 'welcome', 'Write /welcome.'],
    ['CLERK_API_URL', 'auth.example.com/api', 'Write https://auth.example.com/api.'],
    ['CLERK_API_URL', '/api', 'must be an address that begins with https://'],
    ['PUBLIC_CLERK_PROXY_URL', 'localhost:3000', 'Write http://localhost:3000.'],
    ['PUBLIC_CLERK_IS_SATELLITE', 'ja', 'must be true or false, not "ja"'],
    ['DOORYARD_UNSAFE_MAILBOX', 'ture', 'must be true or false, not "ture"'],
  ])('%s=%s', (name, value, advice) => {
    expect(() => read(name, value)).toThrow(name)
    expect(() => read(name, value)).toThrow(advice)
  })

  test('so is an option that names a page', () => {
    expect(() => assertPage('signInUrl', 'sign-in')).toThrow(
      'signInUrl must begin with a slash or be a whole address, not "sign-in". Write /sign-in.',
    )
  })
})
