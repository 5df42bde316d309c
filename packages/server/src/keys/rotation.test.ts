import { decodeJwt } from '@dooryard/backend/jwt'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCommand } from '../cli/commands.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../clock.ts'
import { generateKeyMaterial, type KeyMaterial } from '../keys/signing-key.ts'
import { systemRandom } from '../random.ts'
import { backendOf } from '../testing/backend.ts'
import type { Browser } from '../testing/browser.ts'
import { ask, askNumber, newDatabase } from '../testing/database.ts'
import { developmentKeys } from '../testing/keys.ts'
import { as, signIn, signUp } from '../testing/people.ts'
import { ORIGIN, type TestServer, testServer } from '../testing/test-server.ts'
import { acceptedAt, KEY_AFTERLIFE, KEY_LEAD, signingAt } from './key-times.ts'

let database: string
let server: TestServer

beforeEach(async () => {
  used = 0
  database = await newDatabase()
  server = await testServer({ database }, parts)
})
afterEach(() => server.close())

/** Each key is another one. Made ahead: making one takes longer than a test. */
const materials: Promise<KeyMaterial>[] = []
let used = 0
const parts = {
  generateKey: () => {
    materials[used] ??= generateKeyMaterial()
    return materials[used++ % 6]!
  },
}
const kids = async (of = server): Promise<string[]> => {
  const answer = await of.fetch(new Request(`${ORIGIN}/.well-known/jwks.json`))
  const { keys } = (await answer.json()) as { keys: { kid: string }[] }
  return keys.map(({ kid }) => kid)
}
const kidOf = (token: string) => decodeJwt(token).header.kid
async function signedIn(of = server) {
  const browser = of.browser()
  const { sessionId } = await signUp(browser)
  return { browser, sessionId }
}
async function tokenFor({ browser, sessionId }: { browser: Browser; sessionId: string }) {
  const answer = await browser.post(`/v1/client/sessions/${sessionId}/tokens`)
  expect(answer.status).toBe(200)
  return answer.body.jwt as string
}
/** Whether the server takes a session token for one of its own. */
async function counts(token: string, sessionId: string, of = server): Promise<boolean> {
  const { status } = await backendOf(of)(`POST /sessions/${sessionId}/verify`, { json: { token } })
  return status === 200
}

describe('JWT-7: by schedule', () => {
  test('a key is listed, signs after a day, and its predecessor goes when nothing is left of it', async () => {
    const someone = await signedIn()
    const [first] = await kids()
    server.clock.advance(90 * DAY - MINUTE)
    await server.maintain()
    expect(await kids()).toEqual([first])
    server.clock.advance(HOUR)
    await server.maintain()
    const [, second] = await kids()
    expect(await kids()).toEqual([first, second])
    expect(server.logged).toContainEqual(expect.stringContaining(`${second}); it signs from `))

    const again = await signIn(server.browser())
    const ada = { browser: server.browser(), sessionId: '' }
    ada.sessionId = (await signIn(ada.browser)).response.created_session_id
    expect(again.status).toBe(200)
    expect(kidOf(await tokenFor(ada))).toBe(first)
    server.clock.advance(KEY_LEAD - SECOND)
    const old = await tokenFor(ada)
    expect(kidOf(old)).toBe(first)
    server.clock.advance(SECOND)
    expect(kidOf(await tokenFor(ada))).toBe(second)
    expect(await counts(old, ada.sessionId)).toBe(true)
    expect(server.jwtKey).toBe((await materials[1]!).publicPem)
    expect(someone.sessionId).not.toBe(ada.sessionId)

    server.clock.advance(KEY_AFTERLIFE - SECOND)
    await server.maintain()
    expect(await kids()).toEqual([first, second])
    server.clock.advance(HOUR)
    await server.maintain()
    expect(await kids()).toEqual([second])
    expect(await askNumber(database, 'SELECT count(*) FROM signing_keys')).toBe(1)
  })

  test('a token that lives for a day, and can be renewed for another, is not orphaned', async () => {
    const { sessionId } = await signedIn()
    const backend = backendOf(server)
    server.clock.advance(6 * DAY)
    const { body } = await backend(`POST /sessions/${sessionId}/tokens`, {
      json: { expires_in_seconds: 24 * 3600 },
    })
    expect(kidOf(body.jwt)).toBe((await kids())[0])
  })

  test('never, where the settings say so', async () => {
    const settings = { signingKeys: { rotateAfterDays: null } }
    const other = await testServer({ database: await newDatabase(), settings }, parts)
    other.clock.advance(4000 * DAY)
    await other.maintain()
    expect(await kids(other)).toHaveLength(1)
    await other.close()
  })

  test('GR-4: of processes that find it due at once, one makes the key, and all sign with it', async () => {
    const others = await Promise.all(
      [1, 2].map(() => testServer({ database, random: systemRandom }, parts)),
    )
    const all = [server, ...others]
    const ada = await signedIn()
    for (const one of all) one.clock.advance(90 * DAY)
    await Promise.all(all.map((one) => rotateBy(one)))
    expect(await askNumber(database, 'SELECT count(*) FROM signing_keys')).toBe(2)
    for (const one of all) one.clock.advance(KEY_LEAD)
    const lists = await Promise.all(all.map(kids))
    expect(new Set(lists.map(String)).size).toBe(1)
    expect(lists[0]).toHaveLength(2)
    for (const one of others) {
      const browser = one.browser()
      const sessionId = (await signIn(browser)).response.created_session_id
      const token = await tokenFor({ browser, sessionId })
      expect(kidOf(token)).toBe(lists[0]![1])
      expect(await counts(token, sessionId)).toBe(true)
    }
    expect(ada.sessionId).toMatch(/^sess_/)
    await Promise.all(others.map((one) => one.close()))
  })
})

