import { PictureError } from './errors.ts'
import type { Read } from './formats/format.ts'
import { readGif } from './formats/gif.ts'
import { readJpeg } from './formats/jpeg.ts'
import { readPng } from './formats/png.ts'
import { readWebp } from './formats/webp.ts'
import type { Picture, PictureKind } from './picture.ts'

/** Bytes and pixels of a picture as it is sent (UPL-2). */
export const PICTURE_MAX_BYTES = 5 * 1024 * 1024
export const PICTURE_MAX_SIDE = 4096

const READERS: [PictureKind, Read][] = [
  ['png', readPng],
  ['jpg', readJpeg],
  ['webp', readWebp],
  ['gif', readGif],
]

/**
 * What a file is by its bytes, whatever it is called, without decoding it: only the parts that draw are kept (UPL-1, UPL-2).
 *
 * @throws {PictureError} for anything but a whole picture of a kind that is kept, that is not too large.
 */
export function inspect(file: Uint8Array): Picture {
  if (file.length > PICTURE_MAX_BYTES) throw new PictureError('too_many_bytes')
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  for (const [kind, read] of READERS) {
    const found = read(bytes)
    if (!found) continue
    if (Math.max(found.width, found.height) > PICTURE_MAX_SIDE) {
      throw new PictureError('too_many_pixels')
    }
    if (Math.min(found.width, found.height) > 0) return { kind, bytes: found.bytes }
  }
  throw new PictureError('not_a_picture')
}
