import { type Actor, isSite, reaches } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { requireOrganization } from '../organizations/require-organization.ts'
import type { Settings } from '../settings/schema.ts'
import { findUser } from '../users/storage.ts'
import type { ApiKeyRow } from './table.ts'

/** Whose a key is. */
export interface Owner {
  kind: 'user' | 'organization'
  id: string
}

export const ownerOf = ({ user_id, organization_id }: ApiKeyRow): Owner =>
  user_id === null ? { kind: 'organization', id: organization_id! } : { kind: 'user', id: user_id }

/** Whether owners of the kind have keys (AZ-17). */
export const isOn = ({ apiKeys, organizations }: Settings, { kind }: Owner): boolean =>
  kind === 'user' ? apiKeys.users : apiKeys.organizations && organizations.enabled

/**
 * Whose keys the actor asks for: their own, those of an organization in which their role grants it, as the database has it now
 * (AZ-6, KEY-3); the site reaches all.
 *
 * @throws {ApiError} 404 for whom they do not reach (AZ-1), 403 for a role that does not grant it, 422 where there are none.
 */
export async function requireOwner(
  ctx: Context,
  actor: Actor,
  { subject, to }: { subject: string; to: 'read' | 'manage' },
): Promise<Owner> {
  const kind = subject.startsWith('org_') ? 'organization' : 'user'
  const owner: Owner = { kind, id: subject }
  if (!isOn(ctx.settings, owner)) throw apiError('api_keys_not_enabled', { param: 'subject' })
  if (kind === 'organization') {
    await requireOrganization(ctx, actor, { id: subject, permission: `org:sys_api_keys:${to}` })
    return owner
  }
  if (!reaches(actor, subject)) throw apiError('resource_not_found')
  if (isSite(actor) && !(await findUser(ctx.db, subject))) throw apiError('resource_not_found')
  return owner
}
