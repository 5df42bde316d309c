import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackendUserJSON } from '@dooryard/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import { signIn } from '../testing/people.ts'
import { developmentKeys, type TestServer, testServer } from '../testing/test-server.ts'
import { runCommand } from './commands.ts'
import { listen, type NodeListener } from './node-listener.ts'

const PASSWORD = 'a lamp left on overnight'
const DIGEST = '$2a$04$gYkX2RjRCMJjQAZbo9ttnuJCKXGJxyxe517k6B//uWqlykpIaWFQm'

let server: TestServer
let listener: NodeListener
beforeEach(async () => {
  server = await testServer()
  listener = await listen({
    port: 0,
    address: '127.0.0.1',
    trustedProxies: 0,
    handle: (request, info) => server.fetch(request, info),
  })
})
afterEach(async () => {
  await listener.close()
  await server.close()
})

async function importing(text: string, { url = `${listener.url}/api`, name = 'users.csv' } = {}) {
  const file = join(temporaryFolder(), name)
  await writeFile(file, text)
  const out: string[] = []
  const err: string[] = []
  const code = await runCommand(['import', file, '--url', url], {
    env: { CLERK_SECRET_KEY: developmentKeys.secretKey },
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    signal: new AbortController().signal,
  })
  return { code, out: out.join(''), err: err.join('') }
}

const users = async () => {
  const authorization = `Bearer ${developmentKeys.secretKey}`
  const answer = await fetch(`${listener.url}/api/v1/users`, { headers: { authorization } })
  return (await answer.json()) as BackendUserJSON[]
}

const HEAD =
  'id,first_name,last_name,username,primary_email_address,primary_phone_number,verified_email_addresses,unverified_email_addresses,verified_phone_numbers,unverified_phone_numbers,totp_secret,password_digest,password_hasher'
const TABLE = `${HEAD}
user_1,"Ada ""the first""","King, Countess",,ada@example.com,,analyst@example.com|ada@example.com,old@example.com,,,,${DIGEST},bcrypt
user_2,Bob,,,bob@example.com,,bob@example.com,,,,,,
`

test('the table of a dashboard becomes users, who sign in by the passwords they had', async () => {
  expect(await importing(TABLE)).toEqual({
    code: 0,
    out: '2 users were made, 0 were there already, 0 failed.\n',
    err: '',
  })
  const ada = (await users()).find(({ external_id }) => external_id === 'user_1')!
  expect([ada.first_name, ada.last_name]).toEqual(['Ada "the first"', 'King, Countess'])
  const addresses = ada.email_addresses.map((each) => [
    each.email_address,
    each.id === ada.primary_email_address_id,
    each.verification?.status,
  ])
  expect(addresses).toEqual([
    ['ada@example.com', true, 'verified'],
    ['analyst@example.com', false, 'verified'],
    ['old@example.com', false, undefined],
  ])
  const { response } = await signIn(server.browser(), 'ada@example.com', PASSWORD)
  expect(response.status).toBe('complete')
})

test('a second run makes those who are missing; who cannot be made is told with the reason, without a secret', async () => {
  await importing(TABLE)
  const again = `${TABLE}user_3,Eve,,,bob@example.com,,bob@example.com,,,,,,\nuser_4,Mal,,,mal@example.com,,mal@example.com,,,,,${DIGEST},sha256\nuser_5,Zoe,,,,,zoe@example.com,,,,,,`
  const { code, out, err } = await importing(again)
  expect([code, out]).toEqual([1, '1 users were made, 2 were there already, 2 failed.\n'])
  expect(err).toMatch(/^User 3: user_3: email_address: .*\nUser 4: user_4: password_digest: .*\n$/)
  expect(err).not.toContain(DIGEST)
})

test('users as the Backend API gives them keep metadata, time and ban', async () => {
  const json = JSON.stringify([
    {
      id: 'user_9',
      external_id: 'crm-9',
      first_name: null,
      primary_email_address_id: 'idn_2',
      email_addresses: [
        { id: 'idn_1', email_address: 'a@example.com', verification: null },
        { id: 'idn_2', email_address: 'b@example.com', verification: { status: 'verified' } },
      ],
      phone_numbers: [],
      public_metadata: { role: 'admin' },
      private_metadata: { note: 1 },
      created_at: 1_600_000_000_000,
      banned: true,
    },
  ])
  expect((await importing(json, { name: 'users.json' })).err).toBe('')
  const [user] = await users()
  expect(user).toMatchObject({
    external_id: 'crm-9',
    public_metadata: { role: 'admin' },
    private_metadata: { note: 1 },
    created_at: 1_600_000_000_000,
    banned: true,
  })
  expect(user!.email_addresses[0]?.email_address).toBe('b@example.com')
})

test.each([
  ['http://users.example/api', 'must begin with https://'],
  ['http://127.0.0.1:1/api', 'http://127.0.0.1:1 cannot be reached'],
])('SEC-7: %s is told at once: %s', async (url, told) => {
  const { code, err } = await importing(TABLE, { url })
  expect([code, err]).toEqual([1, expect.stringContaining(told)])
})

test('where no Backend API is, the first user is the last that is tried', async () => {
  const { code, err } = await importing(TABLE, { url: `${listener.url}/elsewhere` })
  expect(code).toBe(1)
  expect(err).toMatch(/^There is no Backend API at .*\/elsewhere\/v1\/users \(404\)/)
})
