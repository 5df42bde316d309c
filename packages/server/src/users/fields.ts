import { emailAddress } from '../email-addresses/field.ts'
import { normalizeEmailAddress } from '../email-addresses/normalize.ts'
import { apiError } from '../http/api-error.ts'
import {
  choice,
  clearable,
  flag,
  integer,
  type Kind,
  line,
  metadata,
  optional,
  repeated,
  required,
  text,
  type Values,
} from '../http/fields.ts'
import { date, notOffered, order, pageFields } from '../http/list-fields.ts'
import { IMPORTED_HASHERS } from '../passwords/imported.ts'
import { METADATA_MAX_BYTES } from '../settings/numbers.ts'
import type { UserFilters } from './filters.ts'
import { USER_ORDER_COLUMNS } from './order.ts'

const name = line({ max: 256 })
const phoneText = text({ max: 64 })
const metadataField = optional(metadata({ max: METADATA_MAX_BYTES }))

const locale: Kind<string> = (raw, encoding) => {
  const result = text({ max: 35 })(raw, encoding)
  if ('problem' in result) return result
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(result.value)
    ? result
    : { problem: 'form_param_format_invalid' }
}

/** What both creating and changing a user may say about them. */
const profileFields = {
  external_id: clearable(line({ max: 256 })),
  first_name: clearable(name),
  last_name: clearable(name),
  username: clearable(line({ max: 64 })),
  locale: clearable(locale),
  password: optional(text({ max: 4096 })),
  password_digest: optional(text({ max: 2048 })),
  password_hasher: optional(choice(IMPORTED_HASHERS)),
  skip_password_checks: optional(flag),
  skip_legal_checks: optional(flag),
  legal_accepted_at: clearable(date),
  created_at: optional(date),
  delete_self_enabled: clearable(flag),
  create_organization_enabled: clearable(flag),
  create_organizations_limit: clearable(integer({ min: 0, max: 1_000_000 })),
  bypass_client_trust: optional(flag),
  timezone: notOffered,
  totp_secret: optional(text({ max: 160 })),
  backup_codes: repeated(text({ max: 64 })),
}

/** List C of Backend API §2.1. */
export const createUserFields = {
  ...profileFields,
  email_address: repeated(emailAddress),
  email_address_identification_status: repeated(choice(['verified', 'reserved'])),
  phone_number: repeated(phoneText),
  phone_number_identification_status: repeated(choice(['verified', 'reserved'])),
  web3_wallet: notOffered,
  skip_password_requirement: optional(flag),
  skip_user_requirement: optional(flag),
  banned: optional(flag),
  locked: optional(flag),
  public_metadata: metadataField,
  private_metadata: metadataField,
  unsafe_metadata: metadataField,
}

export type CreateUserInput = Values<typeof createUserFields>

const movedToMetadata = optional<never>(() => ({
  problem: 'form_param_deprecated',
  longMessage: 'Send metadata to the metadata endpoint of the user.',
}))

/** List U of Backend API §2.1. */
export const updateUserFields = {
  ...profileFields,
  primary_email_address_id: optional(text({ max: 64 })),
  notify_primary_email_address_changed: optional(flag),
  primary_phone_number_id: optional(text({ max: 64 })),
  primary_web3_wallet_id: notOffered,
  profile_image_id: notOffered,
  sign_out_of_other_sessions: optional(flag),
  public_metadata: movedToMetadata,
  private_metadata: movedToMetadata,
  unsafe_metadata: movedToMetadata,
}

export type UpdateUserInput = Values<typeof updateUserFields>

export const metadataFields = {
  public_metadata: metadataField,
  private_metadata: metadataField,
  unsafe_metadata: metadataField,
}

export type MetadataInput = Values<typeof metadataFields>

export const userIdsFields = { user_ids: required(listOf(text({ max: 64 }))) }

const filterText = text({ max: 320 })
const time = integer({ min: 0 })

