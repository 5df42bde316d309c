import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { requireUser } from './load.ts'
import { isNotEnded } from './own-sessions.ts'
import type { UserRow } from './table.ts'
import { checkPassword } from './verify-password.ts'
import type { UserWithEmails } from './view.ts'

/** @throws {ApiError} unless the owner shows that they know the password (PW-9). */
export async function proveOwnPassword(
  ctx: Context,
  actor: Actor,
  { user, typed }: { user: UserRow; typed: string | undefined },
): Promise<void> {
  if (!typed) throw apiError('form_param_missing', { param: 'current_password' })
  await checkPassword(ctx, actor, { user, password: typed, wrong: wrongPassword() })
}

/** The user now; another request may have changed the password, or ended the session that asks, while this one was hashing. */
export async function requireUnchanged(
  ctx: Context,
  actor: Actor,
  before: UserRow,
): Promise<UserWithEmails> {
  const owner = await requireUser(ctx, actor, before.id)
  if (owner.user.password_digest !== before.password_digest) throw wrongPassword()
  const session = actor.kind === 'user' ? actor.session : null
  if (session && !(await isNotEnded(ctx.db, session.id))) throw apiError('signed_out')
  return owner
}

const wrongPassword = () =>
  apiError('form_password_validation_failed', { param: 'current_password' })
