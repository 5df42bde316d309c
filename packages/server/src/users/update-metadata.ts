import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { changeUser } from './change-user.ts'
import type { MetadataInput } from './fields.ts'
import { type Metadata, type MetadataField, mergeMetadata, serializeMetadata } from './metadata.ts'
import { updateUserRow } from './storage.ts'
import type { UserWithEmails } from './view.ts'

export interface MetadataChange {
  userId: string
  input: Partial<MetadataInput>
  /** `merge`: as RFC 7396 says. `replace`: each given field as a whole. */
  how: 'merge' | 'replace'
}

/** Changes the given metadata of a user. What people write themselves grants nothing (AZ-5). */
export function updateMetadata(
  ctx: Context,
  actor: Actor,
  { userId, input, how }: MetadataChange,
): Promise<UserWithEmails> {
  return changeUser(ctx, actor, { userId, type: 'user.updated' }, async (ctx, { user }) => {
    const given = Object.entries(input) as [MetadataField, Metadata][]
    const change = given.map(([name, value]) => {
      const stored = JSON.parse(user[name])
      return [name, how === 'merge' ? mergeMetadata(stored, value) : value]
    })
    await updateUserRow(ctx.db, userId, {
      ...serializeMetadata(Object.fromEntries(change)),
      updated_at: ctx.clock.now(),
    })
  })
}
