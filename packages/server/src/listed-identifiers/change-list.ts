import { createId } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { takenColumn } from '../db/constraint.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { changeSettings } from '../instance/change-settings.ts'
import { addInvitations, draftInvitation } from '../invitations/create-invitations.ts'
import { deleteIdentifier, insertIdentifier } from '../restrictions/storage.ts'
import type { ListedIdentifierRow } from '../restrictions/table.ts'
import { isAddress, readIdentifier } from './identifier.ts'

type List = ListedIdentifierRow['list']

/**
 * Puts somebody on a list. What is blocked is blocked from then on; those who may are a list that counts once it is switched on, or
 * everybody else would be shut out.
 *
 * @throws {ApiError} 422 for what is no identifier, and for whom no mail can reach; 400 for who is on it already.
 */
export async function addIdentifier(
  ctx: Context,
  actor: Actor,
  { list, notify = false, ...given }: { list: List; identifier: string; notify?: boolean },
): Promise<ListedIdentifierRow> {
  const identifier = await readIdentifier(given.identifier)
  if (notify && !isAddress(identifier)) {
    throw apiError('form_param_value_invalid', {
      param: 'notify',
      longMessage: 'A mail goes to one address, and to no domain or number.',
    })
  }
  const draft = notify
    ? draftInvitation(ctx, { emailAddress: identifier.match_key, ignoreExisting: true })
    : null
  if (list === 'block') {
    // Unless the site said that none of it counts.
    await changeSettings(ctx, actor, (_, { blocklist }) => ({ blocklist: blocklist ?? true }))
  }
  const now = ctx.clock.now()
  const row: ListedIdentifierRow = {
    id: createId(list === 'allow' ? 'allowlistIdentifier' : 'blocklistIdentifier', ctx.random),
    list,
    ...identifier,
    invitation_id: draft?.row.id ?? null,
    created_at: now,
    updated_at: now,
  }
  await write(ctx, async (ctx) => {
    await insertOnce(ctx, row)
    if (draft) await addInvitations(ctx, actor, [draft])
    await recordEvent(ctx, actor, { type: `${list}list_identifier.created`, targetId: row.id })
  })
  return row
}

/** @throws {ApiError} 404 for what is not on it. */
export async function removeIdentifier(
  ctx: Context,
  actor: Actor,
  asked: { list: List; id: string },
): Promise<void> {
  await write(ctx, async (ctx) => {
    if (!(await deleteIdentifier(ctx.db, asked))) throw apiError('resource_not_found')
    const type = `${asked.list}list_identifier.deleted` as const
    await recordEvent(ctx, actor, { type, targetId: asked.id })
  })
}

async function insertOnce({ db }: Context, row: ListedIdentifierRow): Promise<void> {
  try {
    await insertIdentifier(db, row)
  } catch (error) {
    if (takenColumn(error) === null) throw error
    throw apiError('duplicate_record', {
      param: 'identifier',
      longMessage: 'This identifier is on the list already.',
    })
  }
}
