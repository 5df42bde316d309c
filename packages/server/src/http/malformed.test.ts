import { type ErrorCode, errorCatalogue } from '@dooryard/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { frontendRoutes } from '../app.ts'
import type { Route } from '../frontend-api/route.ts'
import type { Browser } from '../testing/browser.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import { ADA, as, signUp } from '../testing/people.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let browser: Browser
let sessionId: string

beforeAll(async () => {
  server = await testServer({
    settings: {
      rateLimits: WIDE_LIMITS,
    },
  })
  browser = server.browser()
  sessionId = (await signUp(browser)).sessionId
})
afterAll(() => server.close())

const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = 'application/json'
const deep = (levels: number): string => (levels === 0 ? '1' : `{"a":${deep(levels - 1)}}`)

interface Malformed {
  type?: string
  body: BodyInit
  /** What a route says of each name that is sent, where it knows that name. */
  fields?: Record<string, ErrorCode>
  /** What every route says of the whole body, and of which name. */
  whole?: [code: ErrorCode, param?: string]
}

/** Everything that a stranger may send instead of a form, and what is said of it. */
const NO_FILE = 'multipart where no file is expected'

const bodies: Record<string, Malformed> = {
  'an unknown field': {
    type: FORM,
    body: 'no_such_field=1',
    fields: { no_such_field: 'form_param_unknown' },
  },
  'a field twice': {
    type: FORM,
    body: 'identifier=a&identifier=b&password=a&password=b&code=1&code=2',
    fields: {
      identifier: 'form_param_duplicate',
      password: 'form_param_duplicate',
      code: 'form_param_duplicate',
    },
  },
  'broken percent sequences': {
    type: FORM,
    body: 'identifier=%ff%fe&password=%C3%28&code=%',
    whole: ['form_param_format_invalid', 'identifier'],
  },
  'bytes that are not UTF-8': {
    type: FORM,
    body: new Uint8Array([0x61, 0x3d, 0xff, 0xfe]),
    whole: ['request_body_invalid'],
  },
  'a NUL character': {
    type: FORM,
    body: 'identifier=a%00b&password=a%00b&strategy=%00',
    fields: {
      identifier: 'form_param_format_invalid',
      password: 'form_param_format_invalid',
      strategy: 'form_param_value_invalid',
    },
  },
  'a very long value': {
    type: FORM,
    body: `identifier=${'a'.repeat(60_000)}`,
    fields: { identifier: 'form_param_max_length_exceeded' },
  },
  'a body over 64 KiB': {
    type: FORM,
    body: `identifier=${'a'.repeat(70_000)}`,
    whole: ['request_body_too_large'],
  },
  'too many fields': {
    type: FORM,
    body: Array.from({ length: 200 }, (_, i) => `f${i}=1`).join('&'),
    whole: ['request_body_invalid'],
  },
  'an unknown strategy': {
    type: FORM,
    body: 'strategy=oauth_nowhere',
    fields: { strategy: 'form_param_value_invalid' },
  },
  'only separators': { type: FORM, body: '&&&===&&', fields: { '': 'form_param_unknown' } },
  'JSON of the wrong types': {
    type: JSON_TYPE,
    body: '{"identifier":7,"password":[],"strategy":{},"code":null,"unsafe_metadata":"x","legal_accepted":"maybe"}',
    fields: {
      identifier: 'form_param_type_invalid',
      password: 'form_param_type_invalid',
      strategy: 'form_param_type_invalid',
      code: 'form_param_nil',
      unsafe_metadata: 'form_param_type_invalid',
      legal_accepted: 'form_param_type_invalid',
    },
  },
  'JSON that is a list': { type: JSON_TYPE, body: '[1]', whole: ['request_body_invalid'] },
  'JSON that is null': { type: JSON_TYPE, body: 'null', whole: ['request_body_invalid'] },
  'JSON that is cut off': {
    type: JSON_TYPE,
    body: '{"identifier":',
    whole: ['request_body_invalid'],
  },
  'JSON that is too deep': { type: JSON_TYPE, body: deep(40), whole: ['request_body_invalid'] },
  'JSON that is far too deep': {
    type: JSON_TYPE,
    body: deep(9000),
    whole: ['request_body_invalid'],
  },
  'JSON with reserved keys': {
    type: JSON_TYPE,
    body: '{"__proto__":{"a":1},"unsafe_metadata":{"constructor":1}}',
    fields: {
      ['__proto__']: 'form_param_unknown',
      unsafe_metadata: 'form_metadata_key_reserved',
    },
  },
  'JSON with unpaired surrogates': {
    type: JSON_TYPE,
    body: '{"identifier":"\\ud800","first_name":"\\udfff"}',
    fields: {
      identifier: 'form_param_format_invalid',
      first_name: 'form_param_format_invalid',
    },
  },
  'plain text': {
    type: 'text/plain',
    body: 'identifier=a',
    whole: ['unsupported_content_type'],
  },
  [NO_FILE]: {
    type: 'multipart/form-data; boundary=x',
    body: '--x--',
    whole: ['unsupported_content_type'],
  },
  'a content type that is none': {
    type: ';;;',
    body: 'identifier=a',
    whole: ['unsupported_content_type'],
  },
}

