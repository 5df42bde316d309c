import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { backendOf, createUser } from '../testing/backend.ts'
import { createTestClock } from '../testing/clock.ts'
import { GOOGLE, type Google, playGoogle } from '../testing/google.ts'
import { png } from '../testing/pictures.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

const ADA = 'ada@example.com'

let google: Google
let server: TestServer
beforeAll(async () => {
  google = await playGoogle()
})
afterAll(() => google.close())
beforeEach(async () => {
  google.pictures.clear()
  server = await testServer(
    { settings: { social: { google: GOOGLE } }, clock: createTestClock(Date.now()) },
    { wrapOutside: google.wrapOutside },
  )
})
afterEach(() => server.close())

/** Connects the account at Google by signing in or up with it. */
async function come(claims: object = {}) {
  const browser = server.browser()
  const form = { strategy: 'google_one_tap', token: google.token({ email: ADA, ...claims }) }
  const known = await browser.post('/v1/client/sign_ins', form)
  const answer = known.status === 200 ? known : await browser.post('/v1/client/sign_ups', form)
  expect(answer.response.status).toBe('complete')
  return answer.client!.sessions[0]!.user!
}
const now = async (id: string) => (await backendOf(server)(`GET /users/${id}`)).body
const untilLogged = () => expect.poll(() => server.logged.join()).toContain('was not taken over')

test('UPL-5: whoever signs up by an account has its picture, from here', async () => {
  google.pictures.set('/ada.png', await png(20, 20))
  const { id } = await come()
  await expect.poll(async () => (await now(id)).has_image).toBe(true)
  const { image_url } = await now(id)
  const picture = await server.browser().get(new URL(image_url, 'https://app.test').pathname)
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp'])
})

test('who has a picture keeps it when an account is connected', async () => {
  google.pictures.set('/ada.png', await png(20, 20))
  const backend = backendOf(server)
  const { id } = await createUser(backend, { email_address: [ADA] })
  const form = new FormData()
  form.set('file', new Blob([Uint8Array.from(await png(9, 9))], { type: 'image/png' }), 'a.png')
  const sent = new Response(form)
  await backend(`POST /users/${id}/profile_image`, {
    body: await sent.bytes(),
    headers: { 'content-type': sent.headers.get('content-type')! },
  })
  const { image_url } = await now(id)
  const { external_accounts } = await come()
  expect(external_accounts).toHaveLength(1)
  // Whatever was to be taken over has been by then.
  google.pictures.set('/bob.png', await png(20, 20))
  const picture = 'https://pictures.example.com/bob.png'
  const bob = await come({ sub: '2', email: 'bob@example.com', picture })
  await expect.poll(async () => (await now(bob.id)).has_image).toBe(true)
  expect((await now(id)).image_url).toBe(image_url)
})

test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
  ['UPL-1: a page', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['UPL-1: a drawing of SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['UPL-2: a picture with too many pixels', () => png(4097, 1)],
  ['FED-10: more than a mebibyte', () => Buffer.alloc(1024 * 1024 + 1)],
])('UPL-5: %s is not taken over, and nobody is kept out by it', async (_, make) => {
  google.pictures.set('/ada.png', await make())
  const { id } = await come()
  await untilLogged()
  expect((await now(id)).has_image).toBe(false)
})

test.each([
  'https://10.0.0.1/ada.png',
  'https://169.254.169.254/latest/meta-data',
  'https://[::ffff:10.0.0.1]/ada.png',
  'https://nowhere.invalid/ada.png',
])('HOOK-4, UPL-5: %s is not asked', async (picture) => {
  const { id } = await come({ picture })
  await untilLogged()
  expect(server.logged.join()).not.toContain(picture)
  expect((await now(id)).has_image).toBe(false)
})
