import { createId } from '@dooryard/protocol'
import { type Actor, isSite } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { letterheadFor } from '../mail/letterhead.ts'
import { organizationInvitationLetter } from '../mail/letters.ts'
import { findMembership } from '../memberships/storage.ts'
import { changeOrganization } from '../organizations/change-organization.ts'
import { assertMayGrant, requireOrganization } from '../organizations/require-organization.ts'
import type { Organization } from '../organizations/storage.ts'
import { limit, limitDaily } from '../rate-limits/rules.ts'
import { INVITATIONS_A_DAY } from '../settings/numbers.ts'
import { loadUserByEmailAddress, requireUser } from '../users/load.ts'
import { draftInvitation, type InvitationInput, type NewInvitation } from './create-invitations.ts'
import { isReachable } from './links.ts'
import { countOpenTo, findInvitedTo, insertInvitation } from './storage.ts'

export interface GuestInput extends Omit<InvitationInput, 'ignoreExisting'> {
  role: string
  privateMetadata?: Record<string, unknown> | undefined
  /** Of people always themselves. */
  inviterUserId?: string | undefined
}

/**
 * Invites people to an organization: all of them, or nobody.
 *
 * @throws {ApiError} 400 for who is a member or invited already, 403 for a role that grants more than the actor holds (AZ-7), or
 * when the organization would be full, 422 for what is no address, 429 for who invites too many.
 */
export async function inviteToOrganization(
  ctx: Context,
  actor: Actor,
  { organizationId, guests }: { organizationId: string; guests: readonly GuestInput[] },
): Promise<NewInvitation[]> {
  const permission = 'org:sys_memberships:manage'
  await requireOrganization(ctx, actor, { id: organizationId, permission })
  if (guests.length === 0) throw apiError('form_param_missing', { param: 'email_address' })
  if (!isSite(actor) && !isReachable(ctx)) throw apiError('email_unavailable', NO_LETTERS)
  const drafts = guests.map((guest) => toDraft(ctx, actor, organizationId, guest))
  await limitSending(
    ctx,
    actor,
    drafts.map(({ row }) => row.email_address),
  )
  return changeOrganization(ctx, actor, {
    id: organizationId,
    permission,
    type: 'organization_invitation.created',
    async work(ctx, { organization, own }) {
      for (const { row } of drafts) {
        assertMayGrant(ctx.settings, { organization, own }, row.role!)
        if (own === null && row.inviter_user_id) await requireUser(ctx, actor, row.inviter_user_id)
      }
      await assertNew(
        ctx,
        organizationId,
        drafts.map(({ row }) => row.email_address),
      )
      await assertRoom(ctx, organization, drafts.length)
      const { name } = organization
      for (const { row, url, notify } of drafts) {
        await insertInvitation(ctx.db, row)
        if (!notify) continue
        const letter = organizationInvitationLetter(row.email_address, letterheadFor(ctx), {
          url,
          name,
        })
        await ctx.mail.send(ctx, letter)
      }
      return drafts
    },
    details: (made) => ({ invitations: made.map(({ row }) => row.id) }),
  })
}

/** What members read of a fault that is the site's: its log says at start what to set. */
const NO_LETTERS = {
  longMessage: 'This site cannot send invitations yet. Whoever runs it has to set it up for that.',
}

function toDraft(
  ctx: Context,
  actor: Actor,
  organizationId: string,
  { role, privateMetadata = {}, inviterUserId, ...input }: GuestInput,
) {
  const draft = draftInvitation(ctx, input)
  const row = {
    ...draft.row,
    id: createId('organizationInvitation', ctx.random),
    organization_id: organizationId,
    role,
    private_metadata: JSON.stringify(privateMetadata),
    inviter_user_id: actor.kind === 'user' ? actor.user.id : (inviterUserId ?? null),
    invited_by_site: isSite(actor) ? 1 : 0,
  }
  return { ...draft, row }
}

/** Letters to whoever somebody names: so many a day, and not one address again and again (OTP-8). */
async function limitSending(ctx: Context, actor: Actor, addresses: string[]): Promise<void> {
  if (actor.kind !== 'user') return
  const scope = 'organization_invitations'
  for (const subject of addresses) {
    await limitDaily(ctx, { scope, subject: actor.user.id, max: INVITATIONS_A_DAY })
    await limit(ctx, { rate: 'send', scope, subject })
  }
}

/** @throws {ApiError} 400 that names who is a member, or invited already. */
async function assertNew(ctx: Context, id: string, addresses: string[]): Promise<void> {
  for (const address of addresses) {
    const owner = await loadUserByEmailAddress(ctx, address)
    if (owner && (await findMembership(ctx.db, id, owner.user.id))) {
      throw apiError('already_a_member_in_organization', {
        param: 'email_address',
        longMessage: `A member already: ${address}.`,
        meta: { email_addresses: [address] },
      })
    }
  }
  const twice = addresses.filter((address, index) => addresses.indexOf(address) !== index)
  const invited = [
    ...twice,
    ...(await findInvitedTo(ctx.db, { id, addresses, now: ctx.clock.now() })),
  ]
  if (invited.length === 0) return
  throw apiError('duplicate_record', {
    param: 'email_address',
    longMessage: `Invited already: ${[...new Set(invited)].join(', ')}.`,
    meta: { email_addresses: [...new Set(invited)] },
  })
}

async function assertRoom(
  { db, clock }: Context,
  { id, members_count, max_allowed_memberships: most }: Organization,
  more: number,
): Promise<void> {
  if (most === 0) return
  const open = await countOpenTo(db, id, clock.now())
  if (members_count + open + more > most) throw apiError('organization_membership_quota_exceeded')
}
