import { createId } from '@dooryard/protocol'
import { type Actor, actorId, impersonatorOf } from '../actor.ts'
import type { Context } from '../context.ts'

export type EventType =
  | 'sign_in.factor_refused'
  | 'sign_in.completed'
  | 'sign_up.completed'
  | 'session.factor_refused'
  | 'session.reverified'
  | 'session.created'
  | 'session.ended'
  | 'session.removed'
  | 'session.revoked'
  | 'sessions.ended'
  | 'user.created'
  | 'user.updated'
  | 'user.deleted'
  | 'user.banned'
  | 'user.unbanned'
  | 'user.locked'
  | 'user.unlocked'
  | 'user.password_changed'
  | 'user.password_removed'
  | 'totp.created'
  | 'totp.deleted'
  | 'backup_codes.created'
  | 'backup_codes.deleted'
  | 'passkey.created'
  | 'passkey.updated'
  | 'passkey.deleted'
  | 'email_address.created'
  | 'email_address.updated'
  | 'email_address.verified'
  | 'email_address.deleted'
  | 'phone_number.created'
  | 'phone_number.updated'
  | 'phone_number.deleted'
  | 'external_account.connected'
  | 'external_account.removed'
  | 'sign_in_token.created'
  | 'sign_in_token.revoked'
  | 'actor_token.created'
  | 'actor_token.revoked'
  | 'invitation.created'
  | 'invitation.accepted'
  | 'invitation.revoked'
  | 'invitation.deleted'
  | 'allowlist_identifier.created'
  | 'allowlist_identifier.deleted'
  | 'blocklist_identifier.created'
  | 'blocklist_identifier.deleted'
  | 'waitlist_entry.created'
  | 'waitlist_entry.invited'
  | 'waitlist_entry.rejected'
  | 'waitlist_entry.deleted'
  | 'organization.created'
  | 'organization.updated'
  | 'organization.deleted'
  | 'organization_membership.created'
  | 'organization_membership.updated'
  | 'organization_membership.deleted'
  | 'organization_invitation.created'
  | 'organization_invitation.accepted'
  | 'organization_invitation.revoked'
  | 'api_key.created'
  | 'api_key.updated'
  | 'api_key.revoked'
  | 'api_key.deleted'
  | 'organization_domain.created'
  | 'organization_domain.updated'
  | 'organization_domain.verified'
  | 'organization_domain.lost'
  | 'organization_domain.deleted'
  | 'organization_membership_request.created'
  | 'organization_membership_request.accepted'
  | 'organization_membership_request.rejected'
  | 'jwt_template.created'
  | 'jwt_template.updated'
  | 'jwt_template.deleted'
  | 'instance.updated'
  | 'signing_key.rotated'

/** Something that happened, for the audit log (AUD-1). */
export interface ServerEvent {
  type: EventType
  result?: 'success' | 'failure'
  targetId?: string | null
  /** Never a secret, a code or a token (AUD-2). */
  details?: Record<string, unknown>
}

/** Writes the event in the transaction of the change, so that neither exists without the other. */
export async function recordEvent(
  { db, clock, random }: Pick<Context, 'db' | 'clock' | 'random'>,
  actor: Actor,
  { type, result = 'success', targetId, details: said }: ServerEvent,
): Promise<void> {
  const impersonator = impersonatorOf(actor)
  const details = impersonator === null ? said : { ...said, impersonator }
  await db
    .insertInto('audit_events')
    .values({
      id: createId('auditEvent', random),
      type,
      result,
      actor_id: actorId(actor),
      target_id: targetId ?? null,
      ip_address: actor.address,
      user_agent: actor.userAgent,
      trace_id: actor.traceId,
      details: details ? JSON.stringify(details) : null,
      created_at: clock.now(),
    })
    .execute()
}
