import { createGate } from '../passwords/gate.ts'
import { PictureError } from './errors.ts'
import { PICTURE_MAX_SIDE } from './inspect.ts'
import type { Picture } from './picture.ts'

/** Makes of a picture that was looked at the one that is kept. */
export type Encode = (picture: Picture) => Promise<Picture>

/** As large as it is ever shown, twice. */
const SIDE = 512
const QUALITY = 82
const SECONDS = 5

/** Pictures decoded at once, each of which takes up to 64 MB, and how many wait. */
const AT_ONCE = 2
const MAX_WAITING = 8

type Sharp = typeof import('sharp').default

/** Not by its name: bundlers of sites would want it to be there. */
const SHARP = 'sharp'

/** Null where it is not installed, or not for this machine. */
export async function loadSharp(): Promise<Sharp | null> {
  try {
    const { default: sharp } = (await import(/* @vite-ignore */ SHARP)) as { default: Sharp }
    return sharp
  } catch {
    return null
  }
}

/**
 * Drawn anew, so that nothing of the file is left but what is seen, small and upright (UPL-2). Where `sharp` is not there the
 * picture stays as it was looked at.
 */
export function createEncoder(load: () => Promise<Sharp | null> = loadSharp): Encode {
  const gate = createGate(AT_ONCE, MAX_WAITING)
  let loading: Promise<Sharp | null> | undefined
  return async (picture) => {
    loading ??= load()
    const sharp = await loading
    if (!sharp) return picture
    return gate.run(() => drawAnew(sharp, picture))
  }
}

async function drawAnew(sharp: Sharp, { bytes }: Picture): Promise<Picture> {
  try {
    const drawn = await sharp(bytes, {
      limitInputPixels: PICTURE_MAX_SIDE ** 2,
      failOn: 'error',
      pages: 1,
    })
      .rotate()
      .resize(SIDE, SIDE, { fit: 'cover', withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .timeout({ seconds: SECONDS })
      .toBuffer()
    return { kind: 'webp', bytes: drawn }
  } catch {
    throw new PictureError('not_a_picture')
  }
}
