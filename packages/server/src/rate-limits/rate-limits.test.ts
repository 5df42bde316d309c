import { describe, expect, test } from 'vitest'
import { ADA, signUp } from '../testing/people.ts'
import { testServer } from '../testing/test-server.ts'
import { addressBucket, visitorAddress } from './address.ts'

describe('RATE-1: whom a limit concerns', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::ffff:c633:6409', '198.51.100.9'],
    ['0:0:0:0:0:FFFF:c633:6409', '198.51.100.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['nonsense', 'unknown'],
    [null, 'unknown'],
  ])('%s → %s', (address, bucket) => {
    expect(addressBucket(address)).toBe(bucket)
  })
})

describe('RATE-5: the address of a visitor', () => {
  const forwarded = '6.6.6.6, 198.51.100.1, 10.0.0.1'
  test.each([
    ['no proxy is trusted', 0, '192.0.2.1'],
    ['one proxy', 1, '10.0.0.1'],
    ['two proxies', 2, '198.51.100.1'],
    ['more than there are', 9, '6.6.6.6'],
  ])('%s', (_, hops, address) => {
    expect(visitorAddress('192.0.2.1', forwarded, hops)).toBe(address)
  })

  test('what an adapter took from the header itself is nobody', () => {
    expect(visitorAddress('6.6.6.6', forwarded, 0)).toBeNull()
    expect(visitorAddress('6.6.6.6', '6.6.6.6, rubbish', 1)).toBeNull()
  })

  test('ports are left out', () => {
    expect(visitorAddress('192.0.2.1', '6.6.6.6, 198.51.100.1:5678', 1)).toBe('198.51.100.1')
    expect(visitorAddress('192.0.2.1', '[2001:db8::1]:5678', 1)).toBe('2001:db8::1')
  })

  test('rubbish in the header falls back to the peer', () => {
    expect(visitorAddress('192.0.2.1', 'x, y', 1)).toBe('192.0.2.1')
    expect(visitorAddress(undefined, null, 1)).toBeNull()
  })
})

test('RATE-5: a spoofed header makes no new bucket; no address shares one', async () => {
  const server = await testServer({ mode: 'production' })
  const statuses: number[] = []
  for (let index = 0; index < 6; index++) {
    const headers = { 'x-forwarded-for': `192.0.2.${index}`, origin: 'https://app.test' }
    const request = new Request('https://app.test/v1/client/sign_ins', { method: 'POST', headers })
    statuses.push((await server.fetch(request)).status)
  }
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  await server.close()
})

test('RATE-5: a header that no setting trusts is told once, with the setting', async () => {
  const server = await testServer()
  for (let index = 0; index < 3; index++) {
    await server.fetch(
      new Request('https://app.test/v1/client', { headers: { 'x-forwarded-for': '192.0.2.1' } }),
    )
  }
  expect(server.logged).toEqual([expect.stringContaining('set DOORYARD_TRUSTED_PROXIES')])
  await server.close()
})

test('who signs in by http where cookies are for https is told why that does not last, once', async () => {
  const server = await testServer({ mode: 'production' })
  const before = server.logged.length
  const post = (origin: string, path = '/v1/client/sign_ins') =>
    server.fetch(new Request(`${origin}${path}`, { method: 'POST', headers: { origin } }))
  for (const origin of ['https://app.test', 'http://localhost:4321', 'http://127.0.0.1']) {
    await post(origin)
  }
  await server.fetch(new Request('http://app.test/v1/client'))
  expect(server.logged.slice(before)).toEqual([])
  await post('http://app.test')
  await post('http://app.test')
  expect(server.logged.slice(before)).toEqual([expect.stringContaining('at http://app.test')])
  await server.close()
})

test('RATE-1: one identifier is limited whatever address asks', async () => {
  const server = await testServer({ settings: { rateLimits: { create: { max: 1, seconds: 10 } } } })
  await signUp(server.browser())
  const statuses: number[] = []
  for (let index = 0; index < 21; index++) {
    const browser = server.browser({ address: `192.0.2.${index}` })
    statuses.push((await browser.post('/v1/client/sign_ins', { identifier: ADA })).status)
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(20) // development: twenty times
  expect(statuses.at(-1)).toBe(429)
  await server.close()
})

test('RATE-1: a window opens when it said, however often somebody asks before', async () => {
  const server = await testServer({ mode: 'production' })
  const ask = () => server.browser().post('/v1/client/sign_ins')
  for (let index = 0; index < 5; index++) expect((await ask()).status).toBe(200)
  for (let passed = 0; passed < 9900; passed += 330) {
    const { status, headers } = await ask()
    const told = [status, Number(headers.get('retry-after'))]
    expect(told).toEqual([429, Math.ceil((10_000 - passed) / 1000)])
    server.clock.advance(330)
  }
  server.clock.advance(100)
  expect((await ask()).status).toBe(200)
  await server.close()
})
