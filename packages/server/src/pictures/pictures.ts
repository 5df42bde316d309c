import { openBucket } from './bucket.ts'
import { databaseStore } from './database-store.ts'
import { createEncoder, type Encode } from './encode.ts'
import { openFolder } from './folder.ts'
import { inspect } from './inspect.ts'
import { outerStore } from './outer-store.ts'
import type { Picture } from './picture.ts'
import type { PictureStore } from './store.ts'

/** Pictures of users: what becomes of a file, and where it is kept. */
export interface Pictures {
  /** @throws {PictureError} for a file that is no picture that can be kept. */
  take(file: Uint8Array): Promise<Picture>
  store: PictureStore
}

export interface PicturesOptions {
  /** `database`, a folder, or `s3://…`. */
  place?: string | undefined
  encode?: Encode | undefined
}

/** @throws {Error} that says what to write in DOORYARD_PICTURES. */
export function createPictures({
  place = 'database',
  encode = createEncoder(),
}: PicturesOptions = {}): Pictures {
  return { take: async (file) => encode(inspect(file)), store: openStore(place) }
}

function openStore(place: string): PictureStore {
  if (place === 'database') return databaseStore
  if (/^s3(\+http)?:/.test(place)) return outerStore(openBucket(place))
  if (/^[a-z][a-z0-9+.-]+:/i.test(place)) throw new Error(UNKNOWN_PLACE)
  return outerStore(openFolder(place))
}

const UNKNOWN_PLACE =
  'DOORYARD_PICTURES is an address of something else. Write database, the path of a folder, or ' +
  's3://<key id>:<secret>@<host>/<bucket>?region=<region>.'
