/**
 * A QR code (ISO/IEC 18004) of a text: rows of modules, `1` where they are dark. Bytes, with the lowest level of
 * correction: what it is for stands on a screen, and few modules are easy to scan. Null where the text is longer than a code
 * of that kind holds that a phone still reads well.
 */
export function qrCode(text: string): string[] | null {
  const bytes = [...new TextEncoder().encode(text)]
  const version = BLOCKS.findIndex((_, index) => bytes.length <= capacity(index + 1)) + 1
  if (!version) return null
  const drawing = drawFunctions(version)
  placeBits(drawing, interleave(version, toCodewords(version, bytes)))
  const masked = MASKS.map((mask, number) => withMask(drawing, mask, number))
  const best = masked.reduce((one, other) => (penalty(other) < penalty(one) ? other : one))
  return best.map((row) => row.map(Number).join(''))
}

/** By version: blocks, and codewords of correction in each. Level L. */
const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9]
const CORRECTION = [
  7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28,
]

/** All codewords of a version: what its function patterns leave, in bytes. */
function allCodewords(version: number): number {
  const places = Math.floor(version / 7) + 2
  const alignment = version > 1 ? (25 * places - 10) * places - 55 : 0
  const bits = (16 * version + 128) * version + 64 - alignment - (version > 6 ? 36 : 0)
  return Math.floor(bits / 8)
}

const dataCodewords = (version: number) =>
  allCodewords(version) - BLOCKS[version - 1]! * CORRECTION[version - 1]!

/** Bits of the number that says how many bytes there are. */
const lengthBits = (version: number) => (version < 10 ? 8 : 16)

/** Bytes of text: less the mode, the length and the end. */
const capacity = (version: number) =>
  Math.floor((dataCodewords(version) * 8 - 4 - lengthBits(version)) / 8)

function toCodewords(version: number, bytes: number[]): number[] {
  const bits: number[] = []
  const push = (value: number, length: number) => {
    for (let at = length - 1; at >= 0; at--) bits.push((value >>> at) & 1)
  }
  push(4, 4)
  push(bytes.length, lengthBits(version))
  for (const byte of bytes) push(byte, 8)
  const count = dataCodewords(version)
  push(0, Math.min(4, count * 8 - bits.length))
  push(0, -bits.length & 7)
  const codewords = Array.from({ length: bits.length / 8 }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0),
  )
  for (let pad = 0xec; codewords.length < count; pad ^= 0xec ^ 0x11) codewords.push(pad)
  return codewords
}

/** Product in GF(2⁸) modulo x⁸ + x⁴ + x³ + x² + 1. */
function multiply(one: number, other: number): number {
  let product = 0
  for (let at = 7; at >= 0; at--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d)
    product ^= ((other >>> at) & 1) * one
  }
  return product
}

/** Reed–Solomon codewords of a block. */
function correction(block: number[], count: number): number[] {
  let divisor = [1]
  for (let root = 1, at = 0; at < count; at++, root = multiply(root, 2)) {
    const shifted = [...divisor, 0]
    divisor = shifted.map((value, index) => value ^ multiply(divisor[index - 1] ?? 0, root))
  }
  const rest: number[] = Array(count).fill(0)
  for (const codeword of block) {
    const factor = codeword ^ rest.shift()!
    rest.push(0)
    divisor.slice(1).forEach((value, index) => {
      rest[index]! ^= multiply(value, factor)
    })
  }
  return rest
}

/** The blocks, each with its correction, one codeword of each in turn. */
function interleave(version: number, codewords: number[]): number[] {
  const blocks = BLOCKS[version - 1]!
  const count = CORRECTION[version - 1]!
  const short = Math.floor(codewords.length / blocks)
  const longer = codewords.length % blocks
  const startOf = (index: number) => index * short + Math.max(0, index - (blocks - longer))
  const data = Array.from({ length: blocks }, (_, index) =>
    codewords.slice(startOf(index), startOf(index + 1)),
  )
  const checks = data.map((block) => correction(block, count))
  const inTurn = (rows: number[][]) =>
    Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, column) =>
      rows.flatMap((row) => row[column] ?? []),
    ).flat()
  return [...inTurn(data), ...inTurn(checks)]
}

interface Drawing {
  size: number
  /** Undefined where data goes. */
  functions: (boolean | undefined)[][]
  data: boolean[][]
}

