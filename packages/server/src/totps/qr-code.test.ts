import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { qrCode } from './qr-code.ts'

const ofLength = (length: number) => 'https://acme.test/'.repeat(60).slice(0, length)
const hashOf = (rows: string[] | null) =>
  createHash('sha256').update(rows!.join('\n')).digest('hex').slice(0, 16)

test('the code of an authenticator app is the one that a reader has read', () => {
  const uri =
    'otpauth://totp/Acme:ada%40acme.test?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Acme'
  expect(hashOf(qrCode(uri))).toBe('f84af106a3211a68')
})

test('it is as large as its text needs, and always has what readers look for', () => {
  for (const [length, version] of [
    [1, 1],
    [17, 1],
    [18, 2],
    [230, 9],
    [231, 10],
    [1003, 22],
  ] as const) {
    const rows = qrCode(ofLength(length))!
    const size = version * 4 + 17
    expect([rows.length, rows[0]!.length], String(length)).toEqual([size, size])
    const corner = (x: number, y: number) => rows.slice(y, y + 7).map((row) => row.slice(x, x + 7))
    const finder = corner(0, 0)
    expect(finder[0]).toBe('1111111')
    expect([corner(size - 7, 0), corner(0, size - 7)]).toEqual([finder, finder])
  }
})

test('a text that no phone would read from a screen has none', () => {
  expect(qrCode(ofLength(1004))).toBeNull()
})
