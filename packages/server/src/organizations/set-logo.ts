import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/events.ts'
import { newPicture } from '../users/set-picture.ts'
import { requireOrganization } from './require-organization.ts'
import { findOrganization, type Organization, updateOrganizationRow } from './storage.ts'

/**
 * Gives an organization a logo in the place of the one before; null takes it away: the drawn one is back.
 *
 * @throws {ApiError} 404, 403, 400 for a file that is no picture, or 413 for one that is too large.
 */
export async function setLogo(
  ctx: Context,
  actor: Actor,
  { id, file }: { id: string; file: Uint8Array | null },
): Promise<Organization> {
  const asked = { id, permission: 'org:sys_profile:manage' } as const
  await requireOrganization(ctx, actor, asked)
  const next = file && (await newPicture(ctx, file))
  return ctx.pictures.store.swap(ctx, { owner: { organizationId: id }, next }, async (ctx) => {
    const { organization } = await requireOrganization(ctx, actor, asked)
    const picture = next?.name ?? null
    await updateOrganizationRow(ctx.db, id, { picture, updated_at: ctx.clock.now() })
    const details = { logo: picture !== null }
    await recordEvent(ctx, actor, { type: 'organization.updated', targetId: id, details })
    return { before: organization.picture, result: (await findOrganization(ctx, { id }))! }
  })
}
