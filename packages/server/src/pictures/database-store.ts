import { write } from '../db/database.ts'
import { kindOf } from './picture.ts'
import type { PictureStore } from './store.ts'
import type {} from './table.ts'

/** Pictures beside their users, in the same transactions. */
export const databaseStore: PictureStore = {
  async read({ db }, name) {
    const row = await db
      .selectFrom('pictures')
      .select('bytes')
      .where('name', '=', name)
      .executeTakeFirst()
    return row ? { kind: kindOf(name)!, bytes: row.bytes } : null
  },
  swap: (ctx, { userId, next }, point) =>
    write(ctx, async (ctx) => {
      const { result } = await point(ctx)
      await ctx.db.deleteFrom('pictures').where('user_id', '=', userId).execute()
      if (next) {
        const { name, picture } = next
        const bytes = Buffer.from(picture.bytes)
        await ctx.db
          .insertInto('pictures')
          .values({ user_id: userId, name, bytes, created_at: ctx.clock.now() })
          .execute()
      }
      return result
    }),
  // The row goes with the user's.
  forget() {},
}
