import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import type { CreateUserInput, UpdateUserInput } from './fields.ts'
import type { UserRow } from './table.ts'
import { toUsername } from './username.ts'

/** The columns that a request sets; those it does not speak of stay away. */
export function toProfileChange(
  ctx: Context,
  input: Partial<CreateUserInput | UpdateUserInput>,
): Partial<UserRow> {
  const now = ctx.clock.now()
  assertPast(input.created_at, 'created_at', now)
  assertPast(input.legal_accepted_at, 'legal_accepted_at', now)
  return withoutUndefined({
    external_id: input.external_id,
    first_name: input.first_name,
    last_name: input.last_name,
    username: toUsername(ctx.settings, input.username),
    locale: input.locale,
    legal_accepted_at: input.legal_accepted_at,
    created_at: input.created_at,
    delete_self_enabled: toInteger(input.delete_self_enabled),
    bypass_client_trust: toInteger(input.bypass_client_trust),
    create_organization_enabled: toInteger(input.create_organization_enabled),
    create_organizations_limit: input.create_organizations_limit,
  })
}

/** @throws {ApiError} 422 for a time that has not come yet. */
function assertPast(time: number | null | undefined, param: string, now: number): void {
  if (time && time > now) {
    throw apiError('form_param_invalid_date', { param, longMessage: 'This time lies ahead.' })
  }
}

const toInteger = (flag: boolean | null | undefined) =>
  flag === undefined || flag === null ? flag : Number(flag)

function withoutUndefined(change: Record<string, unknown>): Partial<UserRow> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}
