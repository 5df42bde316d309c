import { createHash, createHmac } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Db } from '../db/database.ts'
import { createEncoder } from '../pictures/encode.ts'
import { inspect } from '../pictures/inspect.ts'
import type {} from '../pictures/table.ts'
import { backendOf } from '../testing/backend.ts'
import type { Browser } from '../testing/browser.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import { as, BOB, signUp } from '../testing/people.ts'
import { chunk, gif, jpeg, png, SECRET, webp } from '../testing/pictures.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let db: Db
let ada: Browser
let sessionId: string
let userId: string
const closing: (() => Promise<unknown>)[] = []

async function open({
  pictures,
  sharp = false,
  ...options
}: {
  pictures?: string
  sharp?: boolean
  [name: string]: unknown
} = {}) {
  server = await testServer(
    { settings: { rateLimits: WIDE_LIMITS }, ...(pictures && { pictures }), ...options },
    {
      wrapDatabase: (opened) => (db = opened),
      encodePicture: createEncoder(sharp ? undefined : async () => null),
    },
  )
  closing.push(server.close)
  ada = server.browser()
  ;({ userId, sessionId } = await signUp(ada))
}
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const path = (query = as(sessionId)) => `/v1/me/profile_image${query}`

/** As a page sends a file. */
async function upload(
  file: Uint8Array,
  { type = 'image/png', name = 'a.png', field = 'file' } = {},
) {
  const form = new FormData()
  form.set(field, new Blob([Uint8Array.from(file)], { type }), name)
  const encoded = new Response(form)
  return ada.send('POST', path(), {
    headers: { 'content-type': encoded.headers.get('content-type')! },
    body: await encoded.bytes(),
  })
}
/** As a form does whose page has no script. */
async function submit(file: Uint8Array, back = '/user?__dooryard_screen=profile') {
  const form = new FormData()
  form.set('file', new Blob([Uint8Array.from(file)], { type: 'image/png' }), 'a.png')
  form.set('__dooryard_return_to', back)
  form.set('__dooryard_screen', 'profile')
  const encoded = new Response(form)
  return ada.send('POST', path(), {
    headers: { 'content-type': encoded.headers.get('content-type')!, accept: 'text/html' },
    body: await encoded.bytes(),
  })
}
const remove = () => ada.post(`${path()}&_method=DELETE`)
const me = async () => (await ada.get(`/v1/me${as(sessionId)}`)).response
const fetchPicture = (url: string) => server.fetch(new Request(new URL(url, 'https://app.test')))

describe('a picture that a form brings', () => {
  test('RED-2: leads back to the page, and is told there why it is none', async () => {
    await open()
    const back = 'https://app.test/user?__dooryard_screen=profile'
    const good = await submit(await png())
    expect([good.status, good.headers.get('location')]).toEqual([303, back])
    expect((await me()).has_image).toBe(true)
    for (const bad of [Buffer.from('<svg/>'), Buffer.alloc(0)]) {
      const { status, headers } = await submit(bad)
      expect([status, headers.get('location')]).toEqual([303, back])
      const { feedback } = await server.resume(ada.page())
      expect(feedback).toMatchObject({ flow: 'profile', screen: 'profile', errors: [{}] })
      expect(JSON.stringify(feedback)).not.toContain('svg')
    }
    expect((await me()).has_image).toBe(true)
    const astray = await submit(await png(), 'https://evil.example/')
    expect(astray.headers.get('location')).toBe('https://app.test/')
    const gone = await ada.submit(`${path()}&_method=DELETE`)
    expect([gone.status, (await me()).has_image]).toEqual([303, false])
  })

  test('DOS-1: is a page that says so where it is too large, and where nobody is signed in', async () => {
    await open()
    const large = await submit(Buffer.alloc(8 * 1024 * 1024))
    expect([large.status, large.headers.get('content-type')]).toEqual([
      413,
      'text/html; charset=utf-8',
    ])
    await ada.post('/v1/client/sessions?_method=DELETE')
    const nobody = await submit(await png())
    expect([nobody.status, nobody.headers.get('content-type')]).toEqual([
      401,
      'text/html; charset=utf-8',
    ])
  })
})

