import { expect, test } from 'vitest'
import { ADA, signIn, signUp } from '../testing/people.ts'
import { testServer } from '../testing/test-server.ts'

test('PW-8: under a flood of guesses the rest is told to wait, and tokens still come quickly', async () => {
  const many = { max: 9999 }
  const server = await testServer({
    settings: { rateLimits: { create: many, attempt: many }, lockout: { enabled: false } },
  })
  const browser = server.browser()
  const { sessionId } = await signUp(browser)
  const guesses = Array.from({ length: 200 }, () => signIn(server.browser(), ADA, 'a wrong guess'))
  const token = await browser.post(`/v1/client/sessions/${sessionId}/tokens`)
  expect(token.status).toBe(200)

  const answers = await Promise.all(guesses)
  const statuses = new Set(answers.map(({ status }) => status))
  expect(statuses).toEqual(new Set([422, 503]))
  const busy = answers.find(({ status }) => status === 503)!
  expect([busy.codes, busy.headers.get('retry-after')]).toEqual([['service_unavailable'], '2'])
  await server.close()
})
