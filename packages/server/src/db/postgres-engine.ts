import { sql } from 'kysely'
import type { Logger } from '../log.ts'
import type { Db } from './database.ts'
import type { Engine } from './engine.ts'
import type { DatabaseHealth } from './health.ts'
import { type PostgresAddress, readPostgresAddress } from './postgres-address.ts'
import { NodePostgresDialect } from './postgres-dialect.ts'
import { sqlState, wordsOf } from './postgres-errors.ts'
import { indexTrigrams } from './postgres-trigrams.ts'
import { DatabaseUnavailableError } from './unavailable.ts'

const MIN_VERSION = 15

/** A PostgreSQL database: many processes may share it. @throws {Error} for an address that is none. */
export function postgresEngine(
  database: string,
  { health, log }: { health: DatabaseHealth; log?: Logger | undefined },
): Engine {
  const address = readPostgresAddress(database)
  const dialect = new NodePostgresDialect(address, health)
  return {
    dialect,
    async prepare(db) {
      await assertUsable(db, address)
      if (await dialect.isShared()) throw new Error(shared(address))
      if (!address.isProtected) log?.warn(unprotected(address))
    },
    async hasTable(db, name) {
      const found = sql<{ it: string | null }>`SELECT to_regclass(${name}) AS it`
      return (await found.execute(db)).rows[0]?.it !== null
    },
    translate: (statement) => (statement.startsWith('/* sqlite */') ? null : inBytes(statement)),
    backUp: async () => () => {}, // whoever runs a server backs it up; here all of a change is one transaction
    complete: (db) => indexTrigrams(db, { place: address.place, log }),
    started() {
      health.started()
      dialect.started()
    },
  }
}

/** Text is compared, sorted and put in lower case byte by byte, as in SQLite: by no language, whose rules change with systems. */
const inBytes = (statement: string) => statement.replace(/\bTEXT\b/g, 'TEXT COLLATE "C"')

async function assertUsable(db: Db, address: PostgresAddress): Promise<void> {
  const query = sql<{
    version: number
    schema: string | null
    may: boolean
    replica: boolean
    frozen: boolean
  }>`
    SELECT current_setting('server_version_num')::int AS version, current_schema() AS schema,
      coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) OR to_regclass('signing_keys') IS NOT NULL AS may,
      pg_is_in_recovery() AS replica, current_setting('transaction_read_only') = 'on' AS frozen`
  const { rows } = await query.execute(db).catch((error) => {
    throw explain(error, address)
  })
  const { version, schema, may, replica, frozen } = rows[0]!
  const { place } = address
  const major = Math.floor(version / 10_000)
  if (major < MIN_VERSION) {
    throw new Error(
      `The database ${place} is PostgreSQL ${major}; ${MIN_VERSION} or later is needed.`,
    )
  }
  if (replica) {
    throw new Error(
      `The database ${place} is a replica that can only be read. Name the primary in DOORYARD_DATABASE.`,
    )
  }
  if (frozen) {
    throw new Error(
      `The database ${place} can only be read. Let its owner run: ALTER DATABASE … SET default_transaction_read_only = off.`,
    )
  }
  if (!may) {
    throw new Error(
      `The user of DOORYARD_DATABASE may not create tables in ${place}. Let the owner of the database run: ` +
        `GRANT CREATE, USAGE ON SCHEMA ${schema ?? 'public'} TO the user.`,
    )
  }
}

/** One line that says what to change. */
function explain(error: unknown, { place }: PostgresAddress): unknown {
  if (!(error instanceof DatabaseUnavailableError) || !(error.cause instanceof Error)) return error
  const { cause } = error
  const why = wordsOf(cause)
  const what =
    ADVICE.find(([codes]) => codes.test(sqlState(cause) ?? `no ${codeOf(cause)}`))?.[1] ?? ''
  return new Error(`The database ${place} cannot be used: ${why}. ${what}`.trimEnd())
}

/** What Node.js calls it; `pg` has words alone. */
const codeOf = (error: Error) => (error as NodeJS.ErrnoException).code ?? error.message

const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/^28/, 'Look at user and password in DOORYARD_DATABASE.'],
  [
    /^no .*client password/,
    'Write the password in DOORYARD_DATABASE: postgres://user:password@host:5432/database.',
  ],
  [/^3D/, 'Make it with createdb, or name another one in DOORYARD_DATABASE.'],
  [
    /^53300/,
    'Each process takes 10 connections at most, or as many as ?connection_limit= in DOORYARD_DATABASE says.',
  ],
  [
    /^no .*(SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY)/,
    'Name the file of the authority that signed its certificate: sslrootcert=/path/of/ca.pem in DOORYARD_DATABASE.',
  ],
  [/^no .*ALTNAME_INVALID/, 'Name the host in DOORYARD_DATABASE as its certificate does.'],
  [/^no CERT_/, 'Renew the certificate of the server, and look at the clocks of both machines.'],
  [
    /^no .*does not support SSL/,
    'Let the server have a certificate (ssl = on), or write sslmode=disable in DOORYARD_DATABASE if the way is private.',
  ],
  [/^no (ENOENT|EACCES)/, 'Look at sslrootcert, sslcert and sslkey in DOORYARD_DATABASE.'],
  [
    /^no /,
    'Look at host, port and sslmode in DOORYARD_DATABASE, and whether the server is running.',
  ],
]

const shared = ({ place }: PostgresAddress) =>
  `Between here and ${place} is a pooler that gives every transaction another connection. Set pool_mode = session for this ` +
  'database (in PgBouncer), or name PostgreSQL itself in DOORYARD_DATABASE.'

const unprotected = ({ place }: PostgresAddress) =>
  `The connection to ${place} is not protected: whoever can listen on the way reads everything. Add ?sslmode=verify-full to ` +
  'DOORYARD_DATABASE, or ?sslmode=disable if the way is private.'
