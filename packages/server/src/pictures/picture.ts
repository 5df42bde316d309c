/** Kinds of pictures that are kept, by the ending of their names. */
export const PICTURE_TYPES = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
} as const

export type PictureKind = keyof typeof PICTURE_TYPES

export interface Picture {
  kind: PictureKind
  bytes: Uint8Array
}

/** Names are made here, of a hash: what else may be asked for names no file (UPL-3). */
const NAME = /^[A-Za-z0-9_-]{43}\.(png|jpg|webp|gif)$/

/** Null: no picture is called that. */
export function kindOf(name: string): PictureKind | null {
  return (NAME.exec(name)?.[1] as PictureKind | undefined) ?? null
}
