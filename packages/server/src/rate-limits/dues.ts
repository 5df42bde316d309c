import type { Context, Dues } from '../context.ts'
import { count } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import { fullWindows } from './full-windows.ts'
import { takeRoom } from './storage.ts'

/** The context of a request that may owe something. */
export function withDues(ctx: Context): Context {
  const dues: Dues = { owed: [], settle: () => countOwed(owing) }
  const owing = { ...ctx, dues }
  return owing
}

/** Counts now what the request owes, and in the same transaction whatever else there is to count. */
export function countOwed(ctx: Context): Promise<void>
export function countOwed<Result>(
  ctx: Context,
  also: (ctx: Context) => Promise<Result>,
): Promise<Result>
export async function countOwed<Result>(
  ctx: Context,
  also?: (ctx: Context) => Promise<Result>,
): Promise<Result | undefined> {
  const hits = ctx.dues?.owed.splice(0) ?? []
  try {
    // A full window ends it, and is no exception: what was counted before stays counted.
    const work = async (ctx: Context) => {
      for (const hit of hits) {
        const retryAfter = await takeRoom(ctx.db, hit.bucket, hit.window)
        if (retryAfter !== null) return { hit, retryAfter }
      }
      return { result: await also?.(ctx) }
    }
    const isOneStatement = hits.length < 2 && !also
    const outcome = isOneStatement ? await work(ctx) : await count(ctx, work, { mayLag: !also })
    if (!outcome.hit) return outcome.result
    const { hit, retryAfter } = outcome
    fullWindows(ctx).add(hit.bucket, hit.window, retryAfter)
    throw apiError('too_many_requests', { retryAfter })
  } finally {
    forgetOwed({ owed: hits })
  }
}

/** The request is over: nobody waits for it any more. */
export function forgetOwed(dues: Pick<Dues, 'owed'> | undefined): void {
  for (const { counted } of dues?.owed.splice(0) ?? []) counted?.()
}
