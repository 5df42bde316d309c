import type { Dependent } from '../context.ts'
import { findUser } from './storage.ts'

export const pictureOfUser: Dependent = {
  async forget(ctx, userId) {
    const user = await findUser(ctx.db, userId)
    if (user?.picture) ctx.pictures.store.forget(ctx, user.picture)
  },
}
