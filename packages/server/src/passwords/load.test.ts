import { availableParallelism } from 'node:os'
import { afterEach, expect, test, vi } from 'vitest'
import { backendOf, createUser } from '../testing/backend.ts'
import { countingParts } from '../testing/counting.ts'
import { newDatabase } from '../testing/database.ts'
import { deferred } from '../testing/deferred.ts'
import { ADA, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

const SEATS = Math.max(availableParallelism() - 1, 1) + 25
const MANY = 500

/** Unknown people cost as much as known ones. */
const strict = { enumerationProtection: true }

let server: TestServer
afterEach(() => server.close())

const guess = (identifier: string, address: string) =>
  signIn(server.browser({ address }), identifier, 'a wrong guess')
const flood = (person: (index: number) => [identifier: string, address: string]) =>
  Array.from({ length: MANY }, (_, index) => guess(...person(index)))
const isOverLimit = ({ status }: { status: number }) => status === 429
const addressOf = (index: number) => `203.0.${index % 250}.${Math.floor(index / 250)}`

test('PW-8, DOS-8: strangers from everywhere: who finds no seat is told at once, and tokens still come', async () => {
  const hold: { promise: Promise<void> | null } = { promise: null }
  const { counts, parts } = countingParts(hold)
  server = await testServer({ database: await newDatabase(), settings: strict }, parts)
  const browser = server.browser()
  const { sessionId } = await signUp(browser)
  counts.hashes = 0
  counts.writes = 0
  const { promise, resolve: release } = deferred()
  hold.promise = promise

  const refused: Awaited<ReturnType<typeof signIn>>[] = []
  const turnedAway = deferred()
  const guesses = flood((index) => [`p${index}@example.com`, addressOf(index)]).map(
    async (guessing) => {
      const answer = await guessing
      if (answer.status === 503 && refused.push(answer) === MANY - SEATS) turnedAway.resolve()
      return answer
    },
  )
  await turnedAway.promise // while not one password has been compared
  // Their addresses and identifiers: nothing for those who were turned away.
  await vi.waitFor(() => expect(counts.writes).toBe(2 * SEATS), { timeout: 10_000 })
  const token = await browser.post(`/v1/client/sessions/${sessionId}/tokens`)
  expect(token.status).toBe(200)
  release()

  const answers = await Promise.all(guesses)
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(SEATS)
  expect(answers.filter(({ status }) => status === 503)).toHaveLength(MANY - SEATS)
  expect(counts.hashes).toBe(SEATS)
  expect(refused[0]?.codes).toEqual(['service_unavailable'])
  expect(refused[0]?.headers.get('retry-after')).toBe('2')
})

test('PW-8, DOS-8: passwords that come by the Backend API have no seats of their own', async () => {
  let held: Promise<void> | null = null
  let hashes = 0
  const slowly = async <Result>(result: Result) => {
    hashes++
    await held
    return result
  }
  server = await testServer(
    { settings: { lockout: { enabled: false } } },
    {
      wrapPasswords: (passwords) => ({
        ...passwords,
        hash: () => slowly('a digest'),
        check: () => slowly({ correct: false, outdated: false }),
      }),
    },
  )
  const backend = backendOf(server)
  const { id } = await createUser(backend)
  const { promise, resolve: release } = deferred()
  held = promise
  hashes = 0

  const verify = `POST /users/${id}/verify_password`
  const asks: [call: string, json: object][] = [
    ['POST /users', { email_address: ['new@example.com'], password: PASSWORD }],
    [`PATCH /users/${id}`, { password: PASSWORD }],
    ...Array.from({ length: SEATS }, () => [verify, { password: 'a guess' }] as [string, object]),
  ]
  const answers = asks.map(([call, json]) => backend(call, { json }))
  const refused = await Promise.race(answers)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2'])
  // What brings no password needs none.
  expect((await backend(`PATCH /users/${id}`, { json: { first_name: 'Ada' } })).status).toBe(200)
  release()
  const statuses = (await Promise.all(answers)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 503)).toHaveLength(2)
  expect(hashes).toBe(SEATS)
})

test('PW-8: a crowd stands in no queue of the database, where others would have to wait behind it', async () => {
  const { counts, parts } = countingParts()
  server = await testServer({ database: await newDatabase(), settings: strict }, parts)
  await guess('first@example.com', '198.51.100.1')
  counts.mostAtOnce = 0
  const answers = await Promise.all(flood((index) => [`p${index}@example.com`, addressOf(index)]))
  expect(answers.filter(({ status }) => status === 503).length).toBeGreaterThan(MANY / 2)
  expect(counts.mostAtOnce).toBeGreaterThan(0)
  // Those who have a seat, and the few who ask for one; not all five hundred.
  expect(counts.mostAtOnce).toBeLessThan(MANY / 2)
})

test('RATE-1: from one address, what is over the limit costs no hash and writes nothing', async () => {
  const { counts, parts } = countingParts()
  server = await testServer(
    { mode: 'production', database: await newDatabase(), settings: strict },
    parts,
  )
  const before = { ...counts }
  const answers = await Promise.all(flood((index) => [`p${index}@example.com`, '203.0.113.9']))
  const tried = answers.filter(({ status }) => status === 422)
  expect(tried).toHaveLength(5)
  expect(answers.filter(isOverLimit)).toHaveLength(MANY - 5)
  expect(counts.hashes - before.hashes).toBe(5)
  expect(tried.flatMap(({ setCookies }) => setCookies)).toEqual([]) // no client for a wrong guess

  const quiet = counts.writes
  const later = await Promise.all(flood((index) => [`p${index}@example.com`, '203.0.113.9']))
  expect(later.filter(isOverLimit)).toHaveLength(MANY)
  expect(counts.writes).toBe(quiet)
})

test('RATE-1, DOS-8: an address that is over its limit takes no turns from others', async () => {
  server = await testServer({ mode: 'production', database: await newDatabase(), settings: strict })
  const ada = server.browser({ address: '198.51.100.1' })
  const flooding = Array.from({ length: 6 }, () => guess(ADA, '203.0.113.9'))
  expect((await Promise.all(flooding)).some(({ status }) => status === 429)).toBe(true)

  // More than can wait for a turn.
  const flood = Array.from({ length: 1200 }, () =>
    server.browser({ address: '203.0.113.9' }).post('/v1/client/sign_ins', {}),
  )
  const honest = signIn(ada, 'bob@example.com', 'a wrong guess')
  expect((await honest).status).toBe(422)
  const statuses = new Set((await Promise.all(flood)).map(({ status }) => status))
  expect([...statuses]).toEqual([429])
})

test.each([
  { enumerationProtection: false, hashes: 0 },
  { enumerationProtection: true, hashes: 1 },
])(
  'RATE-2, ENUM-3: a locked account is refused at the cost of $hashes hashes with protection $enumerationProtection',
  async ({ enumerationProtection, hashes }) => {
    const { counts, parts } = countingParts()
    const settings = { enumerationProtection, lockout: { maxAttempts: 2 } }
    server = await testServer({ settings }, parts)
    await signUp(server.browser())
    await guess(ADA, addressOf(1))
    await guess(ADA, addressOf(2))
    counts.hashes = 0
    const answer = await guess(ADA, addressOf(3))
    expect(answer.codes).toEqual([
      enumerationProtection ? 'form_password_or_identifier_incorrect' : 'user_locked',
    ])
    expect(counts.hashes).toBe(hashes)
  },
)
