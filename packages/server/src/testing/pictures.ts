import { crc32 } from 'node:zlib'
import sharp from 'sharp'

/** A picture of one colour. */
export const drawn = (width = 8, height = 6) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 90 } } })

/** A text that no picture has by itself. */
export const SECRET = 'secret-place-48.8584N'

/** Where it was taken, and with what, as cameras write it. */
const exif = { IFD0: { Copyright: SECRET, Make: SECRET }, IFD3: { GPSLatitudeRef: 'N' } }

export const png = (width?: number, height?: number) => drawn(width, height).png().toBuffer()
export const jpeg = (orientation = 1) =>
  drawn().withExif(exif).withMetadata({ orientation, exif }).jpeg().toBuffer()
export const webp = () => drawn().withExif(exif).webp().toBuffer()
export const gif = () => drawn().gif().toBuffer()

/** A chunk of a PNG. */
export function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** The same PNG with a text in it. */
export async function talkingPng(): Promise<Buffer> {
  const bytes = await png()
  const text = chunk('tEXt', Buffer.from(`Comment\0${SECRET}`))
  return Buffer.concat([bytes.subarray(0, 33), text, bytes.subarray(33)])
}
