import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { chunk, gif, jpeg, png, SECRET, talkingPng, webp } from '../testing/pictures.ts'
import { PictureError } from './errors.ts'
import { inspect } from './inspect.ts'

const kinds = { png, jpg: jpeg, webp, gif } as const
const all = Object.entries(kinds)

const reasonOf = (file: Uint8Array) => {
  try {
    return inspect(file).kind
  } catch (error) {
    if (!(error instanceof PictureError)) throw error
    return error.reason
  }
}

describe('UPL-1: what a file is says its content:', () => {
  test.each(all)('%s', async (kind, make) => {
    const bytes = await make()
    const picture = inspect(bytes)
    expect(picture.kind).toBe(kind)
    const { width, height } = await sharp(Buffer.from(picture.bytes)).metadata()
    expect([width, height]).toEqual([8, 6])
    const pixels = (file: Uint8Array) => sharp(Buffer.from(file)).raw().toBuffer()
    expect(await pixels(picture.bytes)).toEqual(await pixels(bytes))
  })

  test.each<[string, () => Buffer | Promise<Buffer>]>([
    ['nothing', () => Buffer.alloc(0)],
    [
      'a drawing of SVG',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    ],
    ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a page that begins like a GIF', () => Buffer.from('GIF89a=1;/*<script>*/alert(1)//       ')],
    [
      'a script that begins like a JPEG',
      () => Buffer.from('\xff\xd8\xff\xe0/*alert(1)*/', 'latin1'),
    ],
    [
      'an AVIF',
      () =>
        sharp({ create: { width: 8, height: 6, channels: 3, background: 'red' } })
          .avif()
          .toBuffer(),
    ],
    [
      'a TIFF',
      () =>
        sharp({ create: { width: 8, height: 6, channels: 3, background: 'red' } })
          .tiff()
          .toBuffer(),
    ],
    ['a signature alone', async () => (await png()).subarray(0, 8)],
    ['a PNG without an end', async () => Buffer.concat([(await png()).subarray(0, 33)])],
    [
      'a PNG with a broken sum',
      async () => {
        const bytes = Buffer.from(await png())
        bytes[29]! ^= 1
        return bytes
      },
    ],
    [
      'a PNG of no height',
      async () => {
        const head = Buffer.from((await png()).subarray(16, 29))
        head.writeUInt32BE(0, 4)
        return Buffer.concat([
          (await png()).subarray(0, 8),
          chunk('IHDR', head),
          (await png()).subarray(33),
        ])
      },
    ],
    [
      'a PNG with an archive behind it',
      async () => Buffer.concat([await png(), Buffer.from('PK\x03\x04')]),
    ],
    [
      'a GIF with an archive behind it',
      async () => Buffer.concat([await gif(), Buffer.from('PK\x03\x04')]),
    ],
    [
      'a WebP with an archive behind it',
      async () => Buffer.concat([await webp(), Buffer.from('PK\x03\x04')]),
    ],
  ])('%s is no picture', async (_, make) => {
    expect(reasonOf(await make())).toBe('not_a_picture')
  })

  test.each(all)('no part of a %s is a picture', async (kind, make) => {
    const bytes = await make()
    for (let length = 0; length < bytes.length; length += 1) {
      const reason = reasonOf(bytes.subarray(0, length))
      // What a JPEG needs is over at its end, and nothing before it.
      expect([kind, length, reason]).toEqual([kind, length, 'not_a_picture'])
    }
  })

  test('damage is refused or leaves a picture, and never throws anything else', async () => {
    const files = await Promise.all(all.map(([, make]) => make()))
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
        (file, edits) => {
          const bytes = Buffer.from(file)
          for (const [at, value] of edits) bytes[at % bytes.length] = value
          expect(reasonOf(bytes)).toBeTypeOf('string')
        },
      ),
    )
  })
})

