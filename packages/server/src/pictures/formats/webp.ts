import { isEnd, type Read } from './format.ts'

/** Chunks that draw. https://developers.google.com/speed/webp/docs/riff_container */
const KEPT = new Set(['VP8X', 'ICCP', 'ANIM', 'ANMF', 'ALPH', 'VP8 ', 'VP8L'])

/** Flags of VP8X that say that texts and places follow. */
const METADATA_FLAGS = 0x0c

interface Size {
  width: number
  height: number
}

export const readWebp: Read = (bytes) => {
  const tag = (at: number) => bytes.toString('latin1', at, at + 4)
  if (bytes.length < 20 || tag(0) !== 'RIFF' || tag(8) !== 'WEBP') return null
  const total = bytes.readUInt32LE(4) + 8
  if (total > bytes.length || !isEnd(bytes, total)) return null
  const kept: Buffer[] = []
  // Frames that are larger than what they are shown in count: they are what is decoded.
  let largest: Size = { width: 0, height: 0 }
  let hasImage = false
  for (let at = 12; at < total; ) {
    if (at + 8 > total) return null
    const type = tag(at)
    const length = bytes.readUInt32LE(at + 4)
    const data = bytes.subarray(at + 8, at + 8 + length)
    const end = at + 8 + length + (length % 2)
    if (end > total) return null
    if (type === 'VP8 ' || type === 'VP8L' || type === 'ANMF') hasImage = true
    if (KEPT.has(type)) {
      const size = sizeOf(type, data)
      if (size === 'damaged') return null
      if (size) largest = around(largest, size)
      kept.push(
        type === 'VP8X' ? withoutMetadata(bytes.subarray(at, end)) : bytes.subarray(at, end),
      )
    }
    at = end
  }
  if (!hasImage) return null
  const body = Buffer.concat([Buffer.from('WEBP'), ...kept])
  const head = Buffer.from('RIFF0000')
  head.writeUInt32LE(body.length, 4)
  return { ...largest, bytes: Buffer.concat([head, body]) }
}

const around = (a: Size, b: Size): Size => ({
  width: Math.max(a.width, b.width),
  height: Math.max(a.height, b.height),
})

function sizeOf(type: string, data: Buffer): Size | null | 'damaged' {
  switch (type) {
    case 'VP8X':
      if (data.length !== 10) return 'damaged'
      return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 }
    case 'ANMF':
      if (data.length < 16) return 'damaged'
      return { width: data.readUIntLE(6, 3) + 1, height: data.readUIntLE(9, 3) + 1 }
    case 'VP8 ':
      if (data.length < 10 || data.readUIntBE(3, 3) !== 0x9d012a) return 'damaged'
      return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
    case 'VP8L': {
      if (data.length < 5 || data[0] !== 0x2f) return 'damaged'
      const bits = data.readUInt32LE(1)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    default:
      return null
  }
}

function withoutMetadata(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk)
  copy[8]! &= ~METADATA_FLAGS
  return copy
}
