import { sql } from 'kysely'
import type { Logger } from '../log.ts'
import type { Db } from './database.ts'

/** What is searched for a part of a text. The pending list is kept short, so that nobody who signs up sorts a long one. */
const INDEXES = {
  users_name_trigrams: `users ((coalesce(first_name_key, '') || ' ' || coalesce(last_name_key, '')) OPCLASS)`,
  users_username_trigrams: 'users (username OPCLASS)',
  email_addresses_trigrams: 'email_addresses (email_address OPCLASS)',
}

/**
 * Indexes every three letters that follow each other in what users are searched for. That is the work of the extension
 * `pg_trgm`, which the server may lack, and the owner of the database may keep for themselves: searches read all users then,
 * and the log says what to do. Looked for at every start, since it may come later.
 */
export async function indexTrigrams(
  db: Db,
  { place, log }: { place: string; log?: Logger | undefined },
): Promise<void> {
  const names = Object.keys(INDEXES)
  const query = sql<{
    count: number
  }>`SELECT count(to_regclass(name)) AS count FROM unnest(${names}::text[]) AS name`
  if ((await query.execute(db)).rows[0]!.count === names.length) return
  await db.transaction().execute(async (tx) => {
    await sql.raw(CREATE_EXTENSION).execute(tx)
    const found = sql<{ schema: string }>`SELECT quote_ident(nspname) AS schema FROM pg_extension
      JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'pg_trgm'`
    const [extension] = (await found.execute(tx)).rows
    if (!extension) return log?.warn(missing(place))
    for (const [name, target] of Object.entries(INDEXES)) {
      const columns = target.replace('OPCLASS', `${extension.schema}.gin_trgm_ops`)
      const [table, ...rest] = columns.split(' ')
      await sql
        .raw(
          `CREATE INDEX IF NOT EXISTS ${name} ON ${table} USING gin ${rest.join(' ')} WITH (gin_pending_list_limit = 256)`,
        )
        .execute(tx)
    }
  })
}

/** Whoever may not is told nothing here: without it all goes on. */
const CREATE_EXTENSION = `DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION WHEN OTHERS THEN NULL; END $$`

const missing = (place: string) =>
  `The database ${place} lacks the extension pg_trgm: searches for a part of a name or address read all users. Let its owner run ` +
  'CREATE EXTENSION pg_trgm (package postgresql-contrib), then start the server again.'