function drawFunctions(version: number): Drawing {
  const size = version * 4 + 17
  const functions = Array.from({ length: size }, () => Array<boolean | undefined>(size))
  const set = (x: number, y: number, dark: boolean) => {
    if (functions[y] && x >= 0 && x < size) functions[y][x] = dark
  }
  for (let at = 0; at < size; at++) {
    set(6, at, at % 2 === 0)
    set(at, 6, at % 2 === 0)
  }
  /** Rings around a place. */
  const rings = (x: number, y: number, radius: number, isDark: (ring: number) => boolean) => {
    for (let dy = -radius; dy <= radius; dy++)
      for (let dx = -radius; dx <= radius; dx++)
        set(x + dx, y + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))))
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    rings(x, y, 4, (ring) => ring !== 2 && ring !== 4)
  const places = alignments(version, size)
  const last = places.length - 1
  places.forEach((x, column) => {
    places.forEach((y, row) => {
      const isFinder = (!column && (!row || row === last)) || (column === last && !row)
      if (!isFinder) rings(x, y, 2, (ring) => ring !== 1)
    })
  })
  if (version > 6) {
    let rest = version
    for (let at = 0; at < 12; at++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25)
    const bits = (version << 12) | rest
    for (let at = 0; at < 18; at++) {
      const [x, y] = [size - 11 + (at % 3), Math.floor(at / 3)]
      set(x, y, ((bits >>> at) & 1) === 1)
      set(y, x, ((bits >>> at) & 1) === 1)
    }
  }
  writeFormat(functions, 0)
  return { size, functions, data: functions.map(() => Array<boolean>(size).fill(false)) }
}

function alignments(version: number, size: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2
  return [6, ...Array.from({ length: count - 1 }, (_, index) => size - 7 - index * step).reverse()]
}

/** Level and mask, twice. */
function writeFormat(rows: (boolean | undefined)[][], mask: number): void {
  const data = (1 << 3) | mask
  let rest = data
  for (let at = 0; at < 10; at++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537)
  const bits = ((data << 10) | rest) ^ 0x5412
  const bit = (at: number) => ((bits >>> at) & 1) === 1
  const size = rows.length
  for (let at = 0; at < 15; at++) {
    const along = at < 6 ? at : at < 8 ? at + 1 : 14 - at + (at === 8 ? 1 : 0)
    if (at < 8) rows[along]![8] = bit(at)
    else rows[8]![along] = bit(at)
    if (at < 8) rows[8]![size - 1 - at] = bit(at)
    else rows[size - 15 + at]![8] = bit(at)
  }
  rows[size - 8]![8] = true
}

/** In columns of two, up and down, from the right. */
function placeBits({ size, functions, data }: Drawing, codewords: number[]): void {
  let at = 0
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5
    const isUp = ((right + 1) & 2) === 0
    for (let step = 0; step < size; step++) {
      const y = isUp ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        if (functions[y]![x] !== undefined) continue
        const codeword = codewords[at >>> 3] ?? 0
        data[y]![x] = ((codeword >>> (7 - (at++ & 7))) & 1) === 1
      }
    }
  }
}

const MASKS: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

function withMask({ functions, data }: Drawing, mask: (typeof MASKS)[number], number: number) {
  const fixed = functions.map((row) => [...row])
  writeFormat(fixed, number)
  return data.map((row, y) => row.map((bit, x) => fixed[y]![x] ?? bit !== mask(x, y)))
}

/** How hard it is to read: long runs, blocks, what looks like a corner, and more of one colour than of the other. */
function penalty(rows: boolean[][]): number {
  const columns = rows.map((_, x) => rows.map((row) => row[x]!))
  let sum = 0
  for (const line of [...rows, ...columns]) {
    const text = line.map(Number).join('')
    for (const [run] of text.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2
    sum += 40 * (text.match(/(?=10111010000)|(?=00001011101)/g) ?? []).length
  }
  rows.forEach((row, y) => {
    const next = rows[y + 1]
    row.forEach((dark, x) => {
      if (
        next &&
        x + 1 < row.length &&
        [row[x + 1], next[x], next[x + 1]].every((each) => each === dark)
      )
        sum += 3
    })
  })
  const dark = rows.flat().filter(Boolean).length / rows.length ** 2
  return sum + 10 * Math.floor(Math.abs(dark - 0.5) * 20)
}
