import { createHmac } from 'node:crypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { verifyWebhook } from '../webhooks.ts'

const KEY = Buffer.from('a secret of twenty-four bytes or more')
const SECRET = `whsec_${KEY.toString('base64')}`
const EVENT = {
  type: 'user.created',
  object: 'event',
  data: { id: 'user_1', object: 'user', first_name: 'Ада' },
  event_attributes: { http_request: { client_ip: '192.0.2.7', user_agent: 'x' } },
  timestamp: 1_767_225_600,
  instance_id: 'ins_1',
}

const seconds = () => Math.floor(Date.now() / 1000)

function sign(body: string, { id = 'msg_1', timestamp = String(seconds()), key = KEY } = {}) {
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

function delivery(headers: Record<string, string> = {}, body = JSON.stringify(EVENT)) {
  const timestamp = headers['svix-timestamp'] ?? String(seconds())
  return new Request('https://app.test/hook', {
    method: 'POST',
    body,
    headers: {
      'svix-id': 'msg_1',
      'svix-timestamp': timestamp,
      'svix-signature': sign(body, { timestamp }),
      ...headers,
    },
  })
}

const verify = (request: Request, signingSecret = SECRET) =>
  verifyWebhook(request, { signingSecret })

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('verifyWebhook', () => {
  test('resolves with the event, without what the envelope does not have', async () => {
    const body = JSON.stringify({ ...EVENT, object: 'other', extra: 1 })
    expect(await verify(delivery({}, body))).toEqual(EVENT)
  })

  test('takes the secret from the environment when it is given none', async () => {
    vi.stubEnv('CLERK_WEBHOOK_SIGNING_SECRET', SECRET)
    expect(await verifyWebhook(delivery())).toEqual(EVENT)
    await expect(verifyWebhook(delivery(), { signingSecret: '' })).rejects.toThrow(
      'Missing webhook signing secret',
    )
  })

  test('HOOK-2: refuses to work without a secret', async () => {
    vi.stubEnv('CLERK_WEBHOOK_SIGNING_SECRET', '')
    await expect(verifyWebhook(delivery())).rejects.toThrow(
      '@clerk/backend: Missing webhook signing secret',
    )
  })

  test('HOOK-2: wants all headers, and names those that are missing', async () => {
    await expect(verify(delivery({ 'svix-id': ' ', 'svix-signature': '' }))).rejects.toThrow(
      '@clerk/backend: Missing required webhook headers: svix-id, svix-signature',
    )
  })

  test.each([
    [-301, 'too old'],
    [301, 'too new'],
  ])('HOOK-2: refuses a message %i s from now', async (offset, message) => {
    const timestamp = String(seconds() + offset + Math.sign(offset))
    await expect(verify(delivery({ 'svix-timestamp': timestamp }))).rejects.toThrow(
      `Unable to verify incoming webhook: Message timestamp ${message}`,
    )
  })

  test.each([-290, 290])('takes a message %i s from now', async (offset) => {
    expect(await verify(delivery({ 'svix-timestamp': String(seconds() + offset) }))).toEqual(EVENT)
  })

  test('refuses a time that is no number', async () => {
    await expect(verify(delivery({ 'svix-timestamp': 'x' }))).rejects.toThrow(
      'Invalid Signature Headers',
    )
  })

  test('HOOK-1: takes any of several signatures', async () => {
    const body = JSON.stringify(EVENT)
    const other = sign(body, { key: Buffer.from('another secret') })
    const request = delivery({ 'svix-signature': `${other} v2,abc v1,!!! ${sign(body)}` })
    expect(await verify(request)).toEqual(EVENT)
  })

  test.each([
    ['another secret', sign(JSON.stringify(EVENT), { key: Buffer.from('x') })],
    ['another body', sign('{}')],
    ['another id', sign(JSON.stringify(EVENT), { id: 'msg_2' })],
    ['another version', sign(JSON.stringify(EVENT)).replace('v1', 'v2')],
    ['no version', sign(JSON.stringify(EVENT)).slice(3)],
    ['nothing', 'v1,'],
  ])('HOOK-1: refuses a signature of %s', async (_name, signature) => {
    await expect(verify(delivery({ 'svix-signature': signature }))).rejects.toThrow(
      'No matching signature found',
    )
  })

  test('refuses a body that is no JSON, although it is signed', async () => {
    await expect(verify(delivery({}, 'x'))).rejects.toThrow('Unable to verify incoming webhook: ')
  })
})
