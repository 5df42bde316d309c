import { expect, onTestFinished, test } from 'vitest'
import { backendOf, createUser } from '../testing/backend.ts'
import { type Browser, createBrowser } from '../testing/browser.ts'
import { type Child, killChild as kill, startChild as start } from '../testing/child.ts'
import { ask, askNumber, newDatabase } from '../testing/database.ts'
import { deferred } from '../testing/deferred.ts'
import { developmentKeys } from '../testing/keys.ts'
import { ADA, as, BOB, PASSWORD, signIn, signUp } from '../testing/people.ts'

/** That of a browser, with something in it. */
const OWN_COOKIE = /^((?:__Host-)?__client(?:_\w+)?)=([^;]{20,})/

/** Nobody waits for the database longer than two seconds (DOS-5): on a busy machine that is told to some of many at once. */
const TOLD_TO_WAIT = 503
const isBroken = (status: number) => status >= 500 && status !== TOLD_TO_WAIT

const startTwo = (database: string) => Promise.all([start(database), start(database)])

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
}, 180_000)

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

  for (const userId of answered) {
    const sessions = `SELECT count(*) FROM sessions WHERE user_id = '${userId}'`
    expect(await askNumber(database, sessions)).toBe(1)
  }
  // In one statement: PostgreSQL may still be at what it was asked for by who is dead now.
  const [counts] = await ask(
    database,
    `SELECT (SELECT count(*) FROM users) AS users,
      (SELECT count(*) FROM email_addresses) AS addresses,
      (SELECT count(*) FROM sessions) AS sessions,
      (SELECT count(*) FROM audit_events WHERE type = 'user.created') AS events`,
  )
  const [users, ...others] = Object.values(counts!).map(Number)
  expect(users).toBeGreaterThanOrEqual(answered.length)
  expect(others).toEqual([users, users, users])
}, 180_000)

test('GR-4, DB-6: whatever is used once is used once by two processes', async () => {
  const database = await newDatabase()
  const children = await startTwo(database)
  const backends = children.map((child) => backendOf({ ...child, ...developmentKeys }))
  /** The same by fifty at once, half of them with each process: whom it was given to. */
  const race = async <Answer extends { status: number }>(
    send: (index: number) => Promise<Answer>,
  ): Promise<Answer[]> => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => send(index)))
    expect(answers.filter(({ status }) => isBroken(status))).toEqual([])
    return answers.filter(({ status }) => status === 200)
  }
  const user = await createUser(backends[0]!)
  const makeTicket = async () =>
    (await backends[0]!('POST /sign_in_tokens', { json: { user_id: user.id } })).body

  const { token: ticket } = await makeTicket()
  const winners = await race((index) =>
    createBrowser(children[index % 2]!).post('/v1/client/sign_ins', {
      strategy: 'ticket',
      ticket,
    }),
  )
  expect(winners).toHaveLength(1)

  const guest = createBrowser(children[0])
  const code = { strategy: 'email_code', code: '424242' }
  const begun = await guest.post('/v1/client/sign_ins', {
    identifier: ADA,
    strategy: code.strategy,
  })
  const attempt = `/v1/client/sign_ins/${begun.response.id}/attempt_first_factor`
  expect(
    await race((index) => follow(guest, children[index % 2]!).post(attempt, code)),
  ).toHaveLength(1)

  const { id } = await makeTicket()
  const revoked = await race((index) => backends[index % 2]!(`POST /sign_in_tokens/${id}/revoke`))
  expect(revoked).toHaveLength(1)

  const browser = createBrowser(children[0])
  await signIn(browser)
  const page = encodeURIComponent('https://app.test/a')
  const { headers } = await browser.get(`/v1/client/handshake?redirect_url=${page}&format=nonce`)
  const nonce = new URL(headers.get('location')!).searchParams.get('__clerk_handshake_nonce')
  expect(nonce).toMatch(/./)
  const fetched = await race((index) =>
    backends[index % 2]!(`GET /clients/handshake_payload?nonce=${nonce}`),
  )
  expect(fetched.filter(({ body }) => body.directives.length > 0)).toHaveLength(1)

  const newcomer = createBrowser(children[0])
  const email_address = 'new+clerk_test@example.com'
  const created = await newcomer.post('/v1/client/sign_ups', {
    email_address,
    password: PASSWORD,
  })
  const path = `/v1/client/sign_ups/${created.response.id}`
  await newcomer.post(`${path}/prepare_verification`, { strategy: code.strategy })
  const finished = await race((index) =>
    follow(newcomer, children[index % 2]!).post(`${path}/attempt_verification`, code),
  )
  expect(finished).toHaveLength(1)
  expect(await askNumber(database, 'SELECT count(*) FROM users')).toBe(2)
  await Promise.all(children.map(kill))
}, 180_000)

