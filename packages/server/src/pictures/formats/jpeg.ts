import type { Read } from './format.ts'

/** Markers. ITU-T T.81, table B.1 */
const START = 0xd8
const END = 0xd9
const SCAN = 0xda
const EXIF = 0xe1
const COLOUR_PROFILE = 0xe2
const ADOBE = 0xee
const ADOBE_LENGTH = 12

const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Tables, frames and scans; of what applications add the profile and the transform of colours, which others share their markers with. */
function isDrawing(marker: number, data: Buffer): boolean {
  const isNamed = (name: string) => data.toString('latin1', 0, name.length) === name
  if (marker === COLOUR_PROFILE) return isNamed('ICC_PROFILE\0')
  if (marker === ADOBE) return isNamed('Adobe') && data.length === ADOBE_LENGTH
  return marker >= 0xc0 && marker <= 0xdf
}

/**
 * What follows the end is left out and not refused: telephones put previews and depths there. Of what a camera wrote only
 * the way up is kept.
 */
export const readJpeg: Read = (bytes) => {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  const kept: Buffer[] = []
  let size: { width: number; height: number } | null = null
  let orientation = 1
  let hasScan = false
  for (let at = 2; at + 2 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at += 1 // fill bytes
      continue
    }
    if (marker === END) {
      if (!size || !hasScan) return null
      const head = [Buffer.of(0xff, START), ...(orientation === 1 ? [] : [wayUp(orientation)])]
      return { ...size, bytes: Buffer.concat([...head, ...kept, Buffer.of(0xff, END)]) }
    }
    if (marker < 0xc0 || at + 4 > bytes.length) return null
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length || end < at + 4) return null
    const data = bytes.subarray(at + 4, end)
    if (isFrame(marker)) {
      if (size || data.length < 6) return null
      size = { height: data.readUInt16BE(1), width: data.readUInt16BE(3) }
    }
    if (marker === EXIF) orientation = orientationIn(data) ?? orientation
    const next = marker === SCAN ? endOfScan(bytes, end) : end
    if (marker === SCAN) {
      if (!size) return null
      hasScan = true
    }
    if (isDrawing(marker, data)) kept.push(bytes.subarray(at, next))
    at = next
  }
  return null
}

/** Entropy-coded data has no marker in it but those that it restarts at. */
function endOfScan(bytes: Buffer, offset: number): number {
  let at = bytes.indexOf(0xff, offset)
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1]!
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
    at = bytes.indexOf(0xff, at + (next === 0xff ? 1 : 2))
  }
  return bytes.length
}

const ORIENTATION = 0x0112

/** The one entry of the first directory that turns the picture; null: there is none. */
function orientationIn(data: Buffer): number | null {
  if (data.toString('latin1', 0, 6) !== 'Exif\0\0') return null
  const tiff = data.subarray(6)
  if (tiff.length < 8) return null
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const read16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (first + 2 > tiff.length) return null
  const entries = Math.min(read16(first), 256)
  for (let at = first + 2; at < first + 2 + 12 * entries; at += 12) {
    if (at + 12 > tiff.length) return null
    if (read16(at) !== ORIENTATION) continue
    const value = read16(at + 8)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}

/** The smallest Exif that says which way is up. */
function wayUp(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  const data = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.of(0xff, EXIF, 0, 0)
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}
