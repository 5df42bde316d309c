import type { Context } from '../context.ts'
import { ifUndone } from '../db/database.ts'
import { loadLiveSessions, type OwnedSession } from '../sessions/load.ts'
import type { Browser } from './browser.ts'
import { findClient, updateClient } from './storage.ts'
import type { ClientRow } from './table.ts'

/** The signed-in sessions of the browser's client: read once in a request, and again after they changed. */
export async function browserSessions(
  ctx: Context,
  browser: Browser,
): Promise<readonly OwnedSession[]> {
  if (!browser.client) return []
  if (!browser.sessions) undoTogether(ctx, browser)
  browser.sessions ??= await loadLiveSessions(ctx, browser.client.id)
  return browser.sessions
}

/** What a transaction changes in what this request knows is taken back when it is undone: it may run again. */
export function undoTogether({ db }: Pick<Context, 'db'>, browser: Browser): void {
  const before = { ...browser }
  ifUndone(db, () => Object.assign(browser, before))
}

/** Changes the client in the database, and as this request knows it. */
export async function changeClient(
  ctx: Context,
  browser: Browser,
  change: Partial<Omit<ClientRow, 'id' | 'token_hash'>>,
): Promise<void> {
  undoTogether(ctx, browser)
  await updateClient(ctx.db, browser.client!.id, change)
  browser.client = { ...browser.client!, ...change }
}

/** Sessions began, ended or were switched: cookies follow them, and `now` is what they are, if that is known. */
export function noteSessions(browser: Browser, now: readonly OwnedSession[] | null = null): void {
  browser.sessions = now
  browser.sessionsChanged = true
}

/** Users of sessions may have changed: the next to ask reads them anew. */
export function forgetSessions(browser: Browser): void {
  browser.sessions = null
}

/** Reads the client anew: a refusal may have undone what this request knows. */
export async function rereadClient(ctx: Context, browser: Browser): Promise<void> {
  browser.sessions = null
  if (browser.client) browser.client = await findClient(ctx.db, browser.client.id)
}
