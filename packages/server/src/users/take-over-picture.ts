import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { setPicture } from './set-picture.ts'
import { findUser } from './storage.ts'

/**
 * Somebody who has no picture gets the one of the account that they just connected: looked at as one that is uploaded
 * (UPL-1, UPL-2, UPL-5), by the way to other servers that leads to none of ours (HOOK-4). Nobody waits for it.
 */
export function takeOverPicture(
  { afterwards, db }: Context,
  actor: Actor,
  { userId, address }: { userId: string; address: string | null },
): void {
  if (address === null) return
  afterwards.add(db, 'A picture at a provider was not taken over.', async (ctx) => {
    const user = await findUser(ctx.db, userId)
    if (!user || user.picture !== null) return
    const answer = await ctx.outside(address)
    if (answer.status !== 200) throw new Error(`The answer was ${answer.status}.`)
    const file = new Uint8Array(await answer.arrayBuffer())
    await setPicture(ctx, actor, { userId, file, isFirst: true })
  })
}
