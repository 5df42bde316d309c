import { afterCommit, write } from '../db/database.ts'
import { kindOf } from './picture.ts'
import type { Keeping, PictureStore } from './store.ts'

/** Files by their names, somewhere else than in the database. */
export interface Files {
  read(name: string): Promise<Uint8Array | null>
  write(name: string, bytes: Uint8Array): Promise<void>
  remove(name: string): Promise<void>
}

/** A picture is there before anybody points to it, and goes when nobody does. */
export function outerStore(files: Files): PictureStore {
  const remove = ({ log }: Pick<Keeping, 'log'>, name: string) =>
    files.remove(name).catch((error: unknown) => {
      log.warn(`The picture ${name} is no longer shown, and could not be removed. ${error}`)
    })
  return {
    async read(_ctx, name) {
      const bytes = await files.read(name)
      return bytes && { kind: kindOf(name)!, bytes }
    },
    async swap(ctx, { next }, point) {
      if (next) await files.write(next.name, next.picture.bytes)
      try {
        const { before, result } = await write(ctx, point)
        if (before) await remove(ctx, before)
        return result
      } catch (error) {
        if (next) await remove(ctx, next.name)
        throw error
      }
    },
    forget(ctx, name) {
      afterCommit(ctx.db, () => void remove(ctx, name))
    },
  }
}
