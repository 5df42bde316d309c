import { createHash } from 'node:crypto'
import type { Random } from '../random.ts'

/** The same bytes in every run: SHA-256 of a counter. */
export function seededRandom(seed = 'dooryard'): Random {
  let counter = 0
  return (length) => {
    const blocks: Buffer[] = []
    for (let have = 0; have < length; have += 32) {
      blocks.push(createHash('sha256').update(`${seed} ${counter++}`).digest())
    }
    return new Uint8Array(Buffer.concat(blocks).subarray(0, length))
  }
}
