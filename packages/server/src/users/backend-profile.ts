import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import type { CreateUserInput, UpdateUserInput } from './backend-input.ts'
import { takenError } from './identifiers.ts'
import { findUserByExternalId, findUserByUsername } from './storage.ts'
import type { UserRow } from './table.ts'
import { requireUsername } from './username.ts'

/** The columns that a request of the Backend API sets; those it does not speak of stay away. */
export function toProfileChange(
  ctx: Context,
  input: CreateUserInput | UpdateUserInput,
): Partial<UserRow> {
  const now = ctx.clock.now()
  assertPast(input.created_at, 'created_at', now)
  assertPast(input.legal_accepted_at, 'legal_accepted_at', now)
  return withoutUndefined({
    external_id: input.external_id,
    first_name: input.first_name,
    last_name: input.last_name,
    username: toUsername(ctx, input.username),
    locale: input.locale,
    legal_accepted_at: input.legal_accepted_at,
    created_at: input.created_at,
    delete_self_enabled: toInteger(input.delete_self_enabled),
    create_organization_enabled: toInteger(input.create_organization_enabled),
    create_organizations_limit: input.create_organizations_limit,
  })
}

/** @throws {ApiError} 422 for a time that has not come yet. */
export function assertPast(time: number | null | undefined, param: string, now: number): void {
  if (time && time > now) {
    throw apiError('form_param_invalid_date', { param, longMessage: 'This time lies ahead.' })
  }
}

/** @throws {ApiError} 422 when somebody else has the username or the external id. */
export async function assertUniqueFields(
  db: Db,
  { id, username, external_id }: Pick<UserRow, 'id'> & Partial<UserRow>,
): Promise<void> {
  const isOther = (user: UserRow | null) => user !== null && user.id !== id
  if (username && isOther(await findUserByUsername(db, username))) {
    throw takenError('username')
  }
  if (external_id && isOther(await findUserByExternalId(db, external_id))) {
    throw takenError('external_id')
  }
}

function toUsername(ctx: Context, typed: string | null | undefined): string | null | undefined {
  if (!typed) return typed
  if (ctx.settings.identifiers.username === 'off') {
    throw apiError('form_param_unknown', {
      param: 'username',
      longMessage: 'This instance has no usernames.',
    })
  }
  return requireUsername(typed)
}

const toInteger = (flag: boolean | null | undefined) =>
  flag === undefined || flag === null ? flag : Number(flag)

function withoutUndefined(change: Record<string, unknown>): Partial<UserRow> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}
