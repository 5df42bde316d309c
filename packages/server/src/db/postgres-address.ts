/** Where a PostgreSQL database is, and how it is talked to. */
export interface PostgresAddress {
  /** What `pg` is given; holds the password. */
  connectionString: string
  /** The same for messages: no password, no parameters. */
  place: string
  /** Connections of one process, at most. */
  connections: number
  /** False where the way there may be listened to, and nothing says that this is meant. */
  isProtected: boolean
}

const CONNECTIONS = 10

/** Parameter of ours; all others are those of `pg`. */
const LIMIT = 'connection_limit'

/** @throws {Error} that says what an address looks like; never one that holds the given one, which may hold a password. */
export function readPostgresAddress(address: string): PostgresAddress {
  if (SEVERAL_HOSTS.test(address)) throw new Error(SEVERAL)
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url) throw new Error(MALFORMED)
  const host = url.searchParams.get('host') ?? url.hostname
  const database = url.pathname.slice(1)
  if (!database) throw new Error(`${MALFORMED} The name of the database is missing.`)
  const limit = url.searchParams.get(LIMIT)
  const connections = limit === null ? CONNECTIONS : Number(limit)
  if (!Number.isInteger(connections) || connections < 1 || connections > 1000) {
    throw new Error(`${LIMIT} in DOORYARD_DATABASE is the number of connections, from 1 to 1000.`)
  }
  url.searchParams.delete(LIMIT)
  const mode = url.searchParams.get('sslmode')
  // As libpq means them, these look at no certificate.
  const unchecked = url.searchParams.has('uselibpqcompat')
    ? /^(no-verify|allow|prefer|require)$/
    : /^no-verify$/
  return {
    connectionString: url.href,
    place: `postgres://${url.host || host}/${database}`,
    connections,
    isProtected: isOfThisMachine(host) || (mode !== null && !unchecked.test(mode)),
  }
}

/** As libpq takes them, after the password or as a parameter. */
const SEVERAL_HOSTS = /^[^?]*\/\/([^/?]*@)?[^/?@]*,|[?&]host=[^&]*(,|%2C)/i

const SEVERAL =
  'DOORYARD_DATABASE names several hosts. Write one that always leads to the primary, as the address of a cluster does.'

const MALFORMED =
  'DOORYARD_DATABASE is not an address of PostgreSQL. Write postgres://user:password@host:5432/database, with the special ' +
  'characters of the password as in addresses (%23 for #).'

/** Loopback, or a socket file. */
const isOfThisMachine = (host: string) =>
  host === '' || host.startsWith('/') || /^(localhost|127\..+|\[?::1\]?)$/.test(host)
