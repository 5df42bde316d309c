import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Answer } from '../testing/browser.ts'
import { countingParts } from '../testing/counting.ts'
import { ADA, BOB, signIn, signUp } from '../testing/people.ts'
import { attempt, start, step, tryCode } from '../testing/sign-in.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.close())

describe('ENUM: known and unknown identifiers', () => {
  let strict: TestServer
  beforeEach(async () => {
    strict = await testServer({ settings: { enumerationProtection: true } })
    await signUp(strict.browser())
  })
  afterEach(() => strict.close())
  const NOBODY = 'zoe+clerk_test@example.com'

  /** An answer without what differs by chance. */
  function shape({ status, body, setCookies, headers }: Answer, identifier: string): string {
    const text = JSON.stringify({ status, body, setCookies, headers: [...headers] })
    return text
      .replaceAll(identifier, '<identifier>')
      .replace(/(client|sia|ver|idn|trace)_[0-9A-Za-z]{27}/g, '$1_<id>')
      .replace(/(__client_[\w-]{8})=[\w-]{43}/g, '$1=<token>')
  }

  test('ENUM-1: every step of a sign-in answers alike', async () => {
    const steps = async (identifier: string) => {
      const browser = strict.browser()
      const created = await start(browser, { identifier })
      const factor = created.response.supported_first_factors[1]
      const answers = [
        created,
        await attempt(browser, created, { strategy: 'password', password: 'wrong guess' }),
        await step(browser, created, {
          name: 'prepare_first_factor',
          strategy: 'email_code',
          email_address_id: factor.email_address_id,
        }),
        await tryCode(browser, created, '111111'),
        await tryCode(browser, created, '222222'),
        await browser.get(`/v1/client/sign_ins/${created.response.id}`),
        await start(browser, { identifier, strategy: 'reset_password_email_code' }),
        await signIn(strict.browser(), identifier, 'wrong guess'),
      ]
      return answers.map((answer) => shape(answer, identifier))
    }
    expect(await steps(ADA)).toEqual(await steps(NOBODY))
  })

  test('ENUM-1: an address that nobody has keeps its invented id', async () => {
    const idOf = async () =>
      (await start(strict.browser(), { identifier: NOBODY })).response.supported_first_factors[1]
        .email_address_id
    expect(await idOf()).toBe(await idOf())
  })

  test('ENUM-3: a locked account answers as an unknown one', async () => {
    const guess = async (identifier: string) =>
      shape(await signIn(strict.browser(), identifier, 'wrong guess'), identifier)
    for (let miss = 0; miss < 11; miss++) expect(await guess(ADA)).toBe(await guess(NOBODY))
    expect(await guess(ADA)).toContain('form_password_or_identifier_incorrect')
  })

  test('ENUM-3: a locked account counts the tries of a code as an unknown one does', async () => {
    for (let miss = 0; miss < 11; miss++) await signIn(strict.browser(), ADA, 'wrong guess')
    const guess = async (identifier: string) => {
      const browser = strict.browser()
      const created = await start(browser, { identifier, strategy: 'email_code' })
      const answers: Answer[] = []
      for (let tried = 0; tried < 7; tried++) {
        answers.push(await tryCode(browser, created, '111111'))
        answers.push(await browser.get(`/v1/client/sign_ins/${created.response.id}`))
      }
      return answers.map((answer) => shape(answer, identifier))
    }
    const known = await guess(ADA)
    expect(known).toEqual(await guess(NOBODY))
    expect(known.at(-2)).toContain('verification_failed')
  })

  test('ENUM-3: the right code opens no locked account', async () => {
    for (let miss = 0; miss < 11; miss++) await signIn(strict.browser(), ADA, 'wrong guess')
    const browser = strict.browser()
    const created = await start(browser, { identifier: ADA, strategy: 'email_code' })
    expect((await tryCode(browser, created, '424242')).codes).toEqual(['form_code_incorrect'])
  })

  test('no code is right for an address that nobody has', async () => {
    const browser = strict.browser()
    const created = await start(browser, { identifier: NOBODY, strategy: 'email_code' })
    expect((await tryCode(browser, created, '424242')).codes).toEqual(['form_code_incorrect'])
  })

  test('bulk mode says that there is no account, at the field', async () => {
    const answer = await start(server.browser(), { identifier: BOB })
    expect(answer.errors[0]).toMatchObject({
      code: 'form_identifier_not_found',
      meta: { param_name: 'identifier' },
    })
  })

  test('ENUM-2: an unknown account costs one hash as a known one does', async () => {
    const { counts, parts } = countingParts()
    const counted = await testServer({ settings: { enumerationProtection: true } }, parts)
    await signUp(counted.browser())
    const hashes: number[] = []
    for (const identifier of [ADA, NOBODY, ADA, NOBODY]) {
      counts.hashes = 0
      expect((await signIn(counted.browser(), identifier, 'wrong guess')).status).toBe(422)
      hashes.push(counts.hashes)
    }
    expect(hashes).toEqual([1, 1, 1, 1])
    await counted.close()
  })
})