describe('a picture of one’s own', () => {
  test('UPL-4: is shown under an address that never changes, as a picture and nothing else', async () => {
    await open()
    expect(await me()).toMatchObject({
      has_image: false,
      image_url: expect.stringMatching(/\.svg$/),
    })
    const sent = await png()
    const answer = await upload(sent, { type: 'text/html', name: '../../evil.html' })
    expect(answer.response).toMatchObject({
      object: 'image',
      id: expect.stringMatching(/^[\w-]{43}\.png$/),
      public_url: expect.stringContaining(answer.response.name),
    })
    const { user, public_user_data } = answer.client!.sessions[0]!
    expect(user).toMatchObject({ has_image: true, image_url: answer.response.public_url })
    expect(public_user_data).toMatchObject({ has_image: true })
    const shown = await fetchPicture(user!.image_url)
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(Buffer.from(await shown.bytes())).toEqual(sent)
  })

  test('UPL-3: another one takes its place, and one that is taken away is gone', async () => {
    await open()
    const first = (await upload(await png())).response
    const second = (await upload(await gif())).response
    expect(second.name).toMatch(/\.gif$/)
    expect((await fetchPicture(first.public_url)).status).toBe(404)
    expect(await db.selectFrom('pictures').select('name').execute()).toEqual([
      { name: second.name },
    ])
    const gone = await remove()
    expect(gone.response).toMatchObject({ object: 'image', deleted: true, public_url: null })
    expect((await fetchPicture(second.public_url)).status).toBe(404)
    expect(await me()).toMatchObject({ has_image: false })
    expect((await remove()).status).toBe(200)
    expect(await db.selectFrom('pictures').select('name').execute()).toEqual([])
  })

  test('comes also as base64, with or without the head of a data address, and as it is', async () => {
    await open()
    const bytes = await webp()
    const text = bytes.toString('base64')
    for (const body of [text, `data:image/webp;base64,${text}`, Uint8Array.from(bytes)]) {
      const headers = { 'content-type': 'application/octet-stream' }
      const answer = await ada.send('POST', path(), { headers, body })
      expect([answer.status, answer.response.name]).toEqual([200, expect.stringMatching(/\.webp$/)])
    }
  })

  test('UPL-2: where sharp is there it is drawn anew, small, upright and with nothing else in it', async () => {
    await open({ sharp: true })
    const large = await sharp(await jpeg(6))
      .resize(1200, 800, { fit: 'fill' })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { response } = await upload(large)
    expect(response.name).toMatch(/\.webp$/)
    const bytes = Buffer.from(await (await fetchPicture(response.public_url)).bytes())
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 512, height: 512 })
    expect(bytes.includes(SECRET)).toBe(false)
    const whole = await png(64, 64)
    // The parts hold together, what is in them does not.
    const data = chunk('IDAT', Buffer.from('none'))
    const broken = Buffer.concat([whole.subarray(0, 33), data, whole.subarray(-12)])
    expect(inspect(broken).kind).toBe('png')
    const refused = await upload(broken)
    expect(refused.codes).toEqual(['request_body_invalid'])
  })

  test.each<[string, () => Uint8Array | Promise<Uint8Array>, number, string]>([
    [
      'UPL-1: an SVG that calls itself a PNG',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      400,
      'request_body_invalid',
    ],
    ['UPL-1: a file of nothing', () => Buffer.alloc(0), 400, 'request_body_invalid'],
    ['UPL-2: a giant of one pixel in height', () => png(5000, 1), 413, 'image_too_large'],
    [
      'UPL-2: one of too many bytes',
      () => Buffer.alloc(5 * 1024 * 1024 + 1),
      413,
      'image_too_large',
    ],
    [
      'DOS-1: one that is not even read to its end',
      () => Buffer.alloc(8 * 1024 * 1024),
      413,
      'image_too_large',
    ],
  ])('%s is refused', async (_, make, status, code) => {
    await open()
    const refused = await upload(await make())
    expect([refused.status, refused.codes]).toEqual([status, [code]])
    expect(await me()).toMatchObject({ has_image: false })
  })

  test('what is no file, or not the one, is refused', async () => {
    await open()
    expect((await ada.post(path(), { file: 'x' })).codes).toEqual(['form_param_type_invalid'])
    expect((await ada.post(path())).codes).toEqual(['form_param_missing'])
    expect((await upload(await png(), { field: 'other' })).codes).toContain('form_param_unknown')
    const type = { 'content-type': 'multipart/form-data; boundary=x' }
    const broken = await ada.send('POST', path(), { headers: type, body: '--y\r\n' })
    expect(broken.codes).toEqual(['request_body_invalid'])
    // CSRF-4: other endpoints take no files.
    const elsewhere = await ada.send('PATCH', `/v1/me${as(sessionId)}`, {
      headers: type,
      body: '--x--',
    })
    expect(elsewhere.codes).toEqual(['unsupported_content_type'])
  })

  test('DOS-1: of who is not signed in nothing is read, and names lead nowhere', async () => {
    await open()
    const stranger = server.browser()
    let pulled = 0
    const body = new ReadableStream({
      pull(controller) {
        pulled++
        controller.enqueue(new Uint8Array(64 * 1024))
      },
    })
    const refused = await stranger.send('POST', '/v1/me/profile_image', {
      body,
      duplex: 'half',
      headers: { 'content-type': 'application/octet-stream' },
    } as RequestInit)
    expect(refused.codes).toEqual(['authentication_invalid'])
    expect(pulled).toBeLessThan(3)
    const name = (await upload(await png())).response.name
    for (const wrong of [`${'A'.repeat(43)}.png`, `..%2f${name}`, name.replace('png', 'jpg')]) {
      const answer = await fetchPicture(`/v1/pictures/${wrong}`)
      const isDrawn = answer.headers.get('content-type') === 'image/svg+xml'
      expect([wrong, answer.status === 404 || isDrawn]).toEqual([wrong, true])
    }
  })

  test('GR-4: of many that come at once one is left', async () => {
    await open()
    const file = await png()
    const answers = await Promise.all(Array.from({ length: 10 }, () => upload(file)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const { image_url } = await me()
    const rows = await db.selectFrom('pictures').select('name').execute()
    expect(rows).toHaveLength(1)
    expect(image_url).toContain(rows[0]!.name)
    expect((await fetchPicture(image_url)).status).toBe(200)
  })
})

