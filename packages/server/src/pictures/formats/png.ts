import { crc32 } from 'node:zlib'
import { isEnd, type Read } from './format.ts'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

/** Chunks that draw: no texts, times, places, previews. https://www.w3.org/TR/png-3/#11Chunks */
const KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD pHYs acTL fcTL fdAT'.split(' '),
)

export const readPng: Read = (bytes) => {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return null
  const kept: Buffer[] = [SIGNATURE]
  let size: { width: number; height: number } | null = null
  let hasData = false
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    if (end > bytes.length) return null
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null
    if (type === 'IHDR') {
      if (size || at !== 8 || length !== 13) return null
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) }
    }
    if (!size) return null
    if (type === 'IDAT') hasData = true
    if (KEPT.has(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') {
      if (!hasData || length > 0 || !isEnd(bytes, end)) return null
      return { ...size, bytes: Buffer.concat(kept) }
    }
    at = end
  }
  return null
}
