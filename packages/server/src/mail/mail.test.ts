import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { backendOf } from '../testing/backend.ts'
import { ADA, PASSWORD } from '../testing/people.ts'
import { readMail } from '../testing/read-mail.ts'
import { type SmtpSink, smtpSink } from '../testing/smtp-sink.ts'
import { developmentKeys, testServer } from '../testing/test-server.ts'

let sink: SmtpSink
beforeAll(async () => {
  sink = await smtpSink()
})
afterAll(() => sink.close())

async function requestCode(server: Awaited<ReturnType<typeof testServer>>, email_address: string) {
  const browser = server.browser()
  const { response } = await browser.post('/v1/client/sign_ups', {
    email_address,
    password: PASSWORD,
  })
  await browser.post(`/v1/client/sign_ups/${response.id}/prepare_verification`, {
    strategy: 'email_code',
  })
}

test('in production a code goes by SMTP and nowhere else (OTP-4, SEC-7)', async () => {
  const server = await testServer({
    mode: 'production',
    mail: { smtpUrl: sink.url, from: 'Acme <auth@acme.example>' },
    settings: { applicationName: 'Acme' },
  })
  await requestCode(server, 'eve@example.com')
  await server.close()
  const mail = sink.inbox.find(({ to }) => to === 'eve@example.com')!
  expect(mail.data).toContain('From: Acme <auth@acme.example>')
  const code = /^Subject: (\d{6}) is your Acme code/m.exec(mail.data)![1]!
  expect(server.logged.join('\n')).not.toContain(code)
  expect(server.mailboxUrl).toBeNull()
})

test('a mail server that is down is no secret and no error of the visitor (ENUM-2, SEC-7)', async () => {
  const smtpUrl = 'smtp://postmaster:letter-opener@127.0.0.1:1'
  const server = await testServer({ mode: 'production', mail: { smtpUrl } })
  await requestCode(server, 'eve@example.com')
  await server.close()
  const line = server.logged.find((text) => text.includes('could not be sent'))
  expect(line).toContain('A mail to e•••@example.com could not be sent')
  expect(line).toContain('ECONNREFUSED')
  expect(line).toContain('See whether 127.0.0.1:1 can be reached, or set DOORYARD_SMTP_URL')
  expect(server.logged.join('\n')).not.toMatch(/eve@|letter-opener/)
})

test('DOS-5: a mail server that hangs holds a stop for three seconds, and no socket after it', async () => {
  const gateway = createServer()
  await once(gateway.listen(0, '127.0.0.1'), 'listening')
  const { port } = gateway.address() as { port: number }
  const server = await testServer({
    mode: 'production',
    mail: { smtpUrl: `smtp://127.0.0.1:${port}` },
  })
  const connected = once(gateway, 'connection')
  await requestCode(server, 'eve@example.com')
  const [socket] = (await connected) as [Socket]
  socket.resume()
  const hungUp = once(socket, 'close')

  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let closed = false
  const closing = server.close().then(() => {
    closed = true
  })
  await vi.advanceTimersByTimeAsync(2990)
  expect(closed).toBe(false)
  await vi.advanceTimersByTimeAsync(20)
  await closing
  vi.useRealTimers()
  await hungUp
  expect(server.logged.at(-1)).toContain('A mail to e•••@example.com could not be sent')
  gateway.close()
})

describe('production without a mail server and without a mailbox', () => {
  const signUp = async (server: Awaited<ReturnType<typeof testServer>>, email_address: string) => {
    const browser = server.browser()
    const { response } = await browser.post('/v1/client/sign_ups', {
      email_address,
      password: PASSWORD,
    })
    const path = `/v1/client/sign_ups/${response.id}/prepare_verification`
    return browser.post(path, { strategy: 'email_code' })
  }
  const refused = {
    status: 400,
    body: {
      errors: [
        {
          code: 'email_unavailable',
          long_message: expect.stringContaining('Codes cannot be sent at the moment'),
        },
      ],
    },
  }

  test('ENUM-1 and ENUM-2: says that codes cannot be sent, to whoever has an account and whoever has none', async () => {
    const server = await testServer({
      mode: 'production',
      settings: { enumerationProtection: true },
    })
    const user = { json: { email_address: [ADA], password: PASSWORD } }
    expect((await backendOf(server)('POST /users', user)).status).toBe(200)
    for (const address of [ADA, 'nobody@example.com']) {
      expect(await signUp(server, address)).toMatchObject(refused)
      for (const strategy of ['email_code', 'reset_password_email_code']) {
        const browser = server.browser()
        const { response } = await browser.post('/v1/client/sign_ins', { identifier: address })
        const factor = `/v1/client/sign_ins/${response.id}/prepare_first_factor`
        expect(await browser.post(factor, { strategy })).toMatchObject(refused)
      }
    }
    expect((await server.browser().get('/mailbox')).status).toBe(404)
    await server.close()
  })

  test('tells a form without JavaScript the same', async () => {
    const server = await testServer({ mode: 'production' })
    const browser = server.browser()
    await browser.submit('/v1/client/sign_ups', {
      email_address: 'eve@example.com',
      password: PASSWORD,
    })
    const { feedback } = await server.resume(browser.page())
    expect(feedback).toMatchObject({ flow: 'sign_up', errors: refused.body.errors })
    expect(feedback?.errors[0]).not.toHaveProperty('meta')
    await server.close()
  })

  test.each([
    { what: 'a test address', options: developmentKeys, address: 'eve+clerk_test@example.com' },
    {
      what: 'a mailbox that is kept',
      options: { mail: { unsafeMailbox: true } },
      address: 'eve@example.com',
    },
  ])('needs none for $what', async ({ options, address }) => {
    const server = await testServer({ mode: 'production', ...options })
    expect((await signUp(server, address)).status).toBe(200)
    await server.close()
  })
})