test('the site gives one and takes it away', async () => {
  await open()
  const backend = backendOf(server)
  const call = async (file: Uint8Array, id = userId) => {
    const form = new FormData()
    form.set('file', new Blob([Uint8Array.from(file)]))
    const encoded = new Response(form)
    const headers = { 'content-type': encoded.headers.get('content-type')! }
    return backend(`POST /users/${id}/profile_image`, { body: await encoded.bytes(), headers })
  }
  const given = await call(await png())
  expect(given.body).toMatchObject({ object: 'user', has_image: true })
  expect((await fetchPicture(given.body.image_url)).status).toBe(200)
  expect((await call(Buffer.from('<svg/>'))).codes).toEqual(['request_body_invalid'])
  expect((await call(await png(), 'user_nobody')).codes).toEqual(['resource_not_found'])
  const json = await backend(`POST /users/${userId}/profile_image`, { json: { file: 'x' } })
  expect(json.codes).toEqual(['form_param_type_invalid:file'])
  const taken = await backend(`DELETE /users/${userId}/profile_image`)
  expect(taken.body).toMatchObject({ object: 'user', has_image: false })
})

describe('in a folder', () => {
  async function openFolder() {
    const folder = await mkdtemp(join(tmpdir(), 'pictures-'))
    closing.push(() => rm(folder, { recursive: true, force: true }))
    await open({ pictures: join(folder, 'of-users') })
    return join(folder, 'of-users')
  }

  test('UPL-3: there is one file for each user, which nobody else can read, and none for who is deleted', async () => {
    const folder = await openFolder()
    await upload(await png())
    const { response } = await upload(await gif())
    expect(await readdir(folder)).toEqual([response.name])
    expect((await stat(join(folder, response.name))).mode & 0o777).toBe(0o600)
    expect(await readFile(join(folder, response.name))).toEqual(await gif())
    expect((await fetchPicture(response.public_url)).status).toBe(200)
    await ada.post(`/v1/me${as(sessionId)}&_method=DELETE`)
    await vi.waitFor(async () => expect(await readdir(folder)).toEqual([]))
  })

  test('a file that somebody took away is not there, and a change that fails leaves none behind', async () => {
    const folder = await openFolder()
    const { response } = await upload(await png())
    await rm(join(folder, response.name))
    expect((await fetchPicture(response.public_url)).status).toBe(404)
    await backendOf(server)(`DELETE /users/${userId}`)
    expect((await upload(await gif())).status).toBe(401)
    expect(await readdir(folder)).toEqual([])
  })

  test('one that cannot be is told at the start', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'pictures-')), 'file')
    await writeFile(file, '')
    await expect(testServer({ pictures: file })).rejects.toThrow('DOORYARD_PICTURES')
    await expect(testServer({ pictures: 'ftp://x/y' })).rejects.toThrow('DOORYARD_PICTURES')
    await expect(testServer({ pictures: 's3://key:100%@host/bucket' })).rejects.toThrow(
      'DOORYARD_PICTURES is not the address of a bucket',
    )
    await expect(testServer({ pictures: 's3://key:secret@host' })).rejects.toThrow(
      'DOORYARD_PICTURES',
    )
  })
})

