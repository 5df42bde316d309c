import { createClerkClient } from '@dooryard/backend'
import { createPublishableKey } from '@dooryard/protocol'
import type { KyselyPlugin } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { SECOND } from '../clock.ts'
import type { Db } from '../db/database.ts'
import { DatabaseUnavailableError } from '../db/unavailable.ts'
import { systemRandom } from '../random.ts'
import { backendOf } from '../testing/backend.ts'
import { killChild, startChild } from '../testing/child.ts'
import { newDatabase } from '../testing/database.ts'
import { developmentKeys } from '../testing/keys.ts'
import { ADA, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { start, step, tryCode } from '../testing/sign-in.ts'
import { testServer } from '../testing/test-server.ts'
import type { ServerOptions } from '../types.ts'

const OTHER = 'https://other.example'
const standalone = {
  mode: 'production' as const,
  publishableKey: createPublishableKey('clerk.acme.example', 'production'),
}

async function open(
  options: Partial<ServerOptions> = {},
  parts: Parameters<typeof testServer>[1] = {},
) {
  let db!: Db
  const server = await testServer(options, {
    ...parts,
    wrapDatabase(opened) {
      db = parts.wrapDatabase?.(opened) ?? opened
      return db
    },
  })
  const backend = backendOf(server)
  const change = (json: object) => backend('PATCH /instance', { json })
  const environment = async () => (await server.browser().get('/v1/environment')).body
  return { server, backend, change, environment, db: () => db }
}

/** Two servers on one database, whose clocks stand still until they are told. */
async function openTwo(options: Partial<ServerOptions> = {}) {
  const shared = {
    ...options,
    database: await newDatabase(),
    random: systemRandom,
  }
  return [await open(shared), await open(shared)] as const
}

const close = (...opened: readonly { server: { close(): Promise<void> } }[]) =>
  Promise.all(opened.map(({ server }) => server.close()))

describe('the settings of an instance', () => {
  test('are read and changed with the secret key, and show in what comes next', async () => {
    const one = await open({ settings: { supportEmail: 'code@example.com' } })
    const { server, backend, change, environment } = one
    expect((await backend('GET /instance')).body).toEqual({
      object: 'instance',
      id: (await backend('GET /jwks')).body.keys[0].kid,
      environment_type: 'development',
      allowed_origins: [],
    })
    const answer = await change({
      support_email: 'help@example.com',
      allowed_origins: [OTHER, OTHER],
      preferred_sign_in_strategy_when_password_required: 'otp',
      test_mode: false,
    })
    expect([answer.status, answer.body]).toEqual([204, null])
    const shown = await environment()
    expect(shown).toMatchObject({
      auth_config: { test_mode: false },
      display_config: { support_email: 'help@example.com', preferred_sign_in_strategy: 'otp' },
    })
    expect(server.environment()).toEqual(shown)
    expect((await backend('GET /instance')).body.allowed_origins).toEqual([OTHER])
    await close(one)
  })

  test('that are not given, or null, stay; empty ones go, those of the code come back', async () => {
    const settings = { preferredSignInStrategy: 'otp' as const, supportEmail: 'code@example.com' }
    const one = await open({ settings })
    const display = async () => (await one.environment()).display_config
    const preferred = 'preferred_sign_in_strategy_when_password_required'
    await one.change({ support_email: 'help@example.com', [preferred]: 'password' })
    await one.change({ support_email: null, allowed_origins: null, test_mode: null })
    await one.change({})
    expect(await display()).toMatchObject({
      support_email: 'help@example.com',
      preferred_sign_in_strategy: 'password',
    })
    await one.change({ support_email: '', [preferred]: '' })
    expect(await display()).toMatchObject({
      support_email: null,
      preferred_sign_in_strategy: 'otp',
    })
    await close(one)
  })

  test('outlive the process, which tells at start what holds over the code', async () => {
    const [first, second] = await openTwo()
    await first.change({ support_email: 'help@example.com' })
    await close(first, second)
    const database = await newDatabase()
    const before = await open({ database })
    await before.change({ support_email: 'help@example.com', test_mode: false })
    await close(before)
    const after = await open({ database, mode: 'production', ...developmentKeys })
    expect((await after.environment()).display_config.support_email).toBe('help@example.com')
    const told = after.server.logged.filter((line) => line.includes('over those of the code'))
    expect(told).toEqual([expect.stringMatching(/: testMode, supportEmail\.$/)])
    expect(after.server.logged.filter((line) => line.includes('424242'))).toEqual([])
    await close(after)
  })

  test('restrict sign-ups', async () => {
    const blocklist = ['blocked.example']
    const one = await open({
      settings: { restrictions: { blocklist, allowlist: ['example.com'] } },
    })
    const restrict = (json: object) => one.backend('PATCH /instance/restrictions', { json })
    const refusal = async (email_address: string) => {
      const { codes } = await one.server.browser().post('/v1/client/sign_ups', { email_address })
      return codes[0]
    }
    expect(await refusal('a@other.example')).toBe('not_allowed_access')
    expect((await restrict({ allowlist: false, block_email_subaddresses: true })).body).toEqual({
      object: 'instance_restrictions',
      allowlist: false,
      blocklist: true,
      block_email_subaddresses: true,
      block_disposable_email_domains: false,
      ignore_dots_for_gmail_addresses: false,
      allowlist_blocklist_disabled_on_sign_in: true,
    })
    expect(await refusal('a@other.example')).toBeUndefined()
    expect(await refusal('a@blocked.example')).toBe('not_allowed_access')
    expect(await refusal('a+b@example.com')).toBe('form_email_address_blocked')
    expect((await one.environment()).user_settings.restrictions).toMatchObject({
      allowlist: { enabled: false },
      blocklist: { enabled: true },
      block_email_subaddresses: { enabled: true },
    })
    await restrict({ blocklist: false, allowlist: true, block_email_subaddresses: false })
    expect(await refusal('a@other.example')).toBe('not_allowed_access')
    expect(await refusal('a+b@example.com')).toBeUndefined()
    await close(one)
  })

  test('our own client reads and changes them', async () => {
    const { server } = await open()
    const clerk = createClerkClient({
      secretKey: server.secretKey,
      publishableKey: server.publishableKey,
      apiUrl: 'http://localhost/api',
      fetch: (input, init) => server.fetch(new Request(input, init)),
    })
    expect(await clerk.instance.update({ allowedOrigins: [OTHER] })).toBeUndefined()
    expect(await clerk.instance.get()).toMatchObject({
      environmentType: 'development',
      allowedOrigins: [OTHER],
    })
    const restrictions = await clerk.instance.updateRestrictions({ blockEmailSubaddresses: true })
    expect(restrictions).toMatchObject({ blockEmailSubaddresses: true, allowlist: false })
    await server.close()
  })
})

describe('refused is', () => {
  const gap = ['not_available', 'instance-settings']

  test.each<[string, object, string, string[]]>([
    [
      'a path in an origin',
      { allowed_origins: ['https://a.example/x'] },
      'allowed_origins',
      ['form_invalid_origin'],
    ],
    ['every origin', { allowed_origins: ['*'] }, 'allowed_origins', ['form_invalid_origin']],
    [
      'every host of a domain',
      { allowed_origins: ['https://*.com'] },
      'allowed_origins',
      ['form_invalid_origin'],
    ],
    ['no origin at all', { allowed_origins: ['null'] }, 'allowed_origins', ['form_invalid_origin']],
    [
      'a scheme that pages have not',
      { allowed_origins: ['javascript://a'] },
      'allowed_origins',
      ['form_invalid_origin'],
    ],
    [
      'an address that is none',
      { support_email: 'nobody' },
      'support_email',
      ['form_param_format_invalid'],
    ],
    ['what is no flag', { test_mode: 'off' }, 'test_mode', ['form_param_type_invalid']],
    ['what is no flag either', { hibp: 'yes' }, 'hibp', ['form_param_type_invalid']],
    ['a script of Clerk’s', { clerk_js_version: '5' }, 'clerk_js_version', gap],
    ['a development origin', { development_origin: OTHER }, 'development_origin', gap],
    [
      'a sender of Clerk’s',
      { enhanced_email_deliverability: true },
      'enhanced_email_deliverability',
      gap,
    ],
    [
      'another way of syncing',
      { url_based_session_syncing: false },
      'url_based_session_syncing',
      gap,
    ],
    ['an unknown name', { surprise: 1 }, 'surprise', ['form_param_unknown']],
  ])('AZ-3: %s, and all that came with it', async (_, json, param_name, [code, gap]) => {
    const one = await open()
    const { body } = await one.change({
      preferred_sign_in_strategy_when_password_required: 'otp',
      ...json,
    })
    const [error] = body.errors
    expect([error.code, error.meta]).toEqual([code, { param_name, ...(gap && { gap }) }])
    expect((await one.environment()).display_config.preferred_sign_in_strategy).toBe('password')
    expect(await one.db().selectFrom('instance_settings').selectAll().execute()).toEqual([])
    await close(one)
  })

  test('nothing that says what holds anyway', async () => {
    const one = await open()
    const { status } = await one.change({
      enhanced_email_deliverability: false,
      url_based_session_syncing: true,
      clerk_js_version: null,
    })
    expect(status).toBe(204)
    await close(one)
  })

  test('SEC-9: whoever has no secret key; and the Frontend API does not know them', async () => {
    const one = await open()
    await one.change({ allowed_origins: [OTHER] })
    const { publishableKey } = one.server
    for (const method of ['GET', 'PATCH']) {
      const authorization = `Bearer ${publishableKey}`
      const { codes } = await one.backend(`${method} /instance`, {
        headers: { authorization },
        ...(method === 'PATCH' && { json: { test_mode: true } }),
      })
      expect(codes).toEqual(['clerk_key_invalid'])
      const asked = await one.server.browser().send(method, '/v1/instance')
      expect([asked.status, asked.codes]).toEqual([404, ['resource_not_found']])
    }
    expect(JSON.stringify(await one.environment())).not.toContain('other.example')
    await close(one)
  })
})

describe('AUD-1: a change', () => {
  test('is written down with what is new, and what changes nothing is none', async () => {
    const one = await open()
    const { keys } = (await one.backend('GET /jwks')).body
    await one.change({ allowed_origins: [OTHER], test_mode: false })
    await one.change({ allowed_origins: [OTHER] })
    await one.change({ test_mode: true, preferred_sign_in_strategy_when_password_required: '' })
    const rows = await one
      .db()
      .selectFrom('audit_events')
      .select(['type', 'actor_id', 'target_id', 'details'])
      .execute()
    const event = { type: 'instance.updated', actor_id: 'secret_key', target_id: keys[0].kid }
    expect(rows.map(({ details, ...row }) => ({ ...row, ...JSON.parse(details!) }))).toEqual([
      { ...event, allowedOrigins: [OTHER], testMode: false },
      { ...event, testMode: true },
    ])
    await close(one)
  })
})

describe('AST-17: test mode', () => {
  const withCode = async ({ server }: Awaited<ReturnType<typeof open>>, prepare = true) => {
    const browser = server.browser()
    const created = await start(browser, { identifier: ADA })
    if (prepare)
      await step(browser, created, { name: 'prepare_first_factor', strategy: 'email_code' })
    return () => tryCode(browser, created, '424242')
  }

  test('that is switched off ends at once, in every process, also for codes that were asked for before', async () => {
    const [here, there] = await openTwo()
    await signUp(here.server.browser())
    const enter = await withCode(there)
    expect((await there.environment()).auth_config.test_mode).toBe(true)
    await here.change({ test_mode: false })
    expect((await enter()).codes).toEqual(['form_code_incorrect'])
    there.server.clock.advance(SECOND)
    expect((await there.environment()).auth_config.test_mode).toBe(false)
    const enterAnother = await withCode(there)
    expect((await enterAnother()).codes).toEqual(['form_code_incorrect'])
    await here.change({ test_mode: true })
    there.server.clock.advance(60 * SECOND)
    const enterAgain = await withCode(there)
    expect((await enterAgain()).response.status).toBe('complete')
    await close(here, there)
  })

  test.each<[string, Partial<ServerOptions>, string]>([
    ['with live keys', { mode: 'production' }, 'request_invalid_for_environment'],
    [
      'that the code switches off',
      { settings: { testMode: false } },
      'request_invalid_for_instance',
    ],
  ])('%s is not switched on by a call, nor by what is stored', async (_, options, code) => {
    const database = await newDatabase()
    const one = await open({ ...options, database })
    expect((await one.change({ test_mode: true })).codes).toEqual([`${code}:test_mode`])
    const row = { id: 1, version: 1, overlay: '{"testMode":true}', updated_at: 0 }
    await one.db().insertInto('instance_settings').values(row).execute()
    one.server.clock.advance(SECOND)
    expect((await one.environment()).auth_config.test_mode).toBe(false)
    expect((await one.change({ test_mode: false })).status).toBe(204)
    await close(one)
  })
})

describe('CSRF-5: other origins', () => {
  const post = ({ server }: Awaited<ReturnType<typeof open>>) =>
    server.browser().post('/v1/client', {}, { origin: OTHER })

  test('are let in and shut out at once, in every process', async () => {
    const [here, there] = await openTwo()
    expect((await post(there)).codes).toEqual(['origin_invalid'])
    await here.change({ allowed_origins: [OTHER] })
    expect((await there.backend('GET /instance')).body.allowed_origins).toEqual([OTHER])
    const allowed = await post(there)
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([
      200,
      OTHER,
    ])
    await here.change({ allowed_origins: [] })
    const refused = await post(there)
    expect([refused.codes, refused.headers.get('access-control-allow-origin')]).toEqual([
      ['origin_invalid'],
      null,
    ])
    await close(here, there)
  })

  test('RED-5: no handshake leads to one that is no longer allowed', async () => {
    const [here, there] = await openTwo({ settings: { allowedOrigins: [OTHER] } })
    const path = `/v1/client/handshake?redirect_url=${encodeURIComponent(`${OTHER}/`)}`
    expect((await there.server.browser().get(path)).status).toBe(307)
    await here.change({ allowed_origins: [] })
    expect((await there.server.browser().get(path)).codes).toEqual([
      'redirect_url_not_associated_with_instance',
    ])
    await close(here, there)
  })

  test('a host that is no longer allowed is not the server’s own any more', async () => {
    const [here, there] = await openTwo({ ...standalone, settings: { allowedOrigins: [OTHER] } })
    const ask = () =>
      there.server
        .browser({ origin: OTHER })
        .post('/v1/client', {}, { 'sec-fetch-site': 'same-origin' })
    expect((await ask()).status).toBe(200)
    await here.change({ allowed_origins: [] })
    expect((await ask()).codes).toEqual(['origin_invalid'])
    await close(here, there)
  })

  test('and real processes hear of it', async () => {
    const database = await newDatabase()
    const [here, there] = [await startChild(database), await startChild(database)]
    onTestFinished(async () => void (await Promise.all([killChild(here), killChild(there)])))
    const secretKey = developmentKeys.secretKey
    const post = (child: typeof here) =>
      child.fetch(
        new Request('https://app.test/v1/client', { method: 'POST', headers: { origin: OTHER } }),
      )
    expect((await post(there)).status).toBe(403)
    const change = { json: { allowed_origins: [OTHER] } }
    const backend = backendOf({ ...here, secretKey })
    expect((await backend('PATCH /instance', change)).status).toBe(204)
    expect((await post(there)).status).toBe(200)
  })
})

describe('another process', () => {
  test('hears of all else within a second', async () => {
    const [here, there] = await openTwo()
    await there.environment()
    await here.change({ support_email: 'help@example.com' })
    there.server.clock.advance(SECOND)
    expect((await there.environment()).display_config.support_email).toBe('help@example.com')
    await here.change({ support_email: '' })
    there.server.clock.advance(-60 * SECOND)
    expect((await there.environment()).display_config.support_email).toBeNull()
    there.server.clock.advance(SECOND)
    await there.server.resume(there.server.browser().page())
    expect(there.server.environment().display_config.support_email).toBeNull()
    await close(here, there)
  })

  test('GR-4: writes at the same time, and nothing of either is lost', async () => {
    const [here, there] = await openTwo()
    const origins = Array.from({ length: 20 }, (_, index) => `https://o${index}.example`)
    const answers = await Promise.all([
      ...origins.map((origin) => here.change({ allowed_origins: [origin] })),
      ...origins.map((_, index) => there.change({ support_email: `a${index}@example.com` })),
      here.change({ preferred_sign_in_strategy_when_password_required: 'otp' }),
      there.change({ test_mode: false }),
    ])
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]))
    const [row] = await here.db().selectFrom('instance_settings').selectAll().execute()
    expect(JSON.parse(row!.overlay)).toEqual({
      testMode: false,
      supportEmail: expect.stringMatching(/^a\d+@/),
      allowedOrigins: [expect.stringMatching(/^https:\/\/o\d+\./)],
      preferredSignInStrategy: 'otp',
    })
    const events = await here.db().selectFrom('audit_events').select('id').execute()
    expect([row!.version, events.length]).toEqual([42, 42])
    await close(here, there)
  })

  test('GR-4: came between reading and writing: what was made of the former version is made anew', async () => {
    let stale = 0
    /** Databases that do not lock for reading may tell a writer what was, a moment ago. */
    const plugin: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        const [row] = result.rows
        if (stale === 0 || typeof row?.overlay !== 'string') return result
        stale--
        return { ...result, rows: [{ ...row, version: Number(row.version) - 1, overlay: '{}' }] }
      },
    }
    const one = await open({}, { wrapDatabase: (db) => db.withPlugin(plugin) })
    await one.change({ support_email: 'help@example.com' })
    stale = 3
    expect((await one.change({ test_mode: false })).status).toBe(204)
    expect(stale).toBe(0)
    const shown = await one.environment()
    expect([shown.display_config.support_email, shown.auth_config.test_mode]).toEqual([
      'help@example.com',
      false,
    ])
    stale = 99
    expect((await one.change({ test_mode: true })).codes).toEqual(['service_unavailable'])
    await close(one)
  })
})

