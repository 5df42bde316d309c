/** Pixels. */
export interface Size {
  width: number
  height: number
}

/** The part of a picture that is taken. */
export interface Square {
  x: number
  y: number
  side: number
}

export const MAX_ZOOM = 4

const largest = ({ width, height }: Size) => Math.min(width, height)

const within = (value: number, max: number) => Math.min(Math.max(value, 0), max)

function placed(size: Size, { x, y, side }: Square): Square {
  return { x: within(x, size.width - side), y: within(y, size.height - side), side }
}

export function middleOf(size: Size): Square {
  const side = largest(size)
  return { x: (size.width - side) / 2, y: (size.height - side) / 2, side }
}

export const zoomOf = (size: Size, { side }: Square): number => largest(size) / side

/** About its middle, as far as the picture reaches. */
export function zoomed(size: Size, { x, y, side: before }: Square, zoom: number): Square {
  const side = largest(size) / Math.min(Math.max(zoom, 1), MAX_ZOOM)
  const shift = (before - side) / 2
  return placed(size, { x: x + shift, y: y + shift, side })
}

export const moved = (size: Size, { x, y, side }: Square, by: { x: number; y: number }): Square =>
  placed(size, { x: x + by.x, y: y + by.y, side })
