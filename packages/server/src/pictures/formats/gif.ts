import { isEnd, type Read } from './format.ts'

const EXTENSION = 0x21
const IMAGE = 0x2c
const TRAILER = 0x3b

const CONTROL = 0xf9
const APPLICATION = 0xff

/** The one application that draws: how often a film is repeated. https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
const LOOP = 'NETSCAPE2.0'
/** With the number of times and nothing else. */
const LOOP_LENGTH = 19

export const readGif: Read = (bytes) => {
  if (!/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6)) || bytes.length < 14) return null
  let [width, height] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)]
  let at = 13 + paletteLength(bytes[10]!)
  const kept: Buffer[] = [bytes.subarray(0, at)]
  let hasImage = false
  while (at < bytes.length) {
    const start = at
    const kind = bytes[at]
    if (kind === TRAILER) {
      if (!hasImage || !isEnd(bytes, at + 1)) return null
      return { width, height, bytes: Buffer.concat([...kept, Buffer.of(TRAILER)]) }
    }
    if (kind === IMAGE) {
      if (at + 11 > bytes.length) return null
      hasImage = true
      // A frame that is larger than its film makes the film as large.
      width = Math.max(width, bytes.readUInt16LE(at + 1) + bytes.readUInt16LE(at + 5))
      height = Math.max(height, bytes.readUInt16LE(at + 3) + bytes.readUInt16LE(at + 7))
      at = endOfBlocks(bytes, at + 11 + paletteLength(bytes[at + 9]!))
    } else if (kind === EXTENSION) {
      at = endOfBlocks(bytes, at + 2)
    } else return null
    if (at > bytes.length) return null
    if (kind === IMAGE || isDrawing(bytes, start, at)) kept.push(bytes.subarray(start, at))
  }
  return null
}

function isDrawing(bytes: Buffer, at: number, end: number): boolean {
  const label = bytes[at + 1]
  if (label === CONTROL) return true
  return (
    label === APPLICATION &&
    end - at === LOOP_LENGTH &&
    bytes.toString('latin1', at + 3, at + 14) === LOOP
  )
}

const paletteLength = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

/** Blocks have their length in front; one of none ends them. */
function endOfBlocks(bytes: Buffer, offset: number): number {
  let at = offset
  while (at < bytes.length && bytes[at] !== 0) at += bytes[at]! + 1
  return at + 1
}
