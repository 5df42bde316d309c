/** An order is that of an index: what is not there is the least, as SQLite has it. */
const order = (column: string) => [
  `/* sqlite */ CREATE INDEX users_${column} ON users (${column}, id)`,
  `/* postgres */ CREATE INDEX users_${column} ON users (${column} NULLS FIRST, id)`,
]

const NAME = (row: string) =>
  `coalesce(${row}.first_name_key, '') || ' ' || coalesce(${row}.last_name_key, '')`

/** Each text has a number of its own, which the index of texts knows it by: numbers of rows may change when a file is tidied up. */
const number = (table: string) =>
  `UPDATE ${table} SET search_id = (SELECT coalesce(max(search_id), 0) + 1 FROM ${table}) WHERE id = NEW.id`

/** The index holds no texts: it is told what to forget, and forgets all of it at once. */
const forgetName = `INSERT INTO user_texts (user_texts, rowid, name, username)
  VALUES ('delete', OLD.search_id, ${NAME('OLD')}, OLD.username)`
const learnName = `INSERT INTO user_texts (rowid, name, username)
  SELECT search_id, ${NAME('users')}, username FROM users WHERE id = NEW.id`
const forgetAddress = `INSERT INTO email_address_texts (email_address_texts, rowid, email_address)
  VALUES ('delete', OLD.search_id, OLD.email_address)`
const learnAddress = `INSERT INTO email_address_texts (rowid, email_address)
  SELECT search_id, email_address FROM email_addresses WHERE id = NEW.id`

/**
 * An index of every three letters that follow each other, filled at once: that needs room, or it is sorted again and again. The
 * part that comes of it is large, and whoever writes the sixteenth part after it would wait until all are one: not even the
 * thousandth does, since that is done step by step (`users/tidy-texts.ts`).
 */
const texts = (name: string, columns: string, fill: string) => [
  `CREATE VIRTUAL TABLE ${name} USING fts5(${columns}, content='', tokenize='trigram case_sensitive 1')`,
  `INSERT INTO ${name} (${name}, rank) VALUES ('secure-delete', 1)`,
  `INSERT INTO ${name} (${name}, rank) VALUES ('crisismerge', 1000)`,
  `INSERT INTO ${name} (${name}, rank) VALUES ('hashsize', 134217728)`,
  `INSERT INTO ${name} (rowid, ${columns}) ${fill}`,
  `INSERT INTO ${name} (${name}, rank) VALUES ('hashsize', 1048576)`,
]

const sqlite = (...statements: string[]) => statements.map((one) => `/* sqlite */ ${one}`)

/**
 * Every list has an index for its order and its filters, so that it takes as long with a million users as with a thousand.
 * In SQLite every three letters that follow each other are indexed by FTS5, and triggers keep that in step; PostgreSQL does the same
 * by an extension, which not everybody may create: `db/postgres-trigrams.ts`.
 */
export const lists = {
  name: '010-lists',
  statements: [
    'DROP INDEX users_last_active_at',
    ...[
      'updated_at',
      'last_active_at',
      'last_sign_in_at',
      'username',
      'first_name_key',
      'last_name_key',
      'primary_email_address',
    ].flatMap(order),
    'CREATE INDEX users_banned ON users (created_at, id) WHERE banned = 1',
    'DROP INDEX email_addresses_user',
    'CREATE INDEX email_addresses_user ON email_addresses (user_id, email_address)',
    'DROP INDEX sessions_user',
    'CREATE INDEX sessions_user ON sessions (user_id, created_at, id)',
    `CREATE INDEX sessions_user_live ON sessions (user_id, created_at, id) WHERE status IN ('active', 'pending')`,
    'DROP INDEX sessions_client',
    'CREATE INDEX sessions_client ON sessions (client_id, created_at, id)',
    'CREATE INDEX clients_carried ON clients (created_at, id, expire_at) WHERE token_hash IS NOT NULL',
    'CREATE INDEX clients_dropped ON clients (expire_at) WHERE token_hash IS NULL',
    'CREATE INDEX sign_ups_user ON sign_ups (created_user_id) WHERE created_user_id IS NOT NULL',
    `CREATE INDEX audit_events_visitor ON audit_events (created_at)
      WHERE ip_address IS NOT NULL OR user_agent IS NOT NULL`,
    ...sqlite(
      ...['users', 'email_addresses'].flatMap((table) => [
        `ALTER TABLE ${table} ADD COLUMN search_id INTEGER`,
        `UPDATE ${table} SET search_id = rowid`,
        `CREATE UNIQUE INDEX ${table}_search_id ON ${table} (search_id)`,
      ]),
      ...texts(
        'user_texts',
        'name, username',
        `SELECT search_id, ${NAME('users')}, username FROM users`,
      ),
      ...texts(
        'email_address_texts',
        'email_address',
        'SELECT search_id, email_address FROM email_addresses',
      ),
      `CREATE TRIGGER users_inserted AFTER INSERT ON users BEGIN ${number('users')}; ${learnName}; END`,
      `CREATE TRIGGER users_renamed AFTER UPDATE OF first_name_key, last_name_key, username ON users
        WHEN (OLD.first_name_key, OLD.last_name_key, OLD.username) IS NOT (NEW.first_name_key, NEW.last_name_key, NEW.username)
        BEGIN ${forgetName}; ${learnName}; END`,
      `CREATE TRIGGER users_deleted AFTER DELETE ON users BEGIN ${forgetName}; END`,
      `CREATE TRIGGER email_addresses_inserted AFTER INSERT ON email_addresses
        BEGIN ${number('email_addresses')}; ${learnAddress}; END`,
      `CREATE TRIGGER email_addresses_changed AFTER UPDATE OF email_address ON email_addresses
        WHEN OLD.email_address IS NOT NEW.email_address BEGIN ${forgetAddress}; ${learnAddress}; END`,
      `CREATE TRIGGER email_addresses_deleted AFTER DELETE ON email_addresses BEGIN ${forgetAddress}; END`,
    ),
  ],
} as const
