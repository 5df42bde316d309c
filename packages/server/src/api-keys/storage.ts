import { type SqlBool, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { countRows, newestFirst } from '../db/rows.ts'
import type { Page } from '../http/list-fields.ts'
import { pattern } from '../users/text-search.ts'
import type { Owner } from './owner.ts'
import type { ApiKeyRow } from './table.ts'

export async function insertApiKey(db: Db, row: ApiKeyRow): Promise<void> {
  await db.insertInto('api_keys').values(row).execute()
}

export async function findApiKey(db: Db, id: string): Promise<ApiKeyRow | null> {
  const query = db.selectFrom('api_keys').selectAll().where('id', '=', id)
  return (await query.executeTakeFirst()) ?? null
}

/**
 * That of a secret, if it works now: key, owner and whoever made it for an organization are looked at in one statement (KEY-2).
 * `roles`: those that manage keys.
 */
export async function findWorkingKey(
  db: Db,
  { secretHash, roles, now }: { secretHash: string; roles: readonly string[]; now: number },
): Promise<ApiKeyRow | null> {
  const query = db.selectFrom('api_keys').selectAll().where('secret_hash', '=', secretHash)
  const row = query.where(stands(now)).where(isManaged(roles))
  return (await row.executeTakeFirst()) ?? null
}

/** Those that have ended are changed no more. */
export async function updateApiKeyRow(
  db: Db,
  id: string,
  change: Partial<ApiKeyRow>,
): Promise<ApiKeyRow | null> {
  const query = db.updateTable('api_keys').set(change).where('id', '=', id)
  const row = await query.where('revoked_at', 'is', null).returningAll().executeTakeFirst()
  return row ?? null
}

/** Writes nothing else: whatever happens to the key meanwhile is not undone (KEY-2). */
export async function noteUse(
  db: Db,
  id: string,
  { now, unless }: { now: number; unless: number },
): Promise<void> {
  await db
    .updateTable('api_keys')
    .set({ last_used_at: now })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<=', unless)]))
    .execute()
}

export async function deleteApiKeyRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('api_keys').where('id', '=', id).execute()
}

/** What a list asks for. */
export interface KeyFilters {
  owner: Owner
  /** Part of a name. */
  query?: string | undefined
  /** Those that have ended as well. */
  includeInvalid?: boolean | undefined
  now: number
}

/** The newest first. */
export function listApiKeys(db: Db, filters: KeyFilters, page: Page): Promise<ApiKeyRow[]> {
  return newestFirst(matching(db, filters).selectAll(), page).execute()
}

export function countApiKeys(db: Db, filters: KeyFilters): Promise<number> {
  return countRows(matching(db, filters))
}

/** How many an owner has that have not ended, and whether one of them is called so. */
export async function lookAround(
  db: Db,
  { nameKey, ...filters }: Omit<KeyFilters, 'query'> & { nameKey: string },
): Promise<{ count: number; isTaken: boolean }> {
  const { count, taken } = await matching(db, filters)
    .select(({ fn }) => fn.countAll().as('count'))
    .select(sql<number>`sum(case when name_key = ${nameKey} then 1 else 0 end)`.as('taken'))
    .executeTakeFirstOrThrow()
  return { count: Number(count), isTaken: Number(taken) > 0 }
}

const matching = (db: Db, { owner, query, includeInvalid, now }: KeyFilters) =>
  db
    .selectFrom('api_keys')
    .where(`api_keys.${owner.kind}_id`, '=', owner.id)
    .where((eb) =>
      eb.and([
        ...(includeInvalid ? [] : [stands(now)]),
        ...(query ? [sql<SqlBool>`name_key like ${pattern(query)} escape '\\'`] : []),
      ]),
    )

/**
 * Not over, and its owner is there and not banned; what a member made for their organization ends with that membership, and does
 * not come back with another one.
 */
const stands = (now: number) => sql<SqlBool>`api_keys.revoked_at is null
  and (api_keys.end_at is null or api_keys.end_at > ${now})
  and (api_keys.user_id is null or exists
    (select 1 from users where users.id = api_keys.user_id and users.banned = 0))
  and (api_keys.by_member = 0 or exists
    (select 1 from organization_memberships as own join users on users.id = own.user_id
      where own.organization_id = api_keys.organization_id and own.created_at <= api_keys.created_at
      and own.user_id = api_keys.created_by and users.banned = 0))`

/** Who made it for their organization may still do so there; else it rests, and can be seen and revoked (KEY-3). */
const isManaged = (roles: readonly string[]) => sql<SqlBool>`(api_keys.by_member = 0 or exists
  (select 1 from organization_memberships as own
    where own.organization_id = api_keys.organization_id and own.user_id = api_keys.created_by
    and own.role in (${sql.join(['', ...roles])})))`
