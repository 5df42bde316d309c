/** What the two kinds of databases say in words of their own. */
export interface Dialect {
  /** A table expression `s` whose column `n` counts from 1. */
  series(count: number): { before: string; from: string }
  /** Digits with zeros before them. */
  pad(number: string, length: number): string
  /** What follows from the rows. */
  after: readonly string[]
}

export const onSqlite: Dialect = {
  series: (count) => ({
    before: `WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < ${count})`,
    from: 's',
  }),
  pad: (number, length) => `printf('%0${length}d', ${number})`,
  // Triggers do this, for one at a time.
  after: [
    'UPDATE users SET search_id = rowid',
    'UPDATE email_addresses SET search_id = rowid',
    ...['user_texts', 'email_address_texts'].map(
      (name) => `INSERT INTO ${name} (${name}, rank) VALUES ('hashsize', 536870912)`,
    ),
    `INSERT INTO user_texts (rowid, name, username)
      SELECT search_id, first_name_key || ' ' || last_name_key, username FROM users`,
    'INSERT INTO email_address_texts (rowid, email_address) SELECT search_id, email_address FROM email_addresses',
    ...['user_texts', 'email_address_texts'].map(
      (name) => `INSERT INTO ${name} (${name}, rank) VALUES ('hashsize', 1048576)`,
    ),
  ],
}

export const onPostgres: Dialect = {
  series: (count) => ({ before: '', from: `generate_series(1::bigint, ${count}) AS s(n)` }),
  pad: (number, length) => `lpad((${number})::text, ${length}, '0')`,
  after: [],
}

const START = Date.UTC(2022, 0, 1)
/** A million of them are not quite three years. */
const BETWEEN_USERS = 90_000
const FAR_AHEAD = Date.UTC(2100, 0, 1)
const DIGEST =
  '$argon2id$v=19$m=19456,t=2,p=1$c2VlZGVkLXVzZXItc2FsdA$Dn3l4bS8bq0dJ9o1nQz0m5w1yS3tVx1c0a8nQpJ7c2E'
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36'
const NO_ADDRESS = 'NULL'

/** Every number once, as if by chance: identifiers come in no order. */
const shuffled = (n: string) => `((${n}) * 2654435761 % 4294967296)`

