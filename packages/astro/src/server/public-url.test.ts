import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createEmbeddedInstance, type EmbeddedInstance } from '../testing/embedded.ts'
import { createContext, createRemoteInstance, createSite, siteConfig } from '../testing/site.ts'
import type { ServerConfig } from './config.ts'
import { bindMount, MOUNT_PATTERN } from './mount.ts'
import { bindOriginCheck } from './origin-check.ts'
import { publicUrl } from './public-url.ts'

const behind = (trustedProxyHops: number, hosts: ServerConfig['hosts'] = []): ServerConfig => ({
  ...siteConfig,
  hosts,
  instance: { trustedProxyHops },
})
/** As the Node adapter hands a request on: by the name in `Host`, whatever it is. */
const asked = (host: string, headers: Record<string, string> = {}) =>
  createContext(`http://${host}/team?a=1`, { headers: { host, ...headers } })

describe('AST-10: the address that the visitor used', () => {
  const https = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'acme.example' }
  const forged = {
    'x-forwarded-proto': 'gopher, https',
    'x-forwarded-host': 'evil.example, acme.example',
  }
  const acme = [{ hostname: 'acme.example' }]
  test.each<[string, ServerConfig, string, Record<string, string>, string]>([
    ['no proxy is trusted', behind(0), 'acme.example', https, 'http://acme.example'],
    ['behind one proxy', behind(1), '127.0.0.1:4321', https, 'https://acme.example'],
    [
      'which keeps Host',
      behind(1),
      'acme.example',
      { 'x-forwarded-proto': 'https' },
      'https://acme.example',
    ],
    ['whose entry is the last', behind(1), '127.0.0.1', forged, 'https://acme.example'],
    ['asked past the proxy', behind(1), 'localhost:4321', {}, 'http://localhost:4321'],
    [
      'a scheme that is none',
      behind(1),
      'acme.example',
      { 'x-forwarded-proto': 'javascript' },
      'http://acme.example',
    ],
    [
      'a host that is none',
      behind(1),
      'acme.example',
      { 'x-forwarded-host': 'a/b@c' },
      'http://acme.example',
    ],
    ['a listed host', behind(0, acme), 'acme.example', {}, 'http://acme.example'],
    [
      'a made-up Host where hosts are listed',
      behind(0, acme),
      'evil.example',
      {},
      'http://acme.example',
    ],
    [
      'a made-up forwarded host where hosts are listed',
      behind(1, acme),
      'acme.example',
      { 'x-forwarded-host': 'evil.example' },
      'http://acme.example',
    ],
    [
      'a pattern',
      behind(0, [{ hostname: '*.acme.example' }]),
      'a.acme.example',
      {},
      'http://a.acme.example',
    ],
    [
      'a pattern of one label',
      behind(0, [{ hostname: '*.acme.example' }]),
      'a.b.acme.example',
      {},
      'http://localhost',
    ],
    [
      'a pattern of any depth',
      behind(0, [{ hostname: '**.acme.example' }]),
      'a.b.acme.example',
      {},
      'http://a.b.acme.example',
    ],
    [
      'a look-alike of a pattern',
      behind(0, [{ hostname: '*.acme.example' }]),
      'evilacme.example',
      {},
      'http://localhost',
    ],
    [
      'a port that is not listed',
      behind(0, [{ hostname: 'acme.example', port: '8443', protocol: 'https' }]),
      'acme.example',
      {},
      'https://acme.example:8443',
    ],
  ])('%s', (_, config, host, headers, origin) => {
    expect(publicUrl(asked(host, headers), config).href).toBe(`${origin}/team?a=1`)
  })

  test('on Astro 5, which says localhost, it is what was asked for', () => {
    const context = createContext('http://localhost/', { headers: { host: 'acme.example:8080' } })
    expect(publicUrl(context, behind(0)).origin).toBe('http://acme.example:8080')
    const forged = createContext('https://localhost/', {
      headers: { host: 'acme.example', 'x-forwarded-proto': 'https' },
    })
    expect(publicUrl(forged, behind(0)).origin).toBe('http://acme.example')
    expect(publicUrl(forged, behind(1)).origin).toBe('https://acme.example')
  })

  test.each(['many', '-1', '11', '1.5'])('DOORYARD_TRUSTED_PROXIES=%s is an error', (value) => {
    vi.stubEnv('DOORYARD_TRUSTED_PROXIES', value)
    expect(() => publicUrl(asked('acme.example'), behind(0))).toThrow(/the number of proxies/)
    vi.unstubAllEnvs()
  })

  test('is where a redirect to sign-in leads, of a remote instance too', async () => {
    vi.stubEnv('DOORYARD_TRUSTED_PROXIES', '1')
    const { options } = await createRemoteInstance()
    const site = createSite({ options: { ...options, signInUrl: '/in' } })
    const context = asked('127.0.0.1:4321', https)
    await site(context)
    const back = encodeURIComponent('https://acme.example/team?a=1')
    expect(context.locals.auth().redirectToSignIn().headers.get('location')).toBe(
      `https://acme.example/in?redirect_url=${back}`,
    )
    vi.unstubAllEnvs()
  })
})