test('GR-4, DB-6: of two processes one resets, takes an address or a name, or leaves the last one', async () => {
  const database = await newDatabase()
  const children = await startTwo(database)
  onTestFinished(() => Promise.all(children.map(kill)) as never)
  const backends = children.map((child) => backendOf({ ...child, ...developmentKeys }))
  const race = async (send: (index: number) => Promise<{ status: number }>) => {
    const sent = Array.from({ length: 20 }, (_, index) => send(index))
    const statuses = (await Promise.all(sent)).map(({ status }) => status)
    expect(statuses.filter(isBroken)).toEqual([])
    return statuses.flatMap((status, index) => (status === 200 ? [index] : []))
  }
  const user = await createUser(backends[0]!)
  const strategy = 'reset_password_email_code'
  const browser = createBrowser(children[0])
  const { response } = await browser.post('/v1/client/sign_ins', { identifier: ADA, strategy })
  const path = `/v1/client/sign_ins/${response.id}`
  const at = (index: number) => follow(browser, children[index % 2]!)
  const proof = { strategy, code: '424242' }
  const proven = await race((index) => at(index).post(`${path}/attempt_first_factor`, proof))
  expect(proven).toHaveLength(1)

  const passwordOf = (index: number) => `a brand new passphrase ${index}`
  const set = await race((index) =>
    at(index).post(`${path}/reset_password`, { password: passwordOf(index) }),
  )
  expect(set).toHaveLength(1)
  // Not all twenty are tried: so many wrong ones lock the account.
  const opens = (index: number) => signIn(createBrowser(children[1]), ADA, passwordOf(index))
  expect((await opens((set[0]! + 1) % 20)).codes).toEqual(['form_password_incorrect'])
  expect((await opens(set[0]!)).status).toBe(200)

  const second = 'second@example.com'
  const added = await backends[0]!('POST /email_addresses', {
    json: { user_id: user.id, email_address: second, verified: true },
  })
  const ids = [user.email_addresses[0].id, added.body.id]
  await race((index) => backends[index % 2]!(`DELETE /email_addresses/${ids[index % 2]}`))
  expect(await askNumber(database, 'SELECT count(*) FROM email_addresses')).toBe(1)

  for (const [index, taken] of [
    { email_address: ['new@example.com'], skip_password_requirement: true },
    { email_address: ['other@example.com'], external_id: 'e1', skip_password_requirement: true },
  ].entries()) {
    const made = await race((at) => backends[at % 2]!('POST /users', { json: taken }))
    expect(made).toHaveLength(1)
    expect(await askNumber(database, 'SELECT count(*) FROM users')).toBe(2 + index)
  }
}, 180_000)

