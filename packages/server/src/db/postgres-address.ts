import { nearestName } from '@dooryard/protocol'

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
  if (!url || !isWhole(address, url)) throw new Error(MALFORMED)
  const host = url.searchParams.get('host') ?? url.hostname
  const database = url.pathname.slice(1)
  if (!database) throw new Error(`${MALFORMED} The name of the database is missing.`)
  assertParameters(url.searchParams)
  const limit = url.searchParams.get(LIMIT)
  const connections = limit === null ? CONNECTIONS : Number(limit)
  if (!Number.isInteger(connections) || connections < 1 || connections > 1000) {
    throw new Error(`${LIMIT} in DOORYARD_DATABASE is the number of connections, from 1 to 1000.`)
  }
  url.searchParams.delete(LIMIT)
  const isVerified = verifies(url.searchParams)
  // This is what `pg` takes all of them for, with a warning at every start that it will not do so for ever.
  if (isVerified && url.searchParams.has('sslmode') && !isAsLibpq(url.searchParams)) {
    url.searchParams.set('sslmode', 'verify-full')
  }
  return {
    connectionString: url.href,
    place: `postgres://${url.host || host}/${database}`,
    connections,
    isProtected:
      isVerified || isOfThisMachine(host) || url.searchParams.get('sslmode') === 'disable',
  }
}

/** False where a special character of the password ended the host or the database too early: what follows may be a part of it. */
const isWhole = (address: string, url: URL) =>
  /^postgres(ql)?:\/\//i.test(address) && !url.hash && !/[/@:]/.test(url.pathname.slice(1))

const SSL_MODES = ['verify-full', 'verify-ca', 'require', 'prefer', 'allow', 'no-verify', 'disable']

/** Those that are passed over in silence when they are misspelled, and change much. */
const MISSPELLED = ['sslmode', 'sslrootcert', LIMIT]

/** @throws {Error} for what would mean nothing. */
function assertParameters(parameters: URLSearchParams): void {
  for (const name of parameters.keys()) {
    const meant = MISSPELLED.includes(name) ? null : nearestName(name, MISSPELLED)
    if (meant) throw new Error(`${name} in DOORYARD_DATABASE means nothing. Did you mean ${meant}?`)
  }
  const mode = parameters.get('sslmode')
  if (mode === null || SSL_MODES.includes(mode)) return
  const meant = nearestName(mode, SSL_MODES)
  const advice = meant ? `Did you mean ${meant}?` : 'Write verify-full, no-verify or disable.'
  throw new Error(`sslmode=${mode} in DOORYARD_DATABASE means nothing. ${advice}`)
}

/** True when the certificate of the server is looked at. */
function verifies(parameters: URLSearchParams): boolean {
  const mode = parameters.get('sslmode')
  if (mode === null) return /^(true|1)$/.test(parameters.get('ssl') ?? '')
  const unverified = isAsLibpq(parameters)
    ? /^(no-verify|disable|allow|prefer|require)$/
    : /^(no-verify|disable)$/
  return !unverified.test(mode)
}

const isAsLibpq = (parameters: URLSearchParams) => parameters.get('uselibpqcompat') === 'true'

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
