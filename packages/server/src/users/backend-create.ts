import { createId } from '@dooryard/protocol'
import { MINUTE } from '../clock.ts'
import type { Context } from '../context.ts'
import { type Db, write } from '../db/database.ts'
import { assertAddressIsFree } from '../email-addresses/backend-rules.ts'
import { insertEmailAddress } from '../email-addresses/storage.ts'
import type { EmailAddressRow } from '../email-addresses/table.ts'
import { recordEvent, type Visitor } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import type { CreateUserInput } from './backend-input.ts'
import { toPasswordDigest } from './backend-password.ts'
import { assertPast, assertUniqueFields, toProfileChange } from './backend-profile.ts'
import { serializeMetadata } from './metadata.ts'
import { insertUser } from './storage.ts'
import type { UserRow } from './table.ts'

/**
 * Makes a user as the site's own server wants them: addresses are taken as proven, no mail is sent.
 *
 * @throws {ApiError} 422 naming the field that is missing, invalid or taken.
 */
export async function createUserFromBackend(
  ctx: Context,
  input: CreateUserInput,
  visitor: Visitor,
): Promise<string> {
  assertRequirements(ctx, input)
  const id = createId('user', ctx.random)
  const emailAddresses = newEmailAddresses(ctx, id, input)
  const digest = await toPasswordDigest(ctx, input, [
    ...emailAddresses.map(({ email_address }) => email_address),
    input.username,
  ])
  const user = newUser(ctx, { id, input, digest, emailAddresses })
  await write(ctx, async (ctx) => {
    await assertUniqueFields(ctx.db, user)
    await insertUser(ctx.db, user)
    await addEmailAddresses(ctx.db, emailAddresses)
    await recordEvent(ctx, {
      type: 'user.created',
      actorId: 'secret_key',
      targetId: id,
      visitor,
    })
  })
  return id
}

/** What this instance asks of everybody, unless the caller says that this user is an exception. */
function assertRequirements({ settings }: Context, input: CreateUserInput): void {
  if (input.skip_user_requirement) return
  const { identifiers, names, strategies, signUp } = settings
  const hasPassword = Boolean(input.password ?? input.password_digest)
  const missing = [
    input.email_address?.length || input.username ? '' : 'email_address',
    identifiers.username === 'required' && !input.username ? 'username' : '',
    names.firstName === 'required' && !input.first_name ? 'first_name' : '',
    names.lastName === 'required' && !input.last_name ? 'last_name' : '',
    strategies.password && !hasPassword && !input.skip_password_requirement ? 'password' : '',
    signUp.legalConsent && !input.legal_accepted_at && !input.skip_legal_checks
      ? 'legal_accepted_at'
      : '',
  ].filter(Boolean)
  if (missing.length === 0) return
  throw apiError('form_data_missing', {
    param: missing[0]!,
    longMessage: `This instance needs ${missing.join(', ')} of every user.`,
    meta: { param_names: missing },
  })
}

function newEmailAddresses(ctx: Context, userId: string, input: CreateUserInput) {
  const { email_address: addresses = [], email_address_identification_status: statuses } = input
  if (statuses && statuses.length !== addresses.length) {
    throw apiError('form_param_value_invalid', {
      param: 'email_address_identification_status',
      longMessage: 'Give one status for each address.',
    })
  }
  if (new Set(addresses).size < addresses.length) {
    throw apiError('form_param_duplicate', { param: 'email_address' })
  }
  const now = ctx.clock.now()
  return addresses.map((email_address, index): EmailAddressRow => {
    const reserved = statuses?.[index] === 'reserved'
    return {
      id: createId('identification', ctx.random),
      user_id: userId,
      email_address,
      verified_at: reserved ? null : now,
      verification_strategy: reserved ? null : 'admin',
      reserved: Number(reserved),
      // One millisecond apart, so that they keep their order.
      created_at: now + index,
      updated_at: now,
    }
  })
}

interface NewUser {
  id: string
  input: CreateUserInput
  digest: string | null
  emailAddresses: EmailAddressRow[]
}

function newUser(ctx: Context, { id, input, digest, emailAddresses }: NewUser): UserRow {
  const now = ctx.clock.now()
  assertPast(input.created_at, 'created_at', now)
  const metadata = (name: 'public_metadata' | 'private_metadata' | 'unsafe_metadata') =>
    serializeMetadata(input[name] ?? {}, name)
  return {
    id,
    external_id: null,
    username: null,
    first_name: null,
    last_name: null,
    locale: null,
    primary_email_address_id: emailAddresses[0]?.id ?? null,
    password_digest: digest,
    password_updated_at: digest === null ? null : now,
    password_compromised: 0,
    public_metadata: metadata('public_metadata'),
    private_metadata: metadata('private_metadata'),
    unsafe_metadata: metadata('unsafe_metadata'),
    banned: Number(input.banned ?? false),
    failed_attempts: 0,
    locked_until: input.locked ? now + ctx.settings.lockout.minutes * MINUTE : null,
    delete_self_enabled: null,
    create_organization_enabled: null,
    create_organizations_limit: null,
    legal_accepted_at: null,
    last_sign_in_at: null,
    last_active_at: null,
    created_at: now,
    updated_at: now,
    ...toProfileChange(ctx, input),
  }
}

async function addEmailAddresses(db: Db, rows: EmailAddressRow[]): Promise<void> {
  for (const row of rows) {
    if (row.verified_at !== null) await assertAddressIsFree(db, row.email_address)
    await insertEmailAddress(db, row)
  }
}