describe('in a bucket', () => {
  const KEY = 'AKIDEXAMPLE'
  const BUCKET_SECRET = 'wJalr/XUtnFEMI+K7MDENG'
  const objects = new Map<string, Buffer>()
  let status = 200
  let bucket: Server

  /** Signature Version 4, as its specification has it, by hand. */
  function signatureOf(method: string, url: URL, headers: Record<string, string>, payload: string) {
    const [, scope = '', names = ''] = /Credential=[^/]+\/([^,]+), ?SignedHeaders=([^,]+)/.exec(
      headers.authorization!,
    )!
    const [day = '', region = '', service = ''] = scope.split('/')
    const hmac = (key: string | Buffer, text: string) =>
      createHmac('sha256', key).update(text).digest()
    const hex = (text: string) => createHash('sha256').update(text).digest('hex')
    const canonical = [
      method,
      url.pathname,
      url.search.slice(1),
      ...names.split(';').map((name) => `${name}:${headers[name]}`),
      '',
      names,
      payload,
    ].join('\n')
    const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hex(canonical)].join('\n')
    const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
      hmac,
      `AWS4${BUCKET_SECRET}`,
    )
    return hmac(key, toSign).toString('hex')
  }

  async function openBucket(secret = BUCKET_SECRET) {
    objects.clear()
    status = 200
    bucket = createHttpServer(async (request, response) => {
      const pieces: Buffer[] = []
      for await (const piece of request) pieces.push(piece as Buffer)
      const body = Buffer.concat(pieces)
      const headers = request.headers as Record<string, string>
      const url = new URL(request.url!, `http://${headers.host}`)
      const payload = headers['x-amz-content-sha256']!
      const isWhole =
        payload === 'UNSIGNED-PAYLOAD' ||
        payload === createHash('sha256').update(body).digest('hex')
      const signature = signatureOf(request.method!, url, headers, payload)
      const isKnown =
        headers.authorization!.includes(`Credential=${KEY}/`) &&
        headers.authorization!.endsWith(`Signature=${signature}`)
      const answer = (code: number, content?: Buffer) => response.writeHead(code).end(content)
      if (status !== 200) return answer(status)
      if (!isKnown || !isWhole) return answer(403)
      if (request.method === 'PUT') objects.set(url.pathname, body)
      if (request.method === 'DELETE') objects.delete(url.pathname)
      const found = objects.get(url.pathname)
      return request.method === 'GET' && !found
        ? answer(404)
        : answer(
            request.method === 'DELETE' ? 204 : 200,
            request.method === 'GET' ? found : undefined,
          )
    })
    await new Promise<void>((resolve) => bucket.listen(0, '127.0.0.1', resolve))
    closing.push(
      () =>
        new Promise((resolve) => {
          bucket.closeAllConnections()
          bucket.close(resolve)
        }),
    )
    const { port } = bucket.address() as AddressInfo
    const pictures = `s3+http://${KEY}:${encodeURIComponent(secret)}@127.0.0.1:${port}/people/pictures?region=eu-central-1`
    await open({ pictures })
  }

  test('one is signed for, read through the server, and taken away when another one comes', async () => {
    await openBucket()
    const first = (await upload(await png())).response
    expect([...objects.keys()]).toEqual([`/people/pictures/${first.name}`])
    const shown = await fetchPicture(first.public_url)
    expect(Buffer.from(await shown.bytes())).toEqual(await png())
    const second = (await upload(await gif())).response
    expect([...objects.keys()]).toEqual([`/people/pictures/${second.name}`])
    expect((await fetchPicture(first.public_url)).status).toBe(404)
    await remove()
    expect(objects.size).toBe(0)
  })

  test('one that refuses or does not answer is told as a pause, and nothing is lost', async () => {
    await openBucket()
    const { response } = await upload(await png())
    status = 500
    expect((await upload(await gif())).codes).toEqual(['service_unavailable'])
    expect((await fetchPicture(response.public_url)).status).toBe(503)
    expect(await me()).toMatchObject({ image_url: response.public_url })
    bucket.closeAllConnections()
    await new Promise((resolve) => bucket.close(resolve))
    const refused = await upload(await gif())
    expect([refused.status, refused.codes]).toEqual([503, ['service_unavailable']])
    expect(server.logged.join('\n')).toContain('The bucket')
    expect(server.logged.join('\n')).not.toContain(BUCKET_SECRET)
    status = 200
  })

  test('a wrong secret is refused there', async () => {
    await openBucket('another')
    expect((await upload(await png())).codes).toEqual(['service_unavailable'])
    expect(objects.size).toBe(0)
  })
})

test('AZ-1: a picture is given to whoever asks, and to nobody else', async () => {
  await open()
  const bob = server.browser()
  await signUp(bob, BOB)
  await upload(await png())
  const { sessions } = (await bob.get('/v1/client')).response
  expect(sessions[0].user.has_image).toBe(false)
  const foreign = await bob.post(`/v1/me/profile_image${as(sessionId)}&_method=DELETE`)
  expect(foreign.codes).toEqual(['authentication_invalid'])
  expect((await me()).has_image).toBe(true)
})