/** An instance that has its name is told nothing about that. */
const ACME = { applicationName: 'Acme' }

test.each([
  { mail: {}, variable: 'DOORYARD_SMTP_URL' },
  { mail: { smtpUrl: 'smtp://127.0.0.1:1' }, variable: 'DOORYARD_MAIL_FROM' },
])(
  'a start in production says once that mail will not arrive without $variable',
  async (options) => {
    const server = await testServer({ mode: 'production', mail: options.mail, settings: ACME })
    expect(server.logged).toEqual([expect.stringContaining(`Set ${options.variable}`)])
    await server.close()
  },
)

test.each([
  {
    what: 'production with a sender',
    mode: 'production',
    mail: { smtpUrl: 'smtp://127.0.0.1:1', from: 'auth@acme.example' },
  },
  { what: 'development', mode: 'development', mail: {} },
] as const)('a start says nothing of mail: $what', async ({ mode, mail }) => {
  const server = await testServer({ mode, mail, settings: ACME })
  expect(server.logged).toEqual([])
  await server.close()
})

test.each(['mail.example.com', 'mail.example.com:587', 'https://user:opener@mail.example.com'])(
  'a mail server at %s is refused at start, and not repeated',
  async (smtpUrl) => {
    const start = testServer({ mode: 'production', mail: { smtpUrl } })
    await expect(start).rejects.toThrow(/^DOORYARD_SMTP_URL .* Write smtps:/)
    await expect(start).rejects.not.toThrow('opener')
  },
)

test('GR-7: keeping mails outside development is warned of at start', async () => {
  const server = await testServer({
    mode: 'production',
    mail: { unsafeMailbox: true },
    settings: ACME,
  })
  expect(server.logged).toEqual([expect.stringContaining('unsafeMailbox')])
  expect(server.mailboxUrl).toBe('/mailbox')
  await server.close()
})

test('in development the code is in the terminal and in the mailbox', async () => {
  const server = await testServer({ basePath: '/__clerk' })
  const browser = server.browser({ mount: '/__clerk' })
  const created = await browser.post('/v1/client/sign_ups', {
    email_address: 'eve@example.com',
    password: PASSWORD,
  })
  await browser.post(`/v1/client/sign_ups/${created.response.id}/prepare_verification`, {
    strategy: 'email_code',
  })
  const code = /eve@example\.com: the code is (\d{6})/.exec(server.logged.join('\n'))![1]!
  expect(server.mailboxUrl).toBe('/__clerk/mailbox')
  const page = await browser.get('/mailbox')
  expect(page.body).toContain(code)
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  await server.close()
})

describe('the language of mails', () => {
  const production = (settings = {}) =>
    testServer({ mode: 'production', mail: { smtpUrl: sink.url }, settings })

  const signUpIn = async (
    server: Awaited<ReturnType<typeof testServer>>,
    email_address: string,
    languages?: string,
  ) => {
    const browser = server.browser()
    const headers: Record<string, string> = languages ? { 'accept-language': languages } : {}
    const form = { email_address, password: PASSWORD }
    const { response } = await browser.post('/v1/client/sign_ups', form, headers)
    const path = `/v1/client/sign_ups/${response.id}`
    await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' }, headers)
    return { browser, headers, path }
  }

  /** What came for somebody, decoded: the subject, and each part of the body by its type. */
  const arrived = async (to: string) => {
    const mails = await vi.waitUntil(() => {
      const found = sink.inbox.filter((mail) => mail.to === to)
      return found.length > 0 && found
    })
    return mails.map(({ data }) => readMail(data))
  }

  test('is that of the browser; the letter is text and HTML in it', async () => {
    const server = await production()
    await signUpIn(server, 'dora@example.com', 'de-CH, en;q=0.5')
    await server.close()
    const [mail] = await arrived('dora@example.com')
    expect(mail!.subject).toMatch(/^\d{6} ist Ihr Code für/)
    expect(mail!.contentType).toBe('multipart/alternative')
    expect(mail!.parts['text/plain']).toContain(
      'Geben Sie diesen Code ein, um Ihre Adresse zu bestätigen.',
    )
    expect(mail!.parts['text/html']).toContain('<html lang="de" dir="ltr">')
  })

  test('is the one that the settings say, whatever the browser does', async () => {
    const server = await production({ letters: { language: 'fr' } })
    await signUpIn(server, 'fleur@example.com', 'de')
    await server.close()
    expect((await arrived('fleur@example.com'))[0]!.subject).toContain('est votre code')
  })

  test('is kept with the user, for letters that somebody else causes', async () => {
    const server = await testServer({ settings: { lockout: { maxAttempts: 1 } } })
    const browser = server.browser()
    const german = { 'accept-language': 'de-AT' }
    const user = { json: { email_address: ['hans@example.com'], password: PASSWORD } }
    const { body } = await backendOf(server)('POST /users', user)
    expect(body.locale).toBeNull()
    const way = { identifier: 'hans@example.com', strategy: 'password' }
    const { response } = await browser.post(
      '/v1/client/sign_ins',
      { ...way, password: PASSWORD },
      german,
    )
    expect(response.status).toBe('complete')
    expect((await backendOf(server)(`GET /users/${body.id}`)).body.locale).toBe('de-AT')

    const stranger = server.browser({ address: '198.51.100.4' })
    await stranger.post(
      '/v1/client/sign_ins',
      { ...way, password: 'wrong' },
      { 'accept-language': 'ja' },
    )
    expect(server.logged.join('\n')).toContain('Zu viele Fehlversuche bei Ihrem Konto')
    await server.close()
  })
})
