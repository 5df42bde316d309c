import type { LookupAddress } from 'node:dns'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOutside, isPublic, OutsideError, vettedLookup } from './outside.ts'

const listener = createServer((_, answer) => answer.end('inside'))
let port: number

beforeAll(async () => {
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', () => resolve()))
  port = (listener.address() as AddressInfo).port
})
afterAll(() => listener.close())

describe('HOOK-4: an address that is not public is not asked:', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '198.18.0.1',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    '::ffff:10.0.0.1',
    '::10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001::1',
    'ff02::1',
    'nonsense',
  ])('%s', (address) => {
    expect(isPublic(address)).toBe(false)
  })

  test.each(['8.8.8.8', '2606:4700:4700::1111'])('%s is public', (address) => {
    expect(isPublic(address)).toBe(true)
  })

  const outside = createOutside({ allowLoopback: false })

  test.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:7f00:1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://localhost/',
    'http://example.com/',
    'ftp://example.com/',
  ])('%s', async (address) => {
    await expect(outside(address)).rejects.toThrow(OutsideError)
  })
})

test('HOOK-4: one inner address among those of a name spoils the name, however often it is asked', () => {
  const answers: LookupAddress[][] = [
    [
      { address: '8.8.8.8', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ],
    [{ address: '127.0.0.1', family: 4 }],
    [],
  ]
  for (const found of answers) {
    const resolve = ((_: string, __: object, done: (error: null, found: LookupAddress[]) => void) =>
      done(null, found)) as never
    let refused: unknown
    vettedLookup(isPublic, resolve)('rebinding.example', {}, (error) => {
      refused = error
    })
    expect(refused).toBeInstanceOf(OutsideError)
  }
})

test('this machine is asked while one develops, and nothing else that is inside', async () => {
  const outside = createOutside({ allowLoopback: true })
  const answer = await outside(`http://127.0.0.1:${port}/`)
  expect(await answer.text()).toBe('inside')
  await expect(outside('http://10.0.0.1/')).rejects.toThrow(OutsideError)
})
