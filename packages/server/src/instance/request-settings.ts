import type { Context } from '../context.ts'
import { DatabaseUnavailableError } from '../db/unavailable.ts'
import { isAllowedOrigin, ownAddress } from '../http/origin.ts'
import { type StoredOverlay, UnknownSettingsError } from '../settings/overlay.ts'
import type { Settings } from '../settings/schema.ts'
import { findOverlay, findShared } from './storage.ts'

/**
 * The context of a request, with settings that are at most a second old.
 *
 * @throws {DatabaseUnavailableError} when what is stored is not understood: nobody is served by a guess (GR-1).
 */
export async function withRecentSettings(ctx: Context): Promise<Context> {
  const { live, clock } = ctx
  try {
    return under(ctx, await live.recent(clock.now(), () => readShared(ctx)))
  } catch (error) {
    // Without its database a server decides nothing. What it can still show is what it knew.
    if (error instanceof DatabaseUnavailableError) return under(ctx, live.known)
    throw toUnavailable(ctx, error)
  }
}

/** Signing keys that other processes made or took away are noticed on the way (JWT-7). */
async function readShared({ db, keys }: Context): Promise<StoredOverlay | null> {
  const { overlay, kids } = await findShared(db)
  await keys.ring.follow(kids)
  return overlay
}

/**
 * The same with settings as they are now, also when another process has just changed them: where a second would let
 * somebody in who was shut out.
 *
 * @throws {DatabaseUnavailableError}
 */
export async function withSettingsNow(ctx: Context): Promise<Context> {
  return under(ctx, settingsOver(ctx, await findOverlay(ctx.db)))
}

/** @throws {DatabaseUnavailableError} when what is stored is not understood. */
export function settingsOver(ctx: Context, stored: StoredOverlay | null): Settings {
  try {
    return ctx.live.over(stored)
  } catch (error) {
    throw toUnavailable(ctx, error)
  }
}

/** The context of a request to the Frontend API: other origins are let in, and are sent on to, by what holds now (CSRF-5). */
export async function withSettingsFor(
  ctx: Context,
  request: Request,
  { leadsAway }: { leadsAway: boolean },
): Promise<Context> {
  return leadsAway || isOfOthers(ctx, request) ? withSettingsNow(ctx) : withRecentSettings(ctx)
}

/** Whether it comes from an origin that is let in by the list, if at all. */
function isOfOthers(ctx: Context, request: Request): boolean {
  const origin = request.headers.get('origin')
  if (origin === null) return false
  const alone = under(ctx, { ...ctx.settings, allowedOrigins: [] })
  return !isAllowedOrigin(alone, origin, ownAddress(alone, new URL(request.url)))
}

const under = (ctx: Context, settings: Settings): Context =>
  settings === ctx.settings ? ctx : { ...ctx, settings }

/** What each server has told of settings that it does not understand. */
const told = new WeakMap<Context['live'], string>()

function toUnavailable({ live, log }: Context, error: unknown): unknown {
  if (!(error instanceof UnknownSettingsError)) return error
  const { message } = error
  if (told.get(live) !== message) log.error(`Requests are answered with 503: ${message}`)
  told.set(live, message)
  return new DatabaseUnavailableError(message, { cause: error })
}