/** All rows, table by table. */
export function statements(dialect: Dialect, users: number): string[] {
  const { pad } = dialect
  const id = (prefix: string, n: string) => `'${prefix}_2' || ${pad(shuffled(n), 26)}`
  const fill = (table: string, columns: Record<string, string>, rows: number, more = '') => {
    const { before, from } = dialect.series(rows)
    const names = Object.keys(columns).join(', ')
    return `${before} INSERT INTO ${table} (${names}) SELECT ${Object.values(columns).join(', ')} FROM ${from} ${more}`
  }
  const some = (every: number, value: string) => `CASE WHEN n % ${every} = 0 THEN ${value} END`
  const created = `${START} + n * ${BETWEEN_USERS}`
  const later = `${created} + ${shuffled('n')} % 10000000000`
  const visited = `CASE WHEN n % 10 <> 3 THEN ${later} END`
  const address = `f.slug || '.' || l.slug || '.' || n || '@' || d.name`
  const names = `JOIN first_names f ON f.i = ${shuffled('n')} / 7 % ${FIRST.length}
    JOIN last_names l ON l.i = ${shuffled('n')} / 4099 % ${LAST.length}
    JOIN domains d ON d.i = ${shuffled('n')} / 40961 % 100`
  const user = {
    id: id('user', 'n'),
    external_id: some(10, `'crm-' || n`),
    username: some(2, `f.slug || '_' || n`),
    first_name: 'f.name',
    last_name: 'l.name',
    first_name_key: 'lower(f.name)',
    last_name_key: 'lower(l.name)',
    primary_email_address: address,
    primary_email_address_id: id('idn', 'n'),
    password_digest: `'${DIGEST}'`,
    password_updated_at: created,
    public_metadata: `'{"plan":"free"}'`,
    banned: 'CASE WHEN n % 1000 = 7 THEN 1 ELSE 0 END',
    last_sign_in_at: visited,
    last_active_at: visited,
    created_at: created,
    updated_at: later,
  }
  const emailAddress = {
    id: id('idn', 'n'),
    user_id: id('user', 'n'),
    email_address: address,
    verified_at: created,
    verification_strategy: `'email_code'`,
    created_at: created,
    updated_at: created,
  }
  const browser = {
    id: id('client', 'n'),
    token_hash: pad(shuffled('n'), 64),
    last_active_session_id: id('sess', 'n'),
    last_authentication_strategy: `'password'`,
    expire_at: `${FAR_AHEAD}`,
    created_at: created,
    updated_at: created,
  }
  const session = {
    id: id('sess', 'n'),
    client_id: id('client', 'n'),
    user_id: id('user', 'n'),
    status: `'active'`,
    strategy: `'password'`,
    user_agent: `'${AGENT}'`,
    ip_address: `'203.0.113.7'`,
    last_active_at: later,
    expire_at: `${FAR_AHEAD}`,
    abandon_at: `${FAR_AHEAD}`,
    created_at: created,
    updated_at: created,
  }
  const event = {
    id: id('evt', 'n'),
    type: `'user.created'`,
    result: `'success'`,
    actor_id: id('user', 'n'),
    target_id: id('user', 'n'),
    ip_address: NO_ADDRESS,
    user_agent: NO_ADDRESS,
    created_at: created,
  }
  const attempt = {
    client_id: id('client', 'n'),
    abandon_at: `${FAR_AHEAD}`,
    created_at: created,
    updated_at: created,
  }
  const hoard = Math.floor(users / 100)
  const fifth = Math.floor(users / 5)
  return [
    ...table('first_names', FIRST),
    ...table('last_names', LAST),
    ...table(
      'domains',
      DOMAINS.map((name) => ({ name, slug: name })),
    ),
    fill('users', user, users, names),
    fill('email_addresses', emailAddress, users, names),
    fill(
      'email_addresses',
      {
        ...emailAddress,
        id: id('idn', `n + ${users}`),
        user_id: id('user', 'n * 20'),
        email_address: `'other.' || n || '@example.org'`,
      },
      Math.floor(users / 20),
    ),
    fill('clients', browser, users),
    fill('sessions', session, users),
    fill(
      'sessions',
      { ...session, id: id('sess', `n + ${users}`), user_id: id('user', '1') },
      hoard,
    ),
    fill('audit_events', event, users),
    fill('sign_ups', { ...attempt, id: id('sua', 'n'), created_user_id: id('user', 'n') }, fifth),
    fill('sign_ins', { ...attempt, id: id('sia', 'n'), user_id: id('user', 'n') }, fifth),
    'DROP TABLE first_names',
    'DROP TABLE last_names',
    'DROP TABLE domains',
    ...dialect.after,
  ]
}

function table(name: string, rows: readonly { name: string; slug: string }[]): string[] {
  const values = rows.map(({ name, slug }, index) => `(${index}, '${name}', '${slug}')`)
  return [
    `CREATE TABLE ${name} (i BIGINT PRIMARY KEY, name TEXT NOT NULL, slug TEXT NOT NULL)`,
    `INSERT INTO ${name} VALUES ${values.join(', ')}`,
  ]
}

const ONSETS = ['b', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w']
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'é']
const CODAS = ['n', 'r', 'l', 's', 'm']

/** Names as people have them: some letters are of no ASCII. */
function inventNames(count: number, seed: number) {
  return Array.from({ length: count }, (_, index) => {
    const pick = (from: string[], by: number) =>
      from[Math.floor((index * seed) / by) % from.length]!
    const end = pick(CODAS, 11)
    const name = `${pick(ONSETS, 1)}${pick(VOWELS, 3)}${pick(ONSETS, 5)}${pick(VOWELS, 7)}${end}`
    const slug = name.replaceAll('é', 'e')
    return { name: name[0]!.toUpperCase() + name.slice(1), slug }
  })
}

const FIRST = inventNames(400, 37)
const LAST = inventNames(4000, 101)
/** Most are at one domain. */
const DOMAINS = Array.from({ length: 100 }, (_, index) =>
  index < 70 ? 'example.com' : `site-${Math.floor(index / 3)}.example.net`,
)
