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
} from '../http/fields.ts'
import { pageFields } from '../http/list-fields.ts'
import { METADATA_MAX_BYTES } from '../settings/numbers.ts'

const MAX_SECONDS = 10 * 365 * 86_400

const subject = text({ max: 64 })

/** On one line, and of three characters at least, blanks around it left out. */
const name: Kind<string> = (raw, encoding) => {
  const result = line({ max: 100 })(raw, encoding)
  if ('problem' in result) return result
  const value = result.value.trim()
  if (value.length >= 3) return { value }
  return { problem: 'form_param_min_length_exceeded', longMessage: 'Use at least 3 characters.' }
}

/** One word, as OAuth writes them. */
const scope: Kind<string> = (raw) =>
  typeof raw === 'string' && /^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/.test(raw)
    ? { value: raw }
    : { problem: 'form_param_format_invalid', longMessage: 'A scope is one word.' }

/** What people say of their keys. */
const own = {
  description: clearable(line({ max: 500 })),
  seconds_until_expiration: clearable(integer({ min: 1, max: MAX_SECONDS })),
}

export const ownKeyFields = {
  name: required(name),
  subject: optional(subject),
  type: optional(choice(['api_key'])),
  ...own,
}

export const ownChangeFields = { description: own.description }

/** What only the site says (KEY-3). */
const sites = {
  scopes: repeated(scope),
  claims: clearable(metadata({ max: METADATA_MAX_BYTES })),
}

export const keyFields = {
  ...ownKeyFields,
  subject: required(subject),
  ...sites,
  created_by: clearable(text({ max: 64 })),
}

export const changeFields = { subject: optional(subject), ...own, ...sites }

export const revokeFields = { revocation_reason: clearable(line({ max: 256 })) }

const listFields = {
  ...pageFields,
  query: optional(text({ max: 100 })),
  include_invalid: optional(flag),
  type: optional(choice(['api_key'])),
}

export const ownListFields = { ...listFields, subject: optional(subject) }
export const keyListFields = { ...listFields, subject: required(subject) }
