import { describe, expect, test } from 'vitest'
import type { Browser } from '../testing/browser.ts'
import { mailCodes } from '../testing/mail.ts'
import { ADA, PASSWORD } from '../testing/people.ts'
import { testServer } from '../testing/test-server.ts'

const create = (form: Record<string, string>, by: Browser) => by.post('/v1/client/sign_ups', form)
const path = (id: string, step: string) => `/v1/client/sign_ups/${id}${step}`
const prepare = (id: string, by: Browser) =>
  by.post(path(id, '/prepare_verification'), { strategy: 'email_code' })
const verify = (id: string, code: string, by: Browser) =>
  by.post(path(id, '/attempt_verification'), { strategy: 'email_code', code })

describe('settings', () => {
  async function refusalUnder(settings: object, form: Record<string, string> = {}) {
    const testee = await testServer({ settings })
    const answer = await create(
      { email_address: ADA, password: PASSWORD, ...form },
      testee.browser(),
    )
    await testee.close()
    return answer
  }

  test('AZ-17: closed sign-ups are closed in the API', async () => {
    const codesOf = async (mode: string) => (await refusalUnder({ signUp: { mode } })).codes
    expect(await codesOf('restricted')).toEqual(['sign_up_mode_restricted'])
    expect(await codesOf('waitlist')).toEqual(['sign_up_restricted_waitlist'])
  })

  test('lists of addresses and domains', async () => {
    const codesOf = async (restrictions: object, email_address = 'ada@example.com') =>
      (await refusalUnder({ restrictions }, { email_address })).codes
    expect(await codesOf({ allowlist: ['other.example'] })).toEqual(['not_allowed_access'])
    expect(await codesOf({ allowlist: ['Example.com'] })).toEqual([])
    expect(await codesOf({ allowlist: ['ada@example.com'] })).toEqual([])
    expect(await codesOf({ blocklist: ['example.com'] })).toEqual(['not_allowed_access'])
    expect(await codesOf({ blocklist: ['ple.com'] })).toEqual([])
    const noSubaddresses = { blockEmailSubaddresses: true }
    expect(await codesOf(noSubaddresses, 'a+b@example.com')).toEqual(['form_email_address_blocked'])
  })

  test('consent, names and usernames', async () => {
    const settings = {
      signUp: { legalConsent: true },
      names: { firstName: 'required', lastName: 'off' },
      identifiers: { username: 'required' },
    }
    const { response } = await refusalUnder(settings)
    expect(response.missing_fields).toEqual(['username', 'first_name', 'legal_accepted'])
    const codesOf = async (form: Record<string, string>) =>
      (await refusalUnder(settings, form)).codes
    expect(await codesOf({ last_name: 'L' })).toEqual(['form_param_unknown'])
    expect(await codesOf({ legal_accepted: 'false' })).toEqual(['legal_not_accepted'])
    expect(await codesOf({ username: 'ab' })).toEqual(['form_username_invalid_length'])
    for (const username of ['123456', '202-555-0143']) {
      expect(await codesOf({ username })).toEqual(['form_username_needs_non_number_char'])
    }
    expect(await codesOf({ username: 'ada.l!' })).toEqual(['form_username_invalid_character'])
  })

  test('ENUM-1: under enumeration protection an owner learns of the attempt by mail', async () => {
    const strict = await testServer({ settings: { enumerationProtection: true } })
    const owner = 'owner@example.com'
    const run = async (email_address: string) => {
      const by = strict.browser()
      const { response } = await create({ email_address, password: PASSWORD }, by)
      const prepared = await prepare(response.id, by)
      const tried = await verify(response.id, '111111', by)
      const text = JSON.stringify([response, prepared.body, tried.body])
      return text
        .replaceAll(email_address, '<address>')
        .replace(/(client|sua|ver|trace)_[0-9A-Za-z]{27}/g, '$1')
    }
    const first = strict.browser()
    const { response } = await create({ email_address: owner, password: PASSWORD }, first)
    await prepare(response.id, first)
    const [code] = await mailCodes(strict, owner)
    await verify(response.id, code!, first)

    expect(await run(owner)).toBe(await run('nobody@example.com'))
    expect(await mailCodes(strict, owner)).toHaveLength(1)
    expect(strict.logged.join('\n')).toContain(`Mail to ${owner}: You have an account`)
    await strict.close()
  })
})