describe('CSRF-1: forms of the site itself', () => {
  const form = (origin: string | null, headers: Record<string, string> = {}) =>
    createContext('http://acme.example/contact', {
      method: 'POST',
      body: 'a=1',
      headers: {
        ...(origin !== null && { origin }),
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
    })
  const check = async (context: ReturnType<typeof createContext>, config = behind(0)) =>
    (await bindOriginCheck(config)(context as never, async () => new Response('page'))) as Response
  const https = { 'x-forwarded-proto': 'https' }

  test('pass from its own address, also when a proxy ends TLS', async () => {
    expect((await check(form('http://acme.example'))).status).toBe(200)
    expect((await check(form('https://acme.example', https), behind(1))).status).toBe(200)
  })

  test('are refused from another, and the log says what to set', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    for (const origin of ['https://evil.example', 'null', 'https://acme.example', null]) {
      expect((await check(form(origin))).status, String(origin)).toBe(403)
    }
    expect((await check(form('https://acme.example', https))).status).toBe(403)
    expect((await check(form('http://acme.example', https), behind(1))).status).toBe(403)
    expect(warn.mock.calls.flat().join()).toContain('DOORYARD_TRUSTED_PROXIES')
    warn.mockRestore()
  })

  test('XSS-4, XSS-5: are refused in plain words that repeat nothing of the request', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const response = await check(form('https://<script>alert(1)</script>'))
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const text = await response.text()
    expect(text).toMatch(/Cross-site form submissions are forbidden/)
    expect(text).not.toMatch(/script|acme/)
    warn.mockRestore()
  })

  test.each(['multipart/form-data; boundary=x', 'text/plain', 'Text/Plain;application/json'])(
    'of type %s too',
    async (type) => {
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
      expect((await check(form('https://evil.example', { 'content-type': type }))).status).toBe(403)
      warn.mockRestore()
    },
  )

  test('that call an action of the site are its business below the mount too', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    for (const routePattern of [MOUNT_PATTERN, '/404']) {
      const call = createContext('http://acme.example/__clerk/v1/environment?_action=wipe', {
        method: 'POST',
        body: 'a=1',
        routePattern,
        headers: {
          origin: 'https://evil.example',
          'content-type': 'application/x-www-form-urlencoded',
        },
      })
      expect((await check(call)).status, routePattern).toBe(403)
    }
    warn.mockRestore()
  })

  test('are no business of data, of reading, of prerendered pages and of the mount', async () => {
    const json = form('https://evil.example', { 'content-type': 'application/json' })
    const get = createContext('http://acme.example/', {
      headers: { origin: 'https://evil.example' },
    })
    const mount = Object.assign(form('https://evil.example'), { routePattern: MOUNT_PATTERN })
    const prerendered = Object.assign(form('https://evil.example'), { isPrerendered: true })
    for (const context of [json, get, mount, prerendered]) {
      expect((await check(context)).status).toBe(200)
    }
  })
})

describe('RATE-5: whom the limits of an embedded server count', () => {
  let instance: EmbeddedInstance
  beforeAll(async () => {
    instance = await createEmbeddedInstance()
  })
  afterAll(() => instance.server.close())

  test('the address that an adapter took from X-Forwarded-For is nobody in particular', async () => {
    const mount = bindMount({ ...behind(0), mode: 'development' }, instance.startServer)
    const statuses: number[] = []
    for (let index = 0; index < 101; index++) {
      const address = `192.0.2.${index}`
      const context = createContext('/__clerk/v1/client/sign_ins', {
        method: 'POST',
        headers: { origin: 'http://site.test', 'x-forwarded-for': address },
        routePattern: MOUNT_PATTERN,
      })
      statuses.push((await mount({ ...context, clientAddress: address } as never)).status)
    }
    // A development instance allows twenty times five.
    expect(statuses.slice(0, 100)).toEqual(Array(100).fill(200))
    expect(statuses[100]).toBe(429)
  })
})
