/** What the head of a picture says, and the parts of it that are picture: no texts, no places, nothing that follows its end. */
export interface Parsed {
  width: number
  height: number
  bytes: Uint8Array
}

/** Reads a picture of one kind; null when it is of another, damaged, cut short, or followed by something else. */
export type Read = (bytes: Buffer) => Parsed | null

/** Whether nothing follows but zeros, with which some programs fill up. */
export function isEnd(bytes: Buffer, offset: number): boolean {
  return bytes.subarray(offset).every((byte) => byte === 0)
}
