/** Some users of the database, spread over all of them, as the Backend API shows them. */
export interface Sample {
  id: string
  email: string
  username: string
  name: string
  externalId: string
  createdAt: number
  lastActiveAt: number
  sessionId: string
  clientId: string
  /** Somebody with a hundredth as many sessions as there are users. */
  hoarder: string
}

export interface ListCall {
  name: string
  isCount?: true
  /** Path and query; asked for one of the sample after the other. */
  path: (of: Sample, users: number) => string
}

/** What a word finds: the letters of many, of some, of one and of nobody. */
const WORDS: [string, (of: Sample) => string][] = [
  ['a common word', () => 'example.com'],
  ['a part of one address', ({ email }) => email.slice(3, -6)],
  ['two letters', ({ name }) => name.slice(0, 2)],
  ['no hit', ({ id }) => `zq${id.slice(-6)}xj`],
]

const ORDERS = [
  'created_at',
  'updated_at',
  'email_address',
  'first_name',
  'last_name',
  'username',
  'last_active_at',
  'last_sign_in_at',
  'phone_number',
]

const FILTERS: [string, (of: Sample) => string][] = [
  ['email_address', ({ email }) => `email_address=${encodeURIComponent(email)}`],
  ['username', ({ username }) => `username=${username}`],
  ['external_id', ({ externalId }) => `external_id=${externalId}`],
  ['user_id', ({ id }) => `user_id=${id}`],
  ['user_id, all but one', ({ id }) => `user_id=-${id}`],
  ['phone_number', () => 'phone_number=%2B15555550100'],
  ['banned', () => 'banned=true'],
  ['not banned', () => 'banned=false'],
  ['banned, created after', ({ createdAt }) => `banned=true&created_at_after=${createdAt}`],
  ['created_at_before', ({ createdAt }) => `created_at_before=${createdAt}`],
  ['created_at_after', ({ createdAt }) => `created_at_after=${createdAt}`],
  ['last_active_at_since', ({ lastActiveAt }) => `last_active_at_since=${lastActiveAt}`],
  ['last_active_at_before', ({ lastActiveAt }) => `last_active_at_before=${lastActiveAt}`],
  ['last_sign_in_at_after', ({ lastActiveAt }) => `last_sign_in_at_after=${lastActiveAt}`],
  ...['query', 'email_address_query', 'username_query', 'name_query'].flatMap((field) =>
    WORDS.map(([what, word]): [string, (of: Sample) => string] => [
      `${field}, ${what}`,
      (of) => `${field}=${encodeURIComponent(word(of))}`,
    ]),
  ),
  ['query and banned', ({ email }) => `query=${encodeURIComponent(email.slice(0, 5))}&banned=true`],
]

const list = (name: string, query: (of: Sample, users: number) => string): ListCall => ({
  name: `users: ${name}`,
  path: (of, users) => `users?${query(of, users)}`,
})

/** Every call of the Backend API that lists, searches, counts or reads users, sessions and clients. */
export const listCalls: ListCall[] = [
  list('first page', () => ''),
  list('500 at once', () => 'limit=500'),
  ...ORDERS.flatMap((column) => [
    list(`by ${column}`, () => `order_by=%2B${column}`),
    list(`by ${column}, the other way`, () => `order_by=-${column}`),
  ]),
  list('offset of half', (_, users) => `offset=${users / 2}`),
  list('offset near the end', (_, users) => `offset=${users - 100}`),
  list('starting_after', ({ id }) => `starting_after=${id}`),
  list('starting_after, oldest first', ({ id }) => `order_by=%2Bcreated_at&starting_after=${id}`),
  ...FILTERS.map(([name, query]) => list(name, query)),
  { name: 'users: count', isCount: true, path: () => 'users/count' },
  ...FILTERS.map(
    ([name, query]): ListCall => ({
      name: `users: count, ${name}`,
      isCount: true,
      path: (of) => `users/count?${query(of)}`,
    }),
  ),
  { name: 'users: one', path: ({ id }) => `users/${id}` },
  { name: 'sessions: of a user', path: ({ id }) => `sessions?user_id=${id}` },
  {
    name: 'sessions: of a user with very many',
    path: ({ hoarder }) => `sessions?user_id=${hoarder}`,
  },
  {
    name: 'sessions: of a user with very many, active, with their count',
    isCount: true,
    path: ({ hoarder }) => `sessions?user_id=${hoarder}&status=active&paginated=true`,
  },
  {
    name: 'sessions: of a user, active, with their count',
    path: ({ id }) => `sessions?user_id=${id}&status=active&paginated=true`,
  },
  { name: 'sessions: of a client', path: ({ clientId }) => `sessions?client_id=${clientId}` },
  { name: 'sessions: one', path: ({ sessionId }) => `sessions/${sessionId}` },
  { name: 'clients: first page', path: () => 'clients' },
  { name: 'clients: offset of half', path: (_, users) => `clients?offset=${users / 2}` },
  { name: 'clients: with their count', isCount: true, path: () => 'clients?paginated=true' },
  { name: 'clients: one', path: ({ clientId }) => `clients/${clientId}` },
]
