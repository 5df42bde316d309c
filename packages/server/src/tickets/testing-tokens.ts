import type { TestingTokenJSON } from '@dooryard/protocol'
import { hashToken } from '../clients/token.ts'
import { HOUR, toSeconds } from '../clock.ts'
import type { Context } from '../context.ts'
import { type Db, write } from '../db/database.ts'
import { randomToken } from '../random.ts'

const LIFETIME = HOUR

/** A token with which end-to-end tests of a site show that they belong to its owner. Stored as a hash (SEC-2). */
export async function createTestingToken(ctx: Context): Promise<TestingTokenJSON> {
  const token = randomToken(ctx.random)
  const now = ctx.clock.now()
  const expireAt = now + LIFETIME
  await write(ctx, async (ctx) => {
    await deleteExpired(ctx.db, now)
    await ctx.db
      .insertInto('testing_tokens')
      .values({ token_hash: hashToken(token), expire_at: expireAt, created_at: now })
      .execute()
  })
  return { object: 'testing_token', token, expires_at: toSeconds(expireAt) }
}

async function deleteExpired(db: Db, now: number): Promise<void> {
  await db.deleteFrom('testing_tokens').where('expire_at', '<=', now).execute()
}
