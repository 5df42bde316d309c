import { type Kysely, sql } from 'kysely'

interface Named {
  id: string
  first_name: string | null
  last_name: string | null
}

const BATCH = 1000

/** What lists of users are sorted by and searched for: names in lower case, and the address that is shown first. */
export const keys = {
  name: '009-keys',
  statements: [
    'ALTER TABLE users ADD COLUMN first_name_key TEXT',
    'ALTER TABLE users ADD COLUMN last_name_key TEXT',
    'ALTER TABLE users ADD COLUMN primary_email_address TEXT',
    `UPDATE users SET first_name_key = lower(first_name), last_name_key = lower(last_name), primary_email_address = (
      SELECT email_address FROM email_addresses WHERE email_addresses.id = users.primary_email_address_id
    )`,
  ],
  /** Databases know the lower case of ASCII alone. */
  async finish(db: Kysely<never>) {
    for (let after = ''; ; ) {
      const { rows } =
        await sql<Named>`SELECT id, first_name, last_name FROM users WHERE id > ${after}
        AND (octet_length(first_name) > length(first_name) OR octet_length(last_name) > length(last_name))
        ORDER BY id LIMIT ${BATCH}`.execute(db)
      if (rows.length === 0) return
      const all = sql.join(
        rows.map((row) => sql`(${row.id}, ${lower(row.first_name)}, ${lower(row.last_name)})`),
      )
      await sql`WITH named (id, first_key, last_key) AS (VALUES ${all})
        UPDATE users SET first_name_key = named.first_key, last_name_key = named.last_key
        FROM named WHERE users.id = named.id`.execute(db)
      after = rows.at(-1)!.id
    }
  },
} as const

const lower = (name: string | null) => name?.normalize('NFC').toLowerCase() ?? null
