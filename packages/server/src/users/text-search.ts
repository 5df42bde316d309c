import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { isSqlite } from '../db/kind.ts'
import { textKey } from './text-key.ts'

export const TEXT_FIELDS = ['name', 'username', 'email_addresses'] as const
export type TextField = (typeof TEXT_FIELDS)[number]

/** As many letters as the indexes hold together. */
const INDEXED = 3

/** A NUL ends texts in some places, and is part of no text of ours. */
const searched = (text: string) => textKey(text).replaceAll('\0', '\uFFFD')

/** What is typed stands for itself: the wildcards of LIKE are escaped. */
export const pattern = (text: string) => `%${searched(text).replace(/[\\%_]/g, '\\$&')}%`

/**
 * One or two letters are in so many texts that no index is made of them: such a text is looked for where names, usernames
 * and addresses begin. Null: the text is longer.
 */
export function isBeginning(text: string): { from: string; to: string } | null {
  const from = searched(text)
  return [...from].length < INDEXED ? { from, to: `${from}\u{10FFFF}` } : null
}

/** Letters of a text of which a word is asked for first. */
const LONG = 12
/** Letters of a word that says something. */
const TELLING = 4

/**
 * The word of a long text by which few are found: with each letter of what is asked for PostgreSQL goes through one more list.
 * Of an address it stands before the domain, which many share. Null: there is none, or nothing else.
 */
export function tellingWord(db: Db, text: string): string | null {
  const whole = searched(text)
  if (isSqlite(db) || whole.length < LONG) return null
  const words = (whole.split('@')[0] || whole).split(/[^\p{L}\p{M}\p{N}]+/u)
  const longest = words.reduce((one, other) => (other.length > one.length ? other : one))
  return longest.length >= TELLING && longest !== whole ? longest : null
}

interface Wanted {
  text: string
  /** A part of the text, which is looked for in its place: who has the text is among those who have that. */
  word?: string
  fields: readonly TextField[]
  orId: boolean
}

/** What says in the database which user is meant, and takes one step to them: SQLite knows its rows by numbers of its own. */
export const rowOf = (db: Db) => sql.ref(isSqlite(db) ? 'users.rowid' : 'users.id')

/** The rows of those whose texts hold it, by indexes alone. */
export function rowsByText(db: Db, wanted: Wanted): RawBuilder<unknown> {
  return sql.join(
    branchesOf(db, wanted).map(({ rows }) => rows),
    sql` union `,
  )
}

/** A row for each text that holds it, `limit` of each kind at most; in PostgreSQL with the id of the user. */
export function textsWith(db: Db, wanted: Wanted, limit: number): RawBuilder<unknown> {
  return sql.join(
    branchesOf(db, wanted).map(
      ({ texts }) => sql`select * from (${texts} limit ${limit}) as found`,
    ),
    sql` union all `,
  )
}

/** One index that knows some of them: which rows they are, and how many, which is known without a look at them. */
interface Branch {
  rows: RawBuilder<unknown>
  texts: RawBuilder<unknown>
}

const alike = (rows: RawBuilder<unknown>): Branch => ({ rows, texts: rows })

function branchesOf(db: Db, { text, word = text, fields, orId }: Wanted): Branch[] {
  const beginning = isBeginning(word)
  return [
    ...(orId ? [alike(sql`select ${rowOf(db)} from users where id = ${text}`)] : []),
    ...(beginning
      ? fields.flatMap((field) => beginnings(db, field, beginning))
      : isSqlite(db)
        ? byFts(db, word, fields)
        : fields.map((field) => alike(byTrigrams(field, pattern(word))))),
  ]
}

function beginnings(db: Db, field: TextField, { from, to }: { from: string; to: string }) {
  const isIn = (column: string) => sql`${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${to}`
  const ofUsers = (column: string) =>
    alike(sql`select ${rowOf(db)} from users where ${isIn(column)}`)
  if (field === 'username') return [ofUsers('username')]
  if (field === 'email_addresses') return [byAddress(db, isIn('email_address'))]
  return [ofUsers('first_name_key'), ofUsers('last_name_key')]
}

/** From the address to its user, never the other way round. */
function byAddress(db: Db, condition: RawBuilder<unknown>): Branch {
  const texts = sql`select user_id as id from email_addresses where ${condition}`
  if (!isSqlite(db)) return alike(texts)
  const rows = sql`select users.rowid from email_addresses cross join users on users.id = user_id where ${condition}`
  return { rows, texts }
}

/** A phrase of FTS5 is one text in quotes, in which quotes are doubled; its letters follow each other as they do there. */
function byFts(db: Db, text: string, fields: readonly TextField[]): Branch[] {
  const phrase = `"${searched(text).replaceAll('"', '""')}"`
  const own = fields.filter((field) => field !== 'email_addresses')
  const ownTexts = sql`select rowid from user_texts where user_texts match ${`{${own.join(' ')}} : ${phrase}`}`
  const addresses = sql`select rowid from email_address_texts where email_address_texts match ${phrase}`
  const ofUsers = {
    rows: sql`select rowid from users where search_id in (${ownTexts})`,
    texts: ownTexts,
  }
  const { rows } = byAddress(db, sql`email_addresses.search_id in (${addresses})`)
  return [
    ...(own.length > 0 ? [ofUsers] : []),
    ...(own.length < fields.length ? [{ rows, texts: addresses }] : []),
  ]
}

const COLUMNS = {
  name: sql`select id from users where (coalesce(first_name_key, '') || ' ' || coalesce(last_name_key, ''))`,
  username: sql`select id from users where username`,
  email_addresses: sql`select user_id as id from email_addresses where email_address`,
}

const byTrigrams = (field: TextField, like: string) =>
  sql`${COLUMNS[field]} like ${like} escape '\\'`
