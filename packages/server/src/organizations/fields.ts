import {
  type Field,
  flag,
  integer,
  type Kind,
  line,
  metadata,
  optional,
  repeated,
  text,
  type Values,
} from '../http/fields.ts'
import { order, pageFields } from '../http/list-fields.ts'
import { METADATA_MAX_BYTES } from '../settings/numbers.ts'
import { toUserFilters, userFilterFields } from '../users/fields.ts'
import { MEMBER_ORDER, type MemberFilters, ORGANIZATION_ORDER } from './search.ts'

export const id = text({ max: 64 })
export const role = text({ max: 64 })

/** What people call it, on one line and with something to be seen. */
export const organizationName: Kind<string> = (raw, encoding) => {
  const result = line({ max: 256 })(raw, encoding)
  if ('problem' in result) return result
  const value = result.value.trim()
  return value === '' ? { problem: 'form_param_missing' } : { value }
}

export const metadataFields = {
  public_metadata: optional(metadata({ max: METADATA_MAX_BYTES })),
  private_metadata: optional(metadata({ max: METADATA_MAX_BYTES })),
}

export const limitFields = { max_allowed_memberships: optional(integer({ max: 1_000_000 })) }

export const organizationListFields = {
  ...pageFields,
  paginated: optional(flag),
  include_members_count: optional(flag),
  include_missing_member_with_elevated_permissions: optional(flag),
  query: optional(text({ max: 320 })),
  organization_id: repeated(id),
  order_by: order(ORGANIZATION_ORDER),
}

const {
  user_id,
  email_address,
  phone_number,
  username,
  web3_wallet,
  query,
  email_address_query,
  phone_number_query,
  username_query,
  name_query,
  last_active_at_before,
  last_active_at_after,
  created_at_before,
  created_at_after,
} = userFilterFields

/** List M of Backend API §2.2. */
const personFields = {
  user_id,
  email_address,
  phone_number,
  username,
  web3_wallet,
  query,
  email_address_query,
  phone_number_query,
  username_query,
  name_query,
  last_active_at_before,
  last_active_at_after,
}

export const memberListFields = {
  ...pageFields,
  paginated: optional(flag),
  order_by: order(MEMBER_ORDER),
  role: repeated(role),
  ...personFields,
  created_at_before,
  created_at_after,
}

export function toMemberFilters(asked: Values<typeof memberListFields>): MemberFilters {
  const person = Object.fromEntries(
    Object.keys(personFields).map((name) => [name, asked[name as keyof typeof personFields]]),
  )
  const isAboutPeople = Object.values(person).some((value) => value !== undefined)
  const { created_at_before: before, created_at_after: after } = asked
  return {
    roles: asked.role,
    ...((before ?? after) !== undefined && { createdAt: { before, after } }),
    users: isAboutPeople ? toUserFilters(person as Values<typeof userFilterFields>) : undefined,
  }
}

/** Pages send several values of one name as one, with commas. Frontend API §1.3. */
export function commaList<Value>(kind: Kind<Value>): Field<Value[] | undefined> {
  return optional<Value[]>((raw, encoding) => {
    const values: Value[] = []
    for (const part of `${raw}`.split(',', 20)) {
      const result = kind(part, encoding)
      if ('problem' in result) return result
      values.push(result.value)
    }
    return { value: values }
  })
}
