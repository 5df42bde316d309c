import { createId, IdPrefix } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import { hashToken } from '../clients/token.ts'
import { DAY } from '../clock.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { normalizeEmailAddress } from '../email-addresses/normalize.ts'
import { findVerifiedEmailAddress } from '../email-addresses/storage.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { letterheadFor } from '../mail/letterhead.ts'
import { invitationLetter } from '../mail/letters.ts'
import { randomToken } from '../random.ts'
import { acceptUrl, assertReachable, assertTarget } from './links.ts'
import { findInvited, insertInvitation } from './storage.ts'
import type { InvitationRow } from './table.ts'

const DEFAULT_DAYS = 30

export interface InvitationInput {
  emailAddress: string
  expiresInDays?: number | undefined
  /** Also who has an account or an open invitation. */
  ignoreExisting?: boolean | undefined
  /** Whether a mail goes out; true unless given. */
  notify?: boolean | undefined
  publicMetadata?: Record<string, unknown> | undefined
  redirectUrl?: string | undefined
}

export interface NewInvitation {
  row: InvitationRow
  /** Opens an account: shown here, and never again (OTP-5). */
  url: string
}

/**
 * Invites people to sign up: all of them, or nobody.
 *
 * @throws {ApiError} 422 for what is no address or no target of a link; 400 `form_identifier_exists` for who has an account, and
 * `duplicate_record` for who is invited already, unless `ignoreExisting` says so.
 */
export async function createInvitations(
  ctx: Context,
  actor: Actor,
  inputs: readonly InvitationInput[],
): Promise<NewInvitation[]> {
  const drafts = inputs.map((input) => draftInvitation(ctx, input))
  await write(ctx, (ctx) => addInvitations(ctx, actor, drafts))
  return drafts
}

/** The same in the given transaction. */
export async function addInvitations(
  ctx: Context,
  actor: Actor,
  drafts: readonly Draft[],
): Promise<void> {
  await assertNew(ctx, drafts)
  for (const { row, url, notify } of drafts) {
    await insertInvitation(ctx.db, row)
    await recordEvent(ctx, actor, { type: 'invitation.created', targetId: row.id })
    if (!notify) continue
    await ctx.mail.send(ctx, invitationLetter(row.email_address, letterheadFor(ctx), { url }))
  }
}

export interface Draft extends NewInvitation {
  notify: boolean
  ignoreExisting: boolean
}

/** @throws {ApiError} 422 for what is no address, no target, or has no site to lead to. */
export function draftInvitation(ctx: Context, input: InvitationInput): Draft {
  const emailAddress = normalizeEmailAddress(input.emailAddress)
  if (emailAddress === null) {
    throw apiError('form_param_format_invalid', {
      param: 'email_address',
      // One of many, mostly.
      longMessage: `This is no email address: ${input.emailAddress.slice(0, 100)}`,
    })
  }
  const { notify = true, redirectUrl = null, ignoreExisting = false } = input
  if (notify) assertReachable(ctx)
  if (redirectUrl !== null) assertTarget(ctx, redirectUrl)
  const ticket = `${IdPrefix.invitation}_${randomToken(ctx.random)}`
  const now = ctx.clock.now()
  const row: InvitationRow = {
    id: createId('invitation', ctx.random),
    email_address: emailAddress,
    token_hash: hashToken(ticket),
    status: 'pending',
    public_metadata: JSON.stringify(input.publicMetadata ?? {}),
    redirect_url: redirectUrl,
    organization_id: null,
    role: null,
    private_metadata: null,
    inviter_user_id: null,
    invited_by_site: 1,
    domain_id: null,
    user_id: null,
    expire_at: now + (input.expiresInDays ?? DEFAULT_DAYS) * DAY,
    created_at: now,
    updated_at: now,
  }
  return { row, url: acceptUrl(ctx, ticket), notify, ignoreExisting }
}

async function assertNew(ctx: Context, made: readonly Draft[]): Promise<void> {
  const strict = made.filter(({ ignoreExisting }) => !ignoreExisting)
  const addresses = strict.map(({ row }) => row.email_address)
  if (addresses.length === 0) return
  for (const emailAddress of addresses) {
    if (await findVerifiedEmailAddress(ctx.db, emailAddress)) {
      throw apiError('form_identifier_exists', {
        param: 'email_address',
        meta: { email_addresses: [emailAddress] },
      })
    }
  }
  const twice = addresses.filter((address, index) => addresses.indexOf(address) !== index)
  const invited = [...twice, ...(await findInvited(ctx.db, addresses, ctx.clock.now()))]
  if (invited.length === 0) return
  throw apiError('duplicate_record', {
    param: 'email_address',
    longMessage: `Invited already: ${[...new Set(invited)].join(', ')}.`,
    meta: { email_addresses: [...new Set(invited)] },
  })
}
