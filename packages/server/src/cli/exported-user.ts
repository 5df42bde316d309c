/** What the Backend API takes for a new user. */
export type ImportedUser = Record<string, unknown>

type Exported = Record<string, unknown>

const texts = [
  'first_name',
  'last_name',
  'username',
  'password_digest',
  'password_hasher',
  'totp_secret',
] as const
const metadata = ['public_metadata', 'private_metadata', 'unsafe_metadata'] as const

/**
 * A user as the Backend API takes them, of a line of an export: of the table that Clerk's dashboard gives, or of its
 * Backend API. The id that they had becomes their external id, where they have none.
 */
export function toImportedUser(exported: Exported): ImportedUser {
  const emails = identifiersOf(exported, 'email_address', 'email_addresses')
  const phones = identifiersOf(exported, 'phone_number', 'phone_numbers')
  return {
    external_id: textOf(exported.external_id) ?? textOf(exported.id),
    ...Object.fromEntries(texts.map((name) => [name, textOf(exported[name])])),
    ...Object.fromEntries(metadata.map((name) => [name, objectOf(exported[name])])),
    ...(emails.length > 0 && {
      email_address: emails.map(({ value }) => value),
      email_address_identification_status: emails.map(statusOf),
    }),
    ...(phones.length > 0 && {
      phone_number: phones.map(({ value }) => value),
      phone_number_identification_status: phones.map(statusOf),
    }),
    created_at: timeOf(exported.created_at),
    banned: exported.banned === true || exported.banned === 'true' || undefined,
    // What this instance asks of everybody new was not asked of those who are there.
    skip_user_requirement: true,
    skip_password_requirement: true,
    skip_legal_checks: true,
  }
}

interface Identifier {
  value: string
  isVerified: boolean
}

const statusOf = ({ isVerified }: Identifier) => (isVerified ? 'verified' : 'reserved')

/** The primary one first; nothing twice. */
function identifiersOf(exported: Exported, one: string, many: string): Identifier[] {
  const listed = Array.isArray(exported[many])
    ? (exported[many] as Exported[]).map((each) => ({
        value: String(each[one]),
        isVerified: (each.verification as Exported | null)?.status === 'verified',
        isPrimary: each.id === exported[`primary_${one}_id`],
      }))
    : [
        ...valuesOf(exported[`verified_${many}`], true),
        ...valuesOf(exported[`unverified_${many}`], false),
      ].map((each) => ({ ...each, isPrimary: each.value === textOf(exported[`primary_${one}`]) }))
  const first = listed.filter(({ isPrimary }) => isPrimary)
  const found = new Map<string, Identifier>()
  for (const { value, isVerified } of [...first, ...listed]) {
    if (!found.has(value)) found.set(value, { value, isVerified })
  }
  return [...found.values()]
}

/** Some exports part them by a bar, some by a comma; neither is in an address. */
const valuesOf = (value: unknown, isVerified: boolean): Identifier[] =>
  (textOf(value) ?? '')
    .split(/[|,;\s]+/)
    .filter(Boolean)
    .map((each) => ({ value: each, isVerified }))

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

function objectOf(value: unknown): object | undefined {
  if (typeof value === 'object' && value !== null) return value
  return textOf(value) === undefined ? undefined : (JSON.parse(String(value)) as object)
}

function timeOf(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const number = Number(value)
  return new Date(Number.isNaN(number) ? String(value) : number).toISOString()
}
