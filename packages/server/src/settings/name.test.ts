import { createPublishableKey } from '@dooryard/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD } from '../testing/people.ts'
import { type SmtpSink, smtpSink } from '../testing/smtp-sink.ts'
import { testServer } from '../testing/test-server.ts'
import type { ServerOptions } from '../types.ts'

let sink: SmtpSink
beforeAll(async () => {
  sink = await smtpSink()
})
afterAll(() => sink.close())

const live = (host: string) => ({
  mode: 'production' as const,
  publishableKey: createPublishableKey(host, 'production'),
  mail: { smtpUrl: sink.url, from: 'a@acme.example' },
})

/** What the environment calls the instance, and what its log says of that. */
async function nameOf(options: Partial<ServerOptions>) {
  const server = await testServer(options)
  await server.close()
  return {
    name: server.environment().display_config.application_name,
    told: server.logged.filter((line) => line.includes('applicationName')),
  }
}

test('a letter of an instance without a name says the host of the site', async () => {
  const server = await testServer({
    ...live('acme.dooryard.internal'),
    siteHost: 'www.acme.example',
  })
  const browser = server.browser()
  const email_address = 'nameless@example.com'
  const { response } = await browser.post('/v1/client/sign_ups', {
    email_address,
    password: PASSWORD,
  })
  await browser.post(`/v1/client/sign_ups/${response.id}/prepare_verification`, {
    strategy: 'email_code',
  })
  await server.close()
  const mail = sink.inbox.find(({ to }) => to === email_address)
  expect(mail?.data).toMatch(/^Subject: \d{6} is your acme\.example code/m)
})

test('with live keys it is told at start, with the line to write', async () => {
  expect(await nameOf({ ...live('acme.dooryard.internal'), siteHost: 'acme.example' })).toEqual({
    name: 'acme.example',
    told: [
      'The instance has no name: letters and pages say "acme.example". ' +
        "Write clerk({ instance: { applicationName: 'Lighthouse' } }).",
    ],
  })
  expect(await nameOf(live('acme.dooryard.internal'))).toMatchObject({
    name: 'My application',
    told: [expect.stringContaining('"My application"')],
  })
})

test('a server of its own is named by the host of its keys, and told of --config', async () => {
  expect(await nameOf(live('clerk.acme.example'))).toEqual({
    name: 'acme.example',
    told: [expect.stringMatching(/"acme\.example".*--config/)],
  })
})

test('a name in the settings holds, and nothing is told; nor is it while one develops', async () => {
  const settings = { applicationName: 'Acme' }
  const siteHost = 'acme.example'
  expect(await nameOf({ ...live('acme.dooryard.internal'), siteHost, settings })).toEqual({
    name: 'Acme',
    told: [],
  })
  expect(await nameOf({})).toEqual({ name: 'My application', told: [] })
})