/** What the maintenance of a process does when it finds a key due. */
async function rotateBy(one: TestServer) {
  const { rotateSigningKey } = await import('../instance/rotate-signing-key.ts')
  const { openDatabase } = await import('../db/open.ts')
  const db = await openDatabase({ database, strictModes: false })
  const ctx = { db, clock: one.clock, random: systemRandom, keys: developmentKeys }
  await rotateSigningKey(ctx, { afterDays: 90, generate: parts.generateKey })
  await db.destroy()
}

describe('JWT-7: dooryard keys rotate', () => {
  const run = async (...flags: string[]) => {
    let out = ''
    const code = await runCommand(['keys', 'rotate', ...flags], {
      env: {
        PUBLIC_CLERK_PUBLISHABLE_KEY: developmentKeys.publishableKey,
        CLERK_SECRET_KEY: developmentKeys.secretKey,
        DOORYARD_DATABASE: database,
      },
      out: (text) => {
        out += text
      },
      err: (text) => {
        out += text
      },
      signal: new AbortController().signal,
    })
    return { code, out }
  }

  test('makes the next key, and says what a CLERK_JWT_KEY is to become', async () => {
    const [first] = await kids()
    const { code, out } = await run()
    expect([code, out]).toEqual([0, expect.stringMatching(/ins_\w+ signs from \d{4}-/)])
    expect(out).toContain('-----BEGIN PUBLIC KEY-----')
    server.clock.advance(2 * SECOND)
    const listed = await kids()
    expect(listed).toHaveLength(2)
    expect(listed[0]).toBe(first)
    const events = await ask(
      database,
      "SELECT * FROM audit_events WHERE type = 'signing_key.rotated'",
    )
    expect(events).toMatchObject([{ target_id: listed[1], actor_id: 'secret_key' }])
  })

  test('--now: what another key signed counts no more, in any process, and nobody is signed out', async () => {
    const other = await testServer({ database, random: systemRandom }, parts)
    const ada = await signedIn()
    const stolen = await tokenFor(ada)
    expect(await counts(stolen, ada.sessionId, other)).toBe(true)
    const { jwtKeys } = other
    const { code, out } = await run('--now')
    expect([code, out]).toEqual([0, expect.stringContaining(' signs now')])
    for (const one of [server, other]) one.clock.advance(2 * SECOND)
    for (const one of [server, other]) {
      expect(await counts(stolen, ada.sessionId, one)).toBe(false)
      expect(await kids(one)).toHaveLength(1)
    }
    expect(other.jwtKeys).not.toBe(jwtKeys)
    expect(Object.keys(other.jwtKeys)).toEqual(await kids(other))
    const fresh = await tokenFor(ada)
    expect(await counts(fresh, ada.sessionId, other)).toBe(true)
    expect((await ada.browser.get(`/v1/me${as(ada.sessionId)}`)).status).toBe(200)
    const page = await server.resume(ada.browser.page(), { needToken: true })
    expect(kidOf(page.token!)).toBe((await kids())[0])
    await other.close()
  })

  test('says what is missing', async () => {
    expect(await run('--soon')).toMatchObject({ code: 2 })
    database = `${await newDatabase()}-elsewhere`
    const { code, out } = await run()
    expect(code).toBe(1)
    expect(out).toMatch(/DOORYARD_DATABASE|cannot be used/)
  })
})

test('JWT-7: which key signs and which count follows from when they were made', () => {
  const [a, b, c] = [{ created_at: 0 }, { created_at: 100 * DAY }, { created_at: 200 * DAY }]
  const keys = [a, b, c]
  const at = (now: number) => [signingAt(keys, now), acceptedAt(keys, now)] as const
  expect(at(-DAY)).toEqual([a, keys])
  expect(at(100 * DAY + KEY_LEAD - 1)).toEqual([a, keys])
  expect(at(100 * DAY + KEY_LEAD)).toEqual([b, keys])
  expect(at(100 * DAY + KEY_LEAD + KEY_AFTERLIFE - 1)).toEqual([b, keys])
  expect(at(100 * DAY + KEY_LEAD + KEY_AFTERLIFE)).toEqual([b, [b, c]])
  expect(signingAt([a], 0)).toBe(a)
  // The first that is left signs, however young it is.
  expect(signingAt([c], 0)).toBe(c)
})
