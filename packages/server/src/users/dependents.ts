import type { Context } from '../context.ts'

/** Unfinished sign-ins, their codes, and tickets: none outlives the credentials they were begun with. */
export async function endAttempts(ctx: Context, userId: string, keep?: string): Promise<void> {
  for (const dependent of ctx.dependents) await dependent.endAttempts?.(ctx, userId, keep)
}

/** Signs a user out everywhere, as what they were signed in by is taken from them. */
export async function endSessions(ctx: Context, userId: string, keep?: string): Promise<void> {
  for (const dependent of ctx.dependents) await dependent.endSessions?.(ctx, userId, keep)
}

/**
 * Somebody who had to set up a second factor has one now: what waited for that elsewhere has not shown it, and ends, but for the
 * session that set it up (GR-5).
 */
export async function endUnproven(ctx: Context, userId: string, keep?: string): Promise<void> {
  if (!ctx.settings.secondFactor.required) return
  for (const dependent of ctx.dependents) await dependent.endUnproven?.(ctx, userId, keep)
}

/** @throws {ApiError} where others depend on them. */
export async function assertMayGo(ctx: Context, userId: string): Promise<void> {
  for (const dependent of ctx.dependents) await dependent.mayGo?.(ctx, userId)
}

/** Somebody has come in, or looks for what awaits them. */
export async function welcome(ctx: Context, userId: string): Promise<void> {
  for (const dependent of ctx.dependents) await dependent.welcome?.(ctx, userId)
}

export async function forget(ctx: Context, userId: string): Promise<void> {
  for (const dependent of ctx.dependents) await dependent.forget?.(ctx, userId)
}
