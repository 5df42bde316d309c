const rotateLeft = (word: number, bits: number) => (word << bits) | (word >>> (32 - bits))

/**
 * SHA-1 of a text's UTF-8 bytes (FIPS 180-4 §6.1), synchronous.
 *
 * It names cookies (see `cookieSuffix`) and protects nothing. Web Crypto's digest is asynchronous and
 * missing on insecure origins, where cookie names are needed all the same.
 */
export function sha1(text: string): Uint8Array {
  const words = pad(new TextEncoder().encode(text))
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]
  const schedule = new Int32Array(80)

  for (let block = 0; block < words.length; block += 16) {
    for (let t = 0; t < 80; t++) {
      schedule[t] =
        t < 16
          ? words[block + t]!
          : rotateLeft(
              schedule[t - 3]! ^ schedule[t - 8]! ^ schedule[t - 14]! ^ schedule[t - 16]!,
              1,
            )
    }
    let [a, b, c, d, e] = state as [number, number, number, number, number]
    for (let t = 0; t < 80; t++) {
      const mixed = (rotateLeft(a, 5) + round(t, b, c, d) + e + schedule[t]!) | 0
      e = d
      d = c
      c = rotateLeft(b, 30)
      b = a
      a = mixed
    }
    for (const [index, word] of [a, b, c, d, e].entries()) state[index] = (state[index]! + word) | 0
  }

  return Uint8Array.from(state.flatMap((word) => [word >>> 24, word >>> 16, word >>> 8, word]))
}

function pad(bytes: Uint8Array): Int32Array {
  const words = new Int32Array((((bytes.length + 8) >> 6) + 1) * 16)
  for (let i = 0; i < bytes.length; i++) words[i >> 2]! |= bytes[i]! << (24 - (i % 4) * 8)
  words[bytes.length >> 2]! |= 0x80 << (24 - (bytes.length % 4) * 8)
  words[words.length - 1] = bytes.length * 8
  return words
}

function round(t: number, b: number, c: number, d: number): number {
  if (t < 20) return ((b & c) | (~b & d)) + 0x5a827999
  if (t < 40) return (b ^ c ^ d) + 0x6ed9eba1
  if (t < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
  return (b ^ c ^ d) + 0xca62c1d6
}
