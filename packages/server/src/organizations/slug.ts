import type { Context } from '../context.ts'
import { takenColumn } from '../db/constraint.ts'
import { apiError } from '../http/api-error.ts'
import { type Kind, text } from '../http/fields.ts'
import type { Settings } from '../settings/schema.ts'
import { findOrganization } from './storage.ts'

const MAX = 64

/** Part of an address; an id has another form, so that neither is taken for the other. */
export const slug: Kind<string> = (raw, encoding) => {
  const result = text({ max: MAX })(raw, encoding)
  if ('problem' in result || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(result.value)) return result
  return {
    problem: 'form_param_format_invalid',
    longMessage: 'Use small letters, digits, and hyphens between them.',
  }
}

/** @throws {ApiError} 403 where organizations have none. */
export function assertSlugs({ organizations }: Settings, given: string | null | undefined): void {
  if (given != null && !organizations.slugs) {
    throw apiError('organization_slugs_disabled', { param: 'slug' })
  }
}

/** One that is made of the name, with a number behind it where it is taken; null where there are none. */
export async function freeSlug(
  ctx: Pick<Context, 'db' | 'clock' | 'random' | 'settings'>,
  name: string,
): Promise<string | null> {
  if (!ctx.settings.organizations.slugs) return null
  const made = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  const plain = made || 'organization'
  if (!(await findOrganization(ctx, { slug: plain }))) return plain
  return `${plain}-${Buffer.from(ctx.random(4)).readUInt32BE()}`
}

/**
 * Writes a slug. Whatever was checked before, the unique index decides (DB-5).
 *
 * @throws {ApiError} 422 for one that another organization has.
 */
export async function claimSlug(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (takenColumn(error) !== 'slug') throw error
    throw apiError('form_identifier_exists', {
      param: 'slug',
      longMessage: 'Another organization has this slug. Choose another one.',
    })
  }
}
