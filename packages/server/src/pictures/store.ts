import type { Clock } from '../clock.ts'
import type { write } from '../db/database.ts'
import type { Logger } from '../log.ts'
import type { Picture } from './picture.ts'

/** Whose picture it is. */
export type Owner = { userId: string } | { organizationId: string }

/** What somebody is to have. No two pictures have one name. */
export interface Change {
  owner: Owner
  next: { name: string; picture: Picture } | null
}

/** What a store works with, and `point` is given again. */
export type Keeping = Parameters<typeof write>[0] & { clock: Clock; log: Logger }

/** Has the owner point to the picture, or to none, in the transaction that it is given; says which one it was before. */
export type Point<Ctx, Result> = (ctx: Ctx) => Promise<{ before: string | null; result: Result }>

/** Where pictures are kept: the database, a folder or a bucket. Each owner has one at a time (UPL-3). */
export interface PictureStore {
  /** Null: it is not there, or not any more. */
  read(ctx: Pick<Keeping, 'db'>, name: string): Promise<Picture | null>
  /** Keeps a picture in the place of the one before, or takes that away; all of it, or nothing where `point` fails. */
  swap<Ctx extends Keeping, Result>(
    ctx: Ctx,
    change: Change,
    point: Point<Ctx, Result>,
  ): Promise<Result>
  /** The owner is deleted, in the transaction of the context. */
  forget(ctx: Pick<Keeping, 'db' | 'log'>, name: string): void
}
