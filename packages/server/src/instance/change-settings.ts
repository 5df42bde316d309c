import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { checkedOverlay, type Overlay, overlaid, parseOverlay } from '../settings/overlay.ts'
import type { Settings } from '../settings/schema.ts'
import { settingsOver } from './request-settings.ts'
import { findOverlay, replaceOverlay } from './storage.ts'

/** What becomes of the overlay, given the settings as they are; within the transaction. */
export type Change = (ctx: Context, former: Overlay) => Overlay | Promise<Overlay>

/** How often a change begins anew when others were faster. */
const MAX_TRIES = 10

/**
 * Changes settings while the server runs: for this process at once, for those that share its database within a second, or
 * at once too where it matters (`request-settings.ts`). What is given as undefined is as the code says again. A change that
 * depends on what is stored is a function, asked anew for each try.
 *
 * @throws {ApiError} naming the field, when a door would be opened that the code or the keys hold shut.
 */
export async function changeSettings(
  ctx: Context,
  actor: Actor,
  change: Overlay | Change,
): Promise<Settings> {
  const work = typeof change === 'function' ? change : () => change
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    try {
      const changed = await tryChange(ctx, actor, work)
      if (changed) return changed
    } finally {
      ctx.live.forget()
    }
  }
  throw apiError('service_unavailable', { retryAfter: 1 })
}

/** Null: another change came between. */
function tryChange(ctx: Context, actor: Actor, work: Change): Promise<Settings | null> {
  return write(ctx, async (ctx) => {
    const stored = await findOverlay(ctx.db)
    const before = settingsOver(ctx, stored)
    const former = parseOverlay(stored)
    const change = await work({ ...ctx, settings: before }, former)
    assertMeaningful(ctx, change)
    const overlay = checkedOverlay({ ...former, ...change })
    const changes = differences(former, change)
    if (Object.keys(changes).length === 0) return before
    const text = JSON.stringify(overlay)
    const isStored = await replaceOverlay(ctx.db, stored, { overlay: text, now: ctx.clock.now() })
    if (!isStored) return null
    const targetId = ctx.keys.id
    await recordEvent(ctx, actor, { type: 'instance.updated', targetId, details: changes })
    return overlaid(ctx.live.code, overlay)
  })
}

/** What the audit log says: each name with its new value, null where that of the code is back. */
function differences(former: Overlay, change: Overlay): Record<string, unknown> {
  const isNew = ([name, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(former[name as keyof Overlay])
  const entries = Object.entries(change).filter(isNew)
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? null]))
}

/** A call may open what the code left open, and no more. */
function assertMeaningful({ live, keys }: Context, change: Overlay): void {
  const { testMode } = live.code
  if (change.testMode && !testMode) {
    const isLive = keys.instanceType === 'production'
    throw apiError(isLive ? 'request_invalid_for_environment' : 'request_invalid_for_instance', {
      param: 'test_mode',
      longMessage: isLive
        ? 'Test addresses are for development instances: with live keys they open nothing.'
        : 'The settings of the code switch test mode off (testMode): only they can switch it on again.',
    })
  }
}