describe('GR-1: a row that is not understood', () => {
  test.each([
    ['of a later release', '{"allowedOrigins":[],"requirePasskeys":true}', /requirePasskeys/],
    ['with a value that cannot be', '{"allowedOrigins":["*"]}', /allowedOrigins/],
    ['that is no JSON', '{"testMode":fal', /instance_settings/],
    ['that is nothing', 'null', /instance_settings/],
  ])(
    '%s opens nothing: 503 until it is understood, and it is not written over',
    async (_, overlay, told) => {
      const database = await newDatabase()
      const one = await open({ database })
      await signUp(one.server.browser())
      const row = { id: 1, version: 7, overlay, updated_at: 0 }
      await one.db().insertInto('instance_settings').values(row).execute()
      one.server.clock.advance(SECOND)
      const refused = [
        await signIn(one.server.browser(), ADA, PASSWORD),
        await one.server.browser().get('/v1/environment'),
        await one.backend('GET /users'),
        await one.backend('GET /instance'),
        await one.change({ test_mode: true }),
      ]
      expect(refused.map(({ status, codes }) => [status, codes])).toEqual(
        refused.map(() => [503, ['service_unavailable']]),
      )
      await expect(one.server.resume(one.server.browser().page())).rejects.toMatchObject({
        name: 'DatabaseUnavailableError',
      })
      expect(one.server.logged.filter((line) => told.test(line))).toHaveLength(1)
      await expect(open({ database })).rejects.toThrow(/Update dooryard|update dooryard/)
      expect(await one.db().selectFrom('instance_settings').selectAll().execute()).toEqual([row])
      await one.db().deleteFrom('instance_settings').execute()
      expect((await signIn(one.server.browser(), ADA, PASSWORD)).response.status).toBe('complete')
      await close(one)
    },
  )
})

test('a database that is away hides nothing of what a page shows, and lets no other origin in', async () => {
  let away = false
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      if (away) throw new DatabaseUnavailableError('locked')
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const one = await open(
    { settings: { allowedOrigins: [OTHER] } },
    { wrapDatabase: (db) => db.withPlugin(plugin) },
  )
  await one.change({ support_email: 'help@example.com' })
  await one.environment()
  away = true
  one.server.clock.advance(SECOND)
  expect((await one.environment()).display_config.support_email).toBe('help@example.com')
  const { status } = await one.server.browser().get('/v1/environment', { origin: OTHER })
  expect(status).toBe(503)
  await close(one)
})
