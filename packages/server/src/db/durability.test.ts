import { expect, test } from 'vitest'
import { type Browser, createBrowser } from '../testing/browser.ts'
import { type Child, killChild as kill, startChild as start } from '../testing/child.ts'
import { askNumber, newDatabase } from '../testing/database.ts'
import { deferred } from '../testing/deferred.ts'
import { ADA, as, signIn, signUp } from '../testing/people.ts'

function follow(browser: Browser, child: Child): Browser {
  const next = createBrowser(child)
  for (const [name, value] of browser.cookies) next.cookies.set(name, value)
  return next
}

test('DB-4: kill -9 between any two requests loses nothing that was answered', async () => {
  const database = await newDatabase()
  let child = await start(database)
  let browser = createBrowser(child)
  const restart = async () => {
    await kill(child)
    child = await start(database)
    browser = follow(browser, child)
  }

  const created = await browser.post('/v1/client/sign_ups', {
    email_address: ADA,
    password: 'correct horse battery',
  })
  await restart()
  const path = `/v1/client/sign_ups/${created.response.id}`
  expect(
    (await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' })).status,
  ).toBe(200)
  await restart()
  const done = await browser.post(`${path}/attempt_verification`, {
    strategy: 'email_code',
    code: '424242',
  })
  expect(done.response.status).toBe('complete')
  await restart()
  const sessionId = done.response.created_session_id
  expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(200)
  await browser.post(`/v1/client/sessions/${sessionId}/remove`)
  await restart()
  expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(401)
  expect((await signIn(browser)).response.status).toBe('complete')
  await kill(child)
}, 60_000)

test('DB-4: killed in the middle of a burst, what was answered is there and nothing is half', async () => {
  const database = await newDatabase()
  const child = await start(database)
  const answered: string[] = []
  const enough = deferred()
  const people = Array.from({ length: 30 }, (_, index) => `p${index}+clerk_test@example.com`)
  const running = people.map((address) =>
    signUp(createBrowser(child), address).then(
      ({ userId }) => {
        if (answered.push(userId) === 5) enough.resolve()
      },
      () => {}, // cut off by the kill
    ),
  )
  await enough.promise
  await kill(child)
  await Promise.all(running)

  const count = (sql: string) => askNumber(database, sql)
  for (const userId of answered) {
    expect(await count(`SELECT count(*) FROM sessions WHERE user_id = '${userId}'`)).toBe(1)
  }
  const users = await count('SELECT count(*) FROM users')
  expect(users).toBeGreaterThanOrEqual(answered.length)
  expect(await count('SELECT count(*) FROM email_addresses')).toBe(users)
  expect(await count('SELECT count(*) FROM sessions')).toBe(users)
  expect(await count("SELECT count(*) FROM audit_events WHERE type = 'user.created'")).toBe(users)
}, 60_000)

test('GR-4, DB-6: of parallel redeemers in two processes exactly one wins', async () => {
  const database = await newDatabase()
  const [one, two] = [await start(database), await start(database)]
  const browser = createBrowser(one)
  await signUp(createBrowser(one))
  const created = await browser.post('/v1/client/sign_ins', {
    identifier: ADA,
    strategy: 'email_code',
  })
  const path = `/v1/client/sign_ins/${created.response.id}/attempt_first_factor`
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      follow(browser, index % 2 ? one : two).post(path, { strategy: 'email_code', code: '424242' }),
    ),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ status }) => status >= 500)).toEqual([])
  await Promise.all([kill(one), kill(two)])
}, 60_000)

test('RATE-4: two processes count guesses together', async () => {
  const database = await newDatabase()
  const [one, two] = [await start(database), await start(database)]
  await signUp(createBrowser(one))
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, index) =>
      signIn(createBrowser(index % 2 ? one : two), ADA, 'a wrong password'),
    ),
  )
  const tried = answers.filter(({ codes }) => codes[0] === 'form_password_incorrect')
  expect(tried.length).toBeLessThanOrEqual(10)
  expect((await signIn(createBrowser(two))).codes).toEqual(['user_locked'])
  await Promise.all([kill(one), kill(two)])
}, 60_000)

test('RATE-4, DB-2: a guess that was answered is counted and noted after kill -9', async () => {
  const database = await newDatabase()
  const child = await start(database)
  await signUp(createBrowser(child))
  const read = (sql: string) => askNumber(database, sql)
  const hits = 'SELECT sum(hits) FROM rate_limits'
  const before = await read(hits)
  for (let guess = 0; guess < 3; guess++) {
    expect((await signIn(createBrowser(child), ADA, 'a wrong password')).status).toBe(422)
  }
  await kill(child)
  // By address and by account.
  expect((await read(hits)) - before).toBe(6)
  expect(await read('SELECT max(failed_attempts) FROM users')).toBe(3)
  expect(
    await read("SELECT count(*) FROM audit_events WHERE type = 'sign_in.factor_refused'"),
  ).toBe(3)
}, 60_000)
