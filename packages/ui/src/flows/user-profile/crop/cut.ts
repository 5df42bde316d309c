import type { Square } from './square.ts'

/** Pixels of each side: twice what any page of ours shows. */
const SIDE = 512

/** A part of a picture, no larger than it is shown; null where the browser cannot write it. */
export function cut(
  image: ImageBitmap,
  { x, y, side }: Square,
  source: string,
): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = Math.min(Math.round(side), SIDE)
  canvas.getContext('2d')!.drawImage(image, x, y, side, side, 0, 0, canvas.width, canvas.height)
  const type = source === 'image/jpeg' ? source : 'image/png'
  return new Promise((resolve) => canvas.toBlob(resolve, type, 0.9))
}
