import { expect, test } from 'vitest'
import { DEVELOPMENT_RATE_FACTOR } from '../settings/numbers.ts'
import { as, PASSWORD, signUp } from '../testing/people.ts'
import { ORIGIN, testServer } from '../testing/test-server.ts'

test('GR-2: what is wrong in every respect is refused in the order of the steps', async () => {
  const server = await testServer({
    settings: { rateLimits: { attempt: { max: 1, seconds: 60 } } },
  })
  const browser = server.browser()
  const { sessionId } = await signUp(browser)
  const sent = {
    origin: 'https://evil.example',
    query: `${as('sess_x')}&__clerk_db_jwt=dvb_forged`,
    fields: { new_password: 'short', admin: 'yes', note: 'x'.repeat(100_000) } as Record<
      string,
      string
    >,
  }
  const told = async () => {
    const path = `/v1/me/change_password${sent.query}`
    return (await browser.post(path, sent.fields, { origin: sent.origin })).codes
  }

  expect(await told()).toEqual(['origin_invalid'])
  sent.origin = ORIGIN
  const allowed = await Promise.all(Array.from({ length: DEVELOPMENT_RATE_FACTOR }, told))
  expect(new Set(allowed.flat())).toEqual(new Set(['dev_browser_unauthenticated']))
  expect(await told()).toEqual(['too_many_requests'])
  server.clock.advance(61_000)
  expect(await told()).toEqual(['dev_browser_unauthenticated'])
  sent.query = as('sess_x')
  expect(await told()).toEqual(['request_body_too_large'])
  delete sent.fields.note
  expect(await told()).toEqual(['form_param_unknown'])
  delete sent.fields.admin
  expect(await told()).toEqual(['authentication_invalid'])
  sent.query = as(sessionId)
  expect(await told()).toEqual(['form_param_missing'])
  sent.fields.current_password = PASSWORD
  expect(await told()).toEqual(['form_password_length_too_short'])
  await server.close()
})