describe('UPL-2: before anything is decoded', () => {
  test('what is too large is refused by its head', async () => {
    expect(reasonOf(await png(4096, 1))).toBe('png')
    expect(reasonOf(await png(4097, 1))).toBe('too_many_pixels')
    expect(reasonOf(await png(1, 4097))).toBe('too_many_pixels')
    const bomb = await png()
    const head = Buffer.from(bomb.subarray(16, 29))
    head.writeUInt32BE(60_000, 0)
    head.writeUInt32BE(60_000, 4)
    const claimed = Buffer.concat([bomb.subarray(0, 8), chunk('IHDR', head), bomb.subarray(33)])
    expect(reasonOf(claimed)).toBe('too_many_pixels')
    expect(reasonOf(Buffer.alloc(5 * 1024 * 1024 + 1))).toBe('too_many_bytes')
    const wide = Buffer.from(await gif())
    wide.writeUInt16LE(5000, 6)
    expect(reasonOf(wide)).toBe('too_many_pixels')
  })

  test('DOS-7: a film of very many frames is a picture, or none, like any other', () => {
    const frame = Buffer.alloc(24)
    frame.write('ANMF')
    frame.writeUInt32LE(16, 4)
    const body = Buffer.concat([
      Buffer.from('WEBP'),
      ...Array.from({ length: 218_000 }, () => frame),
    ])
    const head = Buffer.from('RIFF0000')
    head.writeUInt32LE(body.length, 4)
    expect(reasonOf(Buffer.concat([head, body]))).toBe('webp')
    const film = Buffer.concat([
      Buffer.from('GIF89a'),
      Buffer.of(1, 0, 1, 0, 0, 0, 0),
      ...Array.from({ length: 300_000 }, () => Buffer.of(0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 0)),
      Buffer.of(0x3b),
    ])
    expect(reasonOf(film)).toBe('gif')
  })

  test('texts, places and previews are left out', async () => {
    const files = [await talkingPng(), await jpeg(), await webp()]
    for (const file of files) {
      expect(file.includes(SECRET)).toBe(true)
      expect(Buffer.from(inspect(file).bytes).includes(SECRET)).toBe(false)
    }
    const comment = Buffer.concat([
      Buffer.of(0x21, 0xfe, SECRET.length),
      Buffer.from(SECRET),
      Buffer.of(0),
    ])
    const film = await gif()
    const talking = Buffer.concat([film.subarray(0, -1), comment, film.subarray(-1)])
    expect(Buffer.from(inspect(talking).bytes)).toEqual(film)
    const behind = Buffer.concat([await jpeg(), Buffer.from(`PK\x03\x04${SECRET}`)])
    expect(Buffer.from(inspect(behind).bytes).includes(SECRET)).toBe(false)
  })

  test('UPL-2: nor is there room for them in parts that only sometimes draw', async () => {
    const photo = await jpeg()
    const talking = (marker: number, text: string) => {
      const data = Buffer.from(`${text}${SECRET}`, 'latin1')
      const head = Buffer.of(0xff, marker, 0, data.length + 2)
      return Buffer.concat([photo.subarray(0, 2), head, data, photo.subarray(2)])
    }
    const film = await gif()
    const loop = Buffer.concat([
      Buffer.from('!\xff\x0bNETSCAPE2.0\x03\x01\0\0', 'latin1'),
      Buffer.of(SECRET.length),
      Buffer.from(`${SECRET}\0`),
    ])
    for (const file of [
      talking(0xe2, 'FPXR\0'),
      talking(0xe2, 'MPF\0'),
      talking(0xee, 'Adobe\0'),
      talking(0xee, ''),
      Buffer.concat([film.subarray(0, -1), loop, film.subarray(-1)]),
    ]) {
      expect(Buffer.from(inspect(file).bytes).includes(SECRET)).toBe(false)
    }
  })

  test('a picture stays the way up that its camera said', async () => {
    for (const orientation of [1, 3, 6, 8]) {
      const { bytes } = inspect(await jpeg(orientation))
      const { orientation: kept = 1 } = await sharp(Buffer.from(bytes)).metadata()
      expect(kept).toBe(orientation)
    }
  })
})
