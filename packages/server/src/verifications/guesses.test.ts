import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../clock.ts'
import type { Answer, Browser } from '../testing/browser.ts'
import { mailCodes } from '../testing/mail.ts'
import { ADA, BOB, PASSWORD, signIn, signOut, signUp } from '../testing/people.ts'
import { attempt, start, step } from '../testing/sign-in.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

const RESET = 'reset_password_email_code'
/** Nothing but the caps on codes stands in the way. */
const wide = { max: 9999 }
const settings = { rateLimits: { attempt: wide, create: wide, send: wide } }

/** Starts one code after the other and enters five wrong ones each, until something else is answered. */
async function guessUntilRefused(
  startCode: () => Promise<{ status: number; tryWrong: () => Promise<Answer>; answer: Answer }>,
): Promise<{ misses: number; refusal: Answer }> {
  for (let misses = 0; misses < 500; ) {
    const { status, tryWrong, answer } = await startCode()
    if (status !== 200) return { misses, refusal: answer }
    for (let tried = 0; tried < 5; tried++) {
      const answer = await tryWrong()
      if (answer.codes[0] !== 'form_code_incorrect') return { misses, refusal: answer }
      misses++
    }
  }
  throw new Error('Nobody stopped the guessing.')
}

describe('RATE-1, RATE-2: codes that are guessed', () => {
  let server: TestServer
  beforeEach(async () => {
    server = await testServer({ settings })
  })
  afterEach(() => server.close())

  const guessReset = (address: string, identifier = ADA) =>
    guessUntilRefused(async () => {
      const browser = server.browser({ address })
      const answer = await start(browser, { strategy: RESET, identifier })
      const tryWrong = () => attempt(browser, answer, { strategy: RESET, code: '000000' })
      return { status: answer.status, tryWrong, answer }
    })

  const guessSignUp = (address: string) =>
    guessUntilRefused(async () => {
      const browser = server.browser({ address })
      const form = { email_address: BOB, password: PASSWORD }
      const created = await browser.post('/v1/client/sign_ups', form)
      const path = `/v1/client/sign_ups/${created.response.id}`
      const strategy = 'email_code'
      const answer = await browser.post(`${path}/prepare_verification`, { strategy })
      const tryWrong = () =>
        browser.post(`${path}/attempt_verification`, { strategy, code: '000000' })
      return { status: answer.status, tryWrong, answer }
    })

  /** Attackers from everywhere use up what strangers may guess. */
  async function guessFromEverywhere(guess: (address: string) => Promise<{ misses: number }>) {
    let misses = 0
    for (let index = 0; index < 8; index++) misses += (await guess(`192.0.2.${index}`)).misses
    return misses
  }

  async function reset(browser: Browser): Promise<Answer> {
    const created = await start(browser, { strategy: RESET })
    if (created.status !== 200) return created
    const proven = await attempt(browser, created, { strategy: RESET, code: '424242' })
    if (proven.status !== 200) return proven
    return step(browser, created, { name: 'reset_password', password: 'a brand new passphrase' })
  }

  test('one address has twenty misses in a day at an account, locked or not; others go on', async () => {
    await signUp(server.browser())
    for (let miss = 0; miss < 10; miss++) await signIn(server.browser(), ADA, 'wrong guess')
    const { misses, refusal } = await guessReset('192.0.2.1')
    expect(misses).toBe(20)
    expect([refusal.status, refusal.codes]).toEqual([429, ['too_many_requests']])
    expect(Number(refusal.headers.get('retry-after'))).toBe(86_400)
    server.clock.advance(10 * HOUR)
    expect((await guessReset('192.0.2.1')).misses).toBe(0)
    // The right code counts as little there, and opens as always elsewhere.
    expect((await reset(server.browser({ address: '192.0.2.1' }))).status).toBe(429)
    expect((await reset(server.browser({ address: '198.51.100.1' }))).response.status).toBe(
      'complete',
    )
  })

  test('an account has fifty in a day, whatever addresses ask; its owner gets in all the same', async () => {
    const own = server.browser()
    await signUp(own)
    await signOut(own)
    expect(await guessFromEverywhere(guessReset)).toBe(50)
    for (let miss = 0; miss < 10; miss++) await signIn(server.browser(), ADA, 'wrong guess')
    const stranger = server.browser({ address: '198.51.100.1' })
    expect((await reset(stranger)).codes).toEqual(['too_many_requests'])
    expect((await reset(own)).response.status).toBe('complete')
    server.clock.advance(DAY)
    expect((await reset(server.browser())).response.status).toBe('complete')
  })

  test('whoever is held up by both is told of the longer wait', async () => {
    await signUp(server.browser())
    expect((await guessReset('192.0.2.1')).misses).toBe(20)
    const browser = server.browser({ address: '192.0.2.2' })
    for (const _ of [1, 2]) {
      const answer = await start(browser, { strategy: RESET })
      for (let miss = 0; miss < 5; miss++)
        await attempt(browser, answer, { strategy: RESET, code: '000000' })
      server.clock.advance(MINUTE)
    }
    server.clock.advance(HOUR)
    const { misses, refusal } = await guessReset('192.0.2.3')
    expect([misses, refusal.headers.get('retry-after')]).toEqual([20, '86400'])
  })

  test('a browser that the owner uses has tries of its own, and not more of them', async () => {
    const own = server.browser()
    await signUp(own)
    await signOut(own)
    const guess = await guessUntilRefused(async () => {
      const answer = await start(own, { strategy: RESET })
      const tryWrong = () => attempt(own, answer, { strategy: RESET, code: '000000' })
      return { status: answer.status, tryWrong, answer }
    })
    expect(guess.misses).toBe(50)
    expect((await guessReset('192.0.2.1')).misses).toBe(20)
  })

  test('strangers who ask for codes keep none from the browser of the owner', async () => {
    const live = await testServer({
      settings: { rateLimits: { ...settings.rateLimits, send: { max: 1 } } },
    })
    const own = live.browser()
    await signUp(own)
    await signOut(own)
    const strategy = 'email_code'
    const ask = (browser: Browser) => start(browser, { strategy })
    let status = 200
    for (let sent = 0; sent < 30 && status === 200; sent++) ({ status } = await ask(live.browser()))
    expect(status).toBe(429)
    expect((await ask(own)).status).toBe(200)
    await live.close()
  })

  test('a code for signing in counts too, also while no lock does; passwords go on', async () => {
    const free = await testServer({ settings: { ...settings, lockout: { enabled: false } } })
    await signUp(free.browser())
    const { misses, refusal } = await guessUntilRefused(async () => {
      const browser = free.browser()
      const answer = await start(browser, { strategy: 'email_code' })
      const tryWrong = () => attempt(browser, answer, { strategy: 'email_code', code: '000000' })
      return { status: answer.status, tryWrong, answer }
    })
    expect([misses, refusal.codes]).toEqual([20, ['too_many_requests']])
    expect((await signIn(free.browser())).status).toBe(200)
    await free.close()
  })

  test('an address that nobody has proven: twenty from one address, fifty in all', async () => {
    const { misses, refusal } = await guessSignUp('192.0.2.0')
    expect([misses, refusal.codes]).toEqual([20, ['too_many_requests']])
    expect(await guessFromEverywhere(guessSignUp)).toBe(30)
    expect((await guessSignUp('198.51.100.1')).misses).toBe(0)
    server.clock.advance(DAY)
    expect((await signUp(server.browser(), BOB)).userId).toBeTruthy()
  })

  test('RATE-7: the right code gives all misses back', async () => {
    await signUp(server.browser())
    const browser = server.browser()
    const missed = await start(browser, { strategy: RESET })
    for (let miss = 0; miss < 4; miss++) {
      await attempt(browser, missed, { strategy: RESET, code: '000000' })
    }
    const other = server.browser()
    const created = await start(other, { strategy: RESET })
    expect((await attempt(other, created, { strategy: RESET, code: '424242' })).status).toBe(200)
    expect((await guessReset('203.0.113.7')).misses).toBe(20)
  })

  test('a code that is dead already costs no try', async () => {
    await signUp(server.browser())
    const browser = server.browser({ address: '192.0.2.1' })
    const created = await start(browser, { strategy: RESET })
    for (let miss = 0; miss < 30; miss++) {
      await attempt(browser, created, { strategy: RESET, code: '000000' })
    }
    expect((await guessReset('192.0.2.1')).misses).toBe(15)
  })

  test('ENUM-3: where accounts are secret, used-up tries answer as wrong codes do', async () => {
    const strict = await testServer({ settings: { ...settings, enumerationProtection: true } })
    const ann = 'ann@example.com'
    const admin = new Request('https://app.test/api/v1/users', {
      method: 'POST',
      headers: { authorization: `Bearer ${strict.secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ email_address: [ann], password: PASSWORD }),
    })
    expect((await strict.fetch(admin)).status).toBe(200)
    const round = async (identifier: string) => {
      const browser = strict.browser()
      const created = await start(browser, { strategy: RESET, identifier })
      const answers: unknown[] = [created.status, created.codes]
      for (let tried = 0; tried < 6; tried++) {
        const { status, codes, client } = await attempt(browser, created, {
          strategy: RESET,
          code: '000000',
        })
        const { attempts, status: state } = client!.sign_in!.first_factor_verification!
        answers.push([status, codes, attempts, state])
      }
      return answers
    }
    for (let index = 0; index < 6; index++) {
      expect(await round(ann)).toEqual(await round('zoe@example.com'))
      strict.clock.advance(MINUTE)
    }
    // Used up: there is no code any more that could be right, and none is sent.
    const sent = (await mailCodes(strict, ann)).length
    expect(sent).toBe(4)
    await strict.close()
  })
})

describe('RATE-1: passwords', () => {
  test('one identifier has three checks in ten seconds, whatever addresses ask', async () => {
    const live = await testServer({ mode: 'production', mail: { unsafeMailbox: true } })
    const ann = 'ann@example.com'
    const own = live.browser()
    const created = await own.post('/v1/client/sign_ups', {
      email_address: ann,
      password: PASSWORD,
    })
    const path = `/v1/client/sign_ups/${created.response.id}`
    const strategy = 'email_code'
    await own.post(`${path}/prepare_verification`, { strategy })
    const [code] = await mailCodes(live, ann)
    await own.post(`${path}/attempt_verification`, { strategy, code: code! })

    const direct = (index: number) =>
      signIn(live.browser({ address: `192.0.2.${index}` }), ann, 'wrong guess')
    const inSteps = async (index: number) => {
      const browser = live.browser({ address: `198.51.100.${index}` })
      const begun = await start(browser, { identifier: ann })
      // A code on its way to an address makes that no other identifier.
      return attempt(browser, begun, { strategy: 'password', password: 'wrong guess' })
    }
    const answers = [await direct(1), await inSteps(1), await direct(2), await inSteps(2)]
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 429])
    const refused = await direct(3)
    expect([refused.codes, refused.headers.get('retry-after')]).toEqual([
      ['too_many_requests'],
      '10',
    ])
    live.clock.advance(10_000)
    expect((await signIn(live.browser({ address: '192.0.2.9' }), ann, PASSWORD)).status).toBe(200)
    await live.close()
  })
})
