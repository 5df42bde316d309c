import { write } from '../db/database.ts'
import { kindOf } from './picture.ts'
import type { Change, Keeping, Owner, PictureStore } from './store.ts'
import type {} from './table.ts'

/** Pictures beside their owners, in the same transactions. */
export const databaseStore: PictureStore = {
  async read({ db }, name) {
    const row = await db
      .selectFrom('pictures')
      .select('bytes')
      .where('name', '=', name)
      .unionAll(db.selectFrom('logos').select('bytes').where('name', '=', name))
      .executeTakeFirst()
    return row ? { kind: kindOf(name)!, bytes: row.bytes } : null
  },
  swap: (ctx, { owner, next }, point) =>
    write(ctx, async (ctx) => {
      const { result } = await point(ctx)
      await drop(ctx, owner)
      if (next) await keep(ctx, owner, next)
      return result
    }),
  // The row goes with its owner's.
  forget() {},
}

async function drop({ db }: Keeping, owner: Owner): Promise<void> {
  await ('userId' in owner
    ? db.deleteFrom('pictures').where('user_id', '=', owner.userId)
    : db.deleteFrom('logos').where('organization_id', '=', owner.organizationId)
  ).execute()
}

async function keep(
  { db, clock }: Keeping,
  owner: Owner,
  { name, picture }: NonNullable<Change['next']>,
): Promise<void> {
  const row = { name, bytes: Buffer.from(picture.bytes), created_at: clock.now() }
  await ('userId' in owner
    ? db.insertInto('pictures').values({ ...row, user_id: owner.userId })
    : db.insertInto('logos').values({ ...row, organization_id: owner.organizationId })
  ).execute()
}