/** The filters that `GET /users` and `GET /users/count` share. */
export const userFilterFields = {
  email_address: repeated(filterText),
  phone_number: repeated(filterText),
  username: repeated(filterText),
  web3_wallet: repeated(filterText),
  user_id: repeated(filterText),
  external_id: repeated(filterText),
  organization_id: repeated(filterText),
  provider_user_id: repeated(filterText),
  provider: optional(filterText),
  query: optional(filterText),
  email_address_query: optional(filterText),
  phone_number_query: optional(filterText),
  username_query: optional(filterText),
  name_query: optional(filterText),
  banned: optional(flag),
  last_active_at_before: optional(time),
  last_active_at_after: optional(time),
  last_active_at_since: optional(time),
  created_at_before: optional(time),
  created_at_after: optional(time),
  last_sign_in_at_before: optional(time),
  last_sign_in_at_after: optional(time),
}

export const userListFields = {
  ...userFilterFields,
  ...pageFields,
  order_by: order(USER_ORDER_COLUMNS),
  starting_after: optional(text({ max: 64 })),
  paginated: optional(flag),
}

export function toUserFilters(query: Values<typeof userFilterFields>): UserFilters {
  return {
    // What is no address belongs to nobody.
    emailAddresses: query.email_address?.flatMap((typed) => normalizeEmailAddress(typed) ?? []),
    usernames: query.username?.map((typed) => typed.toLowerCase()),
    externalIds: query.external_id,
    userIds: query.user_id && signedIds(query.user_id),
    organizationIds: query.organization_id && signedIds(query.organization_id),
    query: query.query,
    emailAddressQuery: query.email_address_query,
    usernameQuery: query.username_query,
    nameQuery: query.name_query,
    banned: query.banned,
    lastActiveAt: {
      before: query.last_active_at_before,
      after: latest(query.last_active_at_after, query.last_active_at_since),
    },
    createdAt: { before: query.created_at_before, after: query.created_at_after },
    lastSignInAt: { before: query.last_sign_in_at_before, after: query.last_sign_in_at_after },
    phoneNumbers: query.phone_number?.map(plainNumber),
    phoneNumberQuery: query.phone_number_query && plainNumber(query.phone_number_query),
    account: toAccountFilter(query),
    nobody: query.web3_wallet !== undefined, // They belong to later releases.
  }
}

/** As numbers are kept. A plus sign that nobody encoded reaches us as a blank. */
const plainNumber = (typed: string): string => `+${typed.replace(/\D/g, '')}`

/** An account elsewhere. Its id there says little without where that is. */
function toAccountFilter({ provider, provider_user_id }: Values<typeof userFilterFields>) {
  if (provider !== undefined) {
    return { strategy: `oauth_${provider.replace(/^oauth_/, '')}`, subjects: provider_user_id }
  }
  if (provider_user_id === undefined) return undefined
  throw apiError('form_conditional_param_missing', {
    param: 'provider',
    longMessage: 'Say at which provider, such as google.',
  })
}

/** Ids may carry a sign: `+` includes, which is what no sign means, and `-` excludes. */
function signedIds(ids: string[]) {
  // A plus sign that nobody encoded reaches us as a blank.
  const include = ids.filter((id) => !id.startsWith('-')).map((id) => id.replace(/^[+ ]/, ''))
  const exclude = ids.filter((id) => id.startsWith('-')).map((id) => id.slice(1))
  return { include, exclude }
}

function latest(...times: (number | undefined)[]): number | undefined {
  const given = times.filter((time) => time !== undefined)
  return given.length > 0 ? Math.max(...given) : undefined
}

function listOf<Value>(kind: Kind<Value>): Kind<Value[]> {
  return (raw, encoding) => {
    if (!Array.isArray(raw)) return { problem: 'form_param_type_invalid' }
    const field = repeated(kind)
    return field.kind(raw, encoding) as ReturnType<Kind<Value[]>>
  }
}
