import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { verifyWebhook } from '@dooryard/backend/webhooks'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SECOND } from '../clock.ts'
import { backendOf, createUser } from '../testing/backend.ts'
import { WITH_PHONES } from '../testing/phones.ts'
import { start } from '../testing/sign-in.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

const REAL = '+12024561111'
const ACCOUNT = `AC${'0'.repeat(32)}`
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

interface Seen {
  request: IncomingMessage
  body: string
}

let gateway: Server
let host: string
let seen: Seen[]
/** What the gateway answers next; null: it hangs. */
let status: number | null
let server: TestServer

beforeEach(async () => {
  seen = []
  status = 201
  gateway = createServer((request, answer) => {
    const pieces: Buffer[] = []
    request.on('data', (piece) => pieces.push(piece))
    request.on('end', () => {
      seen.push({ request, body: Buffer.concat(pieces).toString() })
      if (status === null) return
      answer.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('{}')
    })
  })
  await once(gateway.listen(0, '127.0.0.1'), 'listening')
  host = `127.0.0.1:${(gateway.address() as AddressInfo).port}`
})
afterEach(async () => {
  await server?.close()
  gateway.closeAllConnections()
  gateway.close()
})

async function open(sms: { url?: string; from?: string; secret?: string }) {
  server = await testServer({
    mode: 'production',
    sms,
    mail: { smtpUrl: 'smtp://127.0.0.1:1' },
    settings: { ...WITH_PHONES, applicationName: 'Acme' },
  })
  await createUser(backendOf(server), { phone_number: [REAL] })
}
const ask = () => start(server.browser(), { identifier: REAL, strategy: 'phone_code' })

async function arrived(count: number) {
  await expect.poll(() => seen.length, { timeout: 5000 }).toBe(count)
  return seen[count - 1]!
}

test('a code goes to Twilio as one form post, with account and token', async () => {
  await open({ url: `twilio://${ACCOUNT}:to%2Fken@${host}`, from: '+12025550100' })
  expect((await ask()).status).toBe(200)
  const { request, body } = await arrived(1)
  expect(request.url).toBe(`/2010-04-01/Accounts/${ACCOUNT}/Messages.json`)
  expect(request.headers.authorization).toBe(
    `Basic ${Buffer.from(`${ACCOUNT}:to/ken`).toString('base64')}`,
  )
  const form = new URLSearchParams(body)
  expect(Object.fromEntries(form)).toEqual({
    To: REAL,
    From: '+12025550100',
    Body: expect.stringMatching(/^\d{6} is your Acme code\./),
  })
  const code = form.get('Body')!.slice(0, 6)
  expect(server.logged.join('\n')).not.toContain(code)
})

test('HOOK-1: a webhook of the site’s own gets an event that verifyWebhook knows', async () => {
  await open({ url: `http://${host}/hooks/sms`, secret: SECRET, from: 'Acme' })
  expect((await ask()).status).toBe(200)
  const { request, body } = await arrived(1)
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => name.startsWith('svix-')),
  ) as Record<string, string>
  const delivery = (text: string) =>
    new Request('https://site.test/hooks/sms', { method: 'POST', headers, body: text })
  vi.useFakeTimers({ toFake: ['Date'], now: server.clock.now() })
  const event = await verifyWebhook(delivery(body), { signingSecret: SECRET })
  expect(event).toMatchObject({
    type: 'sms.created',
    data: {
      object: 'sms_message',
      from_phone_number: 'Acme',
      to_phone_number: REAL,
      message: expect.stringMatching(/^\d{6} is your Acme code\./),
      slug: 'verification_code',
      data: { otp_code: expect.stringMatching(/^\d{6}$/) },
      delivered_by_clerk: false,
    },
  })
  await expect(
    verifyWebhook(delivery(body.replace('Acme', 'Evil')), { signingSecret: SECRET }),
  ).rejects.toThrow()
  vi.useRealTimers()
})

describe('a gateway that', () => {
  test('fails is tried again, by the same id, and nothing is lost', async () => {
    await open({ url: `http://${host}/`, secret: SECRET })
    status = 503
    expect((await ask()).status).toBe(200)
    const first = await arrived(1)
    await expect.poll(() => server.logged.join('\n')).toContain('It is tried again in 5 seconds')
    status = 204
    server.clock.advance(6 * SECOND)
    // Whatever leaves next wakes the outbox.
    server.clock.advance(31 * SECOND)
    await ask()
    await expect.poll(() => seen.length, { timeout: 5000 }).toBe(3)
    const ids = seen.map(({ request }) => request.headers['svix-id'])
    expect(ids.filter((id) => id === first.request.headers['svix-id'])).toHaveLength(2)
  })

  test('refuses a number is not asked again; the log names nobody in full (PRIV-1)', async () => {
    await open({ url: `twilio://${ACCOUNT}:token@${host}`, from: '+12025550100' })
    status = 400
    expect((await ask()).status).toBe(200)
    await expect.poll(() => server.logged.join('\n')).toContain('given up after 1 try')
    expect(server.logged.join('\n')).toContain('A text message to +1•••11 could not be sent')
    expect(server.logged.join('\n')).not.toMatch(/2024561111|token/)
    expect(seen).toHaveLength(1)
  })

  test('leads elsewhere is not followed', async () => {
    await open({ url: `http://${host}/`, secret: SECRET })
    status = 302
    await ask()
    await expect.poll(() => server.logged.join('\n')).toContain('could not be sent')
    expect(seen).toHaveLength(1)
  })

  test('DOS-5, ENUM-2: hangs holds nobody who waits for an answer', async () => {
    await open({ url: `http://${host}/`, secret: SECRET })
    status = null
    expect((await ask()).status).toBe(200)
    await arrived(1)
    expect((await server.browser().get('/v1/environment')).status).toBe(200)
    gateway.closeAllConnections()
    await expect.poll(() => server.logged.join('\n')).toContain('It is tried again')
  })
})

test('where nothing can be sent, nobody is let to wait for it', async () => {
  await open({})
  expect(server.logged.join('\n')).toContain('There is no gateway for text messages')
  const answer = await ask()
  expect([answer.status, answer.codes]).toEqual([400, ['sms_unavailable']])
})

test.each([
  ['no address', { url: 'nonsense' }],
  ['a webhook without a secret', { url: 'https://site.test/' }],
  ['a webhook with a short secret', { url: 'https://site.test/', secret: 'whsec_AAAA' }],
  ['a webhook over http', { url: 'http://site.test/', secret: SECRET }],
  ['Twilio without a sender', { url: `twilio://${ACCOUNT}:token@api.twilio.com` }],
  ['Twilio without a token', { url: `twilio://${ACCOUNT}@api.twilio.com`, from: '+1' }],
])('SEC-7: %s is told at the start, without what it says', async (_, sms) => {
  await expect(open(sms)).rejects.toThrow(/DOORYARD_SMS_(URL|SECRET)/)
  await expect(open(sms)).rejects.not.toThrow(/token@/)
})