test('GR-4, DB-6, SES-4: of two processes one replaces the token of a browser or proves an address, and none refreshes for the former one', async () => {
  const database = await newDatabase()
  const children = await startTwo(database)
  onTestFinished(() => Promise.all(children.map(kill)) as never)
  const backends = children.map((child) => backendOf({ ...child, ...developmentKeys }))
  const byBoth = <Answer>(length: number, send: (index: 0 | 1) => Promise<Answer>) =>
    Promise.all(Array.from({ length }, (_, index) => send((index % 2) as 0 | 1)))

  const { id: adaId } = await createUser(backends[0]!)
  const browser = createBrowser(children[0])
  const bob = await signUp(browser, BOB)
  const page = encodeURIComponent('https://app.test/a')
  const { headers } = await browser.get(`/v1/client/handshake?redirect_url=${page}&format=nonce`)
  const nonce = new URL(headers.get('location')!).searchParams.get('__clerk_handshake_nonce')
  const { body } = await backends[1]!(`GET /clients/handshake_payload?nonce=${nonce}`)
  const directive = body.directives.find((text: string) => text.startsWith('__refresh'))
  const { jwt } = (await browser.post(`/v1/client/sessions/${bob.sessionId}/tokens`)).body
  const refresh = (index: 0 | 1) =>
    backends[index]!(`POST /sessions/${bob.sessionId}/refresh`, {
      json: {
        expired_token: jwt,
        refresh_token: /=([^;]*)/.exec(directive)![1],
        request_origin: 'https://app.test',
        format: 'token',
      },
    })
  expect((await byBoth(2, refresh)).map(({ status }) => status)).toEqual([200, 200])

  const { id: clientId } = (await browser.get('/v1/client')).response
  const signingIn = byBoth(8, (index) => signIn(follow(browser, children[index]), ADA))
  const refreshing = byBoth(20, refresh)
  const answers = await signingIn
  const replaced = answers.filter(({ client }) => client?.id === clientId)
  const tokens = replaced.flatMap(({ setCookies }) =>
    setCookies.filter((cookie) => OWN_COOKIE.test(cookie)),
  )
  expect(tokens).toHaveLength(1)
  const statuses = (await refreshing).map(({ status }) => status)
  expect(statuses.filter((status) => ![200, 401, TOLD_TO_WAIT].includes(status))).toEqual([])
  const late = await byBoth(10, refresh)
  expect(late.map(({ status }) => status)).toEqual(late.map(() => 401))
  for (const child of children) {
    expect((await follow(browser, child).get('/v1/client')).response).toBeNull()
    const holder = follow(browser, child)
    const [, name, token] = OWN_COOKIE.exec(tokens[0]!)!
    holder.cookies.set(name!, token!)
    const { sessions } = (await holder.get('/v1/client')).response
    const users = sessions.map(({ user }: { user: { id: string } }) => user.id)
    expect(users).toEqual(expect.arrayContaining([adaId, bob.userId]))
  }

  const claimed = await Promise.all(
    [adaId, bob.userId].map((user_id, index) =>
      backends[index]!('POST /email_addresses', {
        json: { user_id, email_address: 'second@example.com', verified: false },
      }),
    ),
  )
  const proofs = await byBoth(20, async (index) => {
    const { id } = claimed[index]!.body
    const { status } = await backends[index]!(`PATCH /email_addresses/${id}`, {
      json: { verified: true },
    })
    return { id, status }
  })
  expect(proofs.filter(({ status }) => ![200, 422, TOLD_TO_WAIT].includes(status))).toEqual([])
  const proven = proofs.filter(({ status }) => status === 200).map(({ id }) => id)
  expect(new Set(proven).size).toBe(1)
  // Whoever has it proves it again and again, and is refused by nobody.
  expect(proofs.filter(({ id, status }) => id === proven[0] && status === 422)).toEqual([])
  const verified = `SELECT count(*) FROM email_addresses WHERE email_address = 'second@example.com' AND verified_at IS NOT NULL`
  expect(await askNumber(database, verified)).toBe(1)
}, 180_000)

test('RATE-4: two processes count guesses together', async () => {
  const database = await newDatabase()
  const [one, two] = await startTwo(database)
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
}, 180_000)

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
}, 180_000)