/** What a route must say, as `code name`: of each name that was sent, and of each that it needs and did not get. */
function expected({ body }: Route, name: string, { fields = {}, whole }: Malformed): string[] {
  // Where one is expected there is none in it.
  if (whole && name === NO_FILE && 'file' in body) return ['form_param_missing file']
  if (whole) return [whole.join(' ')]
  const sent = Object.entries(fields).flatMap(([name, code]) => {
    if (!Object.hasOwn(body, name)) return `form_param_unknown ${name}`
    const mayBeNull = code === 'form_param_nil' && body[name]!.presence !== 'required'
    return mayBeNull ? [] : `${code} ${name}`
  })
  const missing = Object.keys(body)
    .filter((name) => body[name]!.presence === 'required' && !Object.hasOwn(fields, name))
    .map((name) => `form_param_missing ${name}`)
  return [...sent, ...missing].sort()
}

const changing = frontendRoutes.filter(({ method }) => method !== 'GET')

describe.each(changing.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s',
  (_name, route) => {
    test.each(Object.entries(bodies))('answers %s with its codes', async (name, input) => {
      const { method, path, bodyLimit } = route
      const target = path.replaceAll(/:\w+/g, 'sia_none')
      const separator = method === 'POST' ? '?' : `?_method=${method}&`
      const answer = await browser.send(
        'POST',
        `/v1${target}${separator}${as(sessionId).slice(1)}`,
        { body: input.body, headers: input.type ? { 'content-type': input.type } : {} },
      )
      if (bodyLimit === 0) {
        expect([answer.status, answer.errors]).toEqual([200, []]) // no body is read
        return
      }
      const said = answer.errors.map(({ code, meta }) =>
        meta?.param_name === undefined ? code : `${code} ${meta.param_name}`,
      )
      expect(said.sort()).toEqual(expected(route, name, input))
      expect(answer.status).toBe(errorCatalogue[answer.codes[0] as ErrorCode].status)
      for (const { message, long_message } of answer.errors) {
        expect([message, long_message]).toEqual([
          expect.stringMatching(/./),
          expect.stringMatching(/./),
        ])
      }
    })
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
    expect([answer.status, answer.codes]).toEqual([400, ['malformed_request_parameters']])
  })

  test('headers over 16 KiB', async () => {
    const answer = await server.browser().get('/v1/client', { 'x-long': 'a'.repeat(17_000) })
    expect([answer.status, answer.codes]).toEqual([400, ['bad_request']])
  })

  test('64 KiB exactly pass, one byte more does not', async () => {
    const pad = (size: number) => `a=${'b'.repeat(size - 2)}`
    const send = (body: string) =>
      server
        .browser()
        .send('POST', '/v1/client/sign_ins', { body, headers: { 'content-type': FORM } })
    expect((await send(pad(64 * 1024))).codes).toEqual(['form_param_unknown'])
    expect((await send(pad(64 * 1024 + 1))).codes).toEqual(['request_body_too_large'])
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
