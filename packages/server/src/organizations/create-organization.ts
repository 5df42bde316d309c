import { createId } from '@dooryard/protocol'
import { type Actor, isSite } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { withSettingsNow } from '../instance/request-settings.ts'
import { loadUser } from '../users/load.ts'
import { type Metadata, serializeMetadata } from '../users/metadata.ts'
import { mayCreateOrganizations, type UserWithEmails } from '../users/view.ts'
import { newMembership } from './add-member.ts'
import { assertOn } from './require-organization.ts'
import { requireRoleSet } from './require-role-set.ts'
import { assertSlugs, claimSlug, freeSlug } from './slug.ts'
import {
  countCreatedBy,
  findOrganization,
  insertMembership,
  insertOrganization,
  type Organization,
} from './storage.ts'

export interface NewOrganization {
  name: string
  slug?: string | null | undefined
  /** Who leads it; of people always themselves. Null: nobody yet. */
  createdBy?: string | undefined
  maxAllowedMemberships?: number | undefined
  publicMetadata?: Metadata | undefined
  privateMetadata?: Metadata | undefined
  createdAt?: number | undefined
  /** Its key; that of new organizations, unless one is said. */
  roleSet?: string | undefined
}

/**
 * Makes an organization, which its creator leads from the beginning.
 *
 * @throws {ApiError} 403 for people who may not make any, or no more (AZ-17), 422 for a slug that is taken.
 */
export function createOrganization(
  ctx: Context,
  actor: Actor,
  input: NewOrganization,
): Promise<Organization> {
  return write(ctx, async (outer) => {
    const ctx = await withSettingsNow(outer)
    const { settings, clock, random, db } = ctx
    assertOn(settings)
    assertSlugs(settings, input.slug)
    const creator = await findCreator(ctx, actor, input.createdBy)
    if (creator && !isSite(actor)) await assertMayCreate(ctx, creator)
    const set = requireRoleSet(settings, input.roleSet)
    const now = clock.now()
    const id = createId('organization', random)
    const metadata = serializeMetadata({
      public_metadata: input.publicMetadata ?? {},
      private_metadata: input.privateMetadata ?? {},
    })
    const slug = input.slug ?? (await freeSlug(ctx, input.name))
    await claimSlug(() =>
      insertOrganization(db, {
        id,
        name: input.name,
        slug,
        picture: null,
        members_count: 0,
        max_allowed_memberships:
          input.maxAllowedMemberships ?? settings.organizations.maxMemberships,
        admin_delete_enabled: settings.organizations.adminDelete ? 1 : 0,
        role_set_id: set.id,
        public_metadata: metadata.public_metadata!,
        private_metadata: metadata.private_metadata!,
        created_by: creator?.user.id ?? null,
        created_at: input.createdAt ?? now,
        updated_at: now,
      }),
    )
    if (creator) {
      const member = { organizationId: id, userId: creator.user.id, role: set.creatorRole }
      await insertMembership(db, newMembership(ctx, member))
    }
    await recordEvent(ctx, actor, { type: 'organization.created', targetId: id })
    return (await findOrganization(ctx, { id }))!
  })
}

async function findCreator(
  ctx: Context,
  actor: Actor,
  createdBy: string | undefined,
): Promise<UserWithEmails | null> {
  const id = actor.kind === 'user' ? actor.user.id : createdBy
  if (id === undefined) return null
  const creator = await loadUser(ctx, id)
  if (!creator) throw apiError('organization_creator_not_found', { param: 'created_by' })
  return creator
}

async function assertMayCreate({ db, settings }: Context, { user }: UserWithEmails): Promise<void> {
  if (!mayCreateOrganizations(settings, user)) {
    throw apiError('user_create_organization_not_enabled')
  }
  const most = user.create_organizations_limit ?? settings.organizations.maxCreated
  if (most > 0 && (await countCreatedBy(db, user.id)) >= most) {
    throw apiError('org_creation_limit_exceeded')
  }
}
