import { errorCatalogue } from '@dooryard/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { frontendRoutes } from '../app.ts'
import type { Browser } from '../testing/browser.ts'
import { ADA, as, signUp } from '../testing/people.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let browser: Browser
let sessionId: string

beforeAll(async () => {
  server = await testServer({
    settings: {
      rateLimits: { create: { max: 9999 }, attempt: { max: 9999 }, account: { max: 9999 } },
    },
  })
  browser = server.browser()
  sessionId = (await signUp(browser)).sessionId
})
afterAll(() => server.close())

const FORM = 'application/x-www-form-urlencoded'
const deep = (levels: number): string => (levels === 0 ? '1' : `{"a":${deep(levels - 1)}}`)

/** Everything that a stranger may send instead of a form. */
const bodies: Record<string, { type?: string; body: BodyInit }> = {
  'an unknown field': { type: FORM, body: 'no_such_field=1' },
  'a field twice': {
    type: FORM,
    body: 'identifier=a&identifier=b&password=a&password=b&code=1&code=2',
  },
  'broken percent sequences': { type: FORM, body: 'identifier=%ff%fe&password=%C3%28&code=%' },
  'bytes that are not UTF-8': { type: FORM, body: new Uint8Array([0x61, 0x3d, 0xff, 0xfe]) },
  'a NUL character': { type: FORM, body: 'identifier=a%00b&password=a%00b&strategy=%00' },
  'a very long value': { type: FORM, body: `identifier=${'a'.repeat(60_000)}` },
  'a body over 64 KiB': { type: FORM, body: `identifier=${'a'.repeat(70_000)}` },
  'too many fields': {
    type: FORM,
    body: Array.from({ length: 200 }, (_, i) => `f${i}=1`).join('&'),
  },
  'an unknown strategy': { type: FORM, body: 'strategy=oauth_nowhere' },
  'only separators': { type: FORM, body: '&&&===&&' },
  'JSON of the wrong types': {
    type: 'application/json',
    body: '{"identifier":7,"password":[],"strategy":{},"code":null,"unsafe_metadata":"x","legal_accepted":"maybe"}',
  },
  'JSON that is a list': { type: 'application/json', body: '[1]' },
  'JSON that is null': { type: 'application/json', body: 'null' },
  'JSON that is cut off': { type: 'application/json', body: '{"identifier":' },
  'JSON that is too deep': { type: 'application/json', body: deep(40) },
  'JSON that is far too deep': { type: 'application/json', body: deep(9000) },
  'JSON with reserved keys': {
    type: 'application/json',
    body: '{"__proto__":{"a":1},"unsafe_metadata":{"constructor":1}}',
  },
  'JSON with unpaired surrogates': {
    type: 'application/json',
    body: '{"identifier":"\\ud800","first_name":"\\udfff"}',
  },
  'plain text': { type: 'text/plain', body: 'identifier=a' },
  'multipart where no file is expected': { type: 'multipart/form-data; boundary=x', body: '--x--' },
  'a content type that is none': { type: ';;;', body: 'identifier=a' },
}

const changing = frontendRoutes.filter(({ method }) => method !== 'GET')

describe.each(changing.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s',
  (_name, { method, path, bodyLimit }) => {
    test.each(Object.entries(bodies))(
      'answers %s with a coded 4xx, never 5xx',
      async (_, input) => {
        const target = path.replaceAll(/:\w+/g, 'sia_none')
        const separator = method === 'POST' ? '?' : `?_method=${method}&`
        const answer = await browser.send(
          'POST',
          `/v1${target}${separator}${as(sessionId).slice(1)}`,
          {
            body: input.body,
            headers: input.type ? { 'content-type': input.type } : {},
          },
        )
        if (bodyLimit === 0) return expect(answer.status).toBeLessThan(500)
        expect(answer.status).toBeGreaterThanOrEqual(400)
        expect(answer.status).toBeLessThan(500)
        for (const { code, message, long_message } of answer.errors) {
          expect(errorCatalogue).toHaveProperty(code)
          expect([typeof message, typeof long_message]).toEqual(['string', 'string'])
        }
      },
    )
  },
)

test('nothing of all that was written', async () => {
  const { response } = await browser.get(`/v1/me${as(sessionId)}`)
  expect(response.email_addresses[0].email_address).toBe(ADA)
  expect(response.unsafe_metadata).toEqual({})
})

const first = async (form: Record<string, string>, path = '/v1/client/sign_ins') =>
  (await server.browser().post(path, form)).errors.map(({ code, meta }) => [code, meta?.param_name])

test('names the field at fault', async () => {
  expect(await first({ nonsense: '1' })).toEqual([['form_param_unknown', 'nonsense']])
  expect(await first({ strategy: 'magic' })).toEqual([['form_param_value_invalid', 'strategy']])
  expect(await first({ identifier: 'no address' })).toEqual([
    ['form_param_format_invalid', 'identifier'],
  ])
  const signUps = '/v1/client/sign_ups'
  expect(await first({ email_address: 'a@b' }, signUps)).toEqual([
    ['form_param_format_invalid', 'email_address'],
  ])
  expect(await first({ unsafe_metadata: '[]' }, signUps)).toEqual([
    ['form_param_type_invalid', 'unsafe_metadata'],
  ])
  expect(await first({ unsafe_metadata: '{"__proto__":1}' }, signUps)).toEqual([
    ['form_metadata_key_reserved', 'unsafe_metadata'],
  ])
  expect(await first({ first_name: 'a\u202eb', legal_accepted: 'perhaps' }, signUps)).toEqual([
    ['form_param_format_invalid', 'first_name'],
    ['form_param_type_invalid', 'legal_accepted'],
  ])
})

describe('DOS-1: limits', () => {
  test('a URL over 8 KiB', async () => {
    const answer = await server.browser().get(`/v1/client?x=${'a'.repeat(9000)}`)
    expect(answer.status).toBe(400)
  })

  test('headers over 16 KiB', async () => {
    const answer = await server.browser().get('/v1/client', { 'x-long': 'a'.repeat(17_000) })
    expect(answer.status).toBe(400)
  })

  test('64 KiB exactly pass, one byte more does not', async () => {
    const pad = (size: number) => `a=${'b'.repeat(size - 2)}`
    const send = (body: string) =>
      server
        .browser()
        .send('POST', '/v1/client/sign_ins', { body, headers: { 'content-type': FORM } })
    expect((await send(pad(64 * 1024))).status).toBe(422)
    expect((await send(pad(64 * 1024 + 1))).status).toBe(413)
  })
})

test('a query that is not UTF-8 is refused', async () => {
  expect((await server.browser().get('/v1/client/touch?redirect_url=%ff')).codes).toEqual([
    'malformed_request_parameters',
  ])
})

test('unknown paths and methods have coded answers', async () => {
  expect((await server.browser().get('/v1/nowhere')).codes).toEqual(['resource_not_found'])
  expect((await server.browser().get('/')).status).toBe(404)
  expect((await server.browser().send('PUT', '/v1/me')).codes).toEqual(['method_not_allowed'])
})
