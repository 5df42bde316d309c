import { DatabaseSync } from 'node:sqlite'
import { createServer, type DooryardServer } from 'dooryard'
import pg from 'pg'
import { createBrowser } from '../../packages/server/src/testing/browser.ts'
import { testKeys } from '../../tests/harness/site.ts'

/** Milliseconds, p99: of the same call where there are few, and where there are many. */
export interface OrganizationTimes {
  name: string
  few: number
  many: number
}

export const MEMBERS = { few: 100, many: 10_000 }
export const MEMBERSHIPS = { few: 100, many: 200 }
type Size = 'few' | 'many'

const CALLS = 200
const SERIES = 4

/**
 * Asks in turns for members of a small and a large organization, and for what shows the memberships of somebody who has few
 * and of somebody who has many. The database has nothing in it before.
 */
export async function timeOrganizations(database: string): Promise<OrganizationTimes[]> {
  const organizations = { enabled: true, maxMemberships: 0, maxCreated: 0 }
  const settings = { organizations, rateLimits: { account: { max: 1_000_000, seconds: 10 } } }
  const server = await createServer({ ...testKeys, mode: 'development', database, settings })
  try {
    const run = await statements(database)
    const few = await personWith(server, MEMBERSHIPS.few)
    const many = await personWith(server, MEMBERSHIPS.many)
    await addMembers(run, few, MEMBERS.few)
    await addMembers(run, many, MEMBERS.many)
    await run.end()
    const found: OrganizationTimes[] = []
    for (const [name, path] of calls) {
      const best: Record<Size, number[]> = { few: [], many: [] }
      for (let series = 0; series < SERIES; series++) {
        for (const [size, person] of [
          ['few', few],
          ['many', many],
        ] as const) {
          for (let index = 0; index < CALLS; index++) {
            const begin = performance.now()
            await person.ask(path(person, MEMBERS[size]))
            const time = performance.now() - begin
            best[size][index] = Math.min(best[size][index] ?? time, time)
          }
        }
      }
      found.push({ name, few: p99(best.few), many: p99(best.many) })
    }
    return found
  } finally {
    await server.close()
  }
}

interface Somebody {
  userId: string
  organization: string
  /** Of the page's API, unless it says that it is the other's. */
  ask(path: string): Promise<void>
}

/** What is asked for: `site` in front is for the Backend API. */
const calls: [string, (of: Somebody, members: number) => string][] = [
  ['members, first page', (of) => `/organizations/${of.organization}/memberships?paginated=true`],
  [
    'members of a role',
    (of) => `/organizations/${of.organization}/memberships?paginated=true&role=org:admin`,
  ],
  [
    'members, last page',
    (of, members) =>
      `/organizations/${of.organization}/memberships?paginated=true&offset=${members - 10}`,
  ],
  ['members, for the site', (of) => `site/organizations/${of.organization}/memberships?limit=10`],
  ['own memberships, first page', () => '/me/organization_memberships?paginated=true&limit=10'],
  ['own account, with all of them', () => '/me'],
  ['own browser, with all of them', () => '/client'],
  ['somebody’s, for the site', (of) => `site/users/${of.userId}/organization_memberships?limit=10`],
]

const p99 = (times: number[]) =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1]!

/** Somebody who has made so many organizations, and is signed in. */
async function personWith(server: DooryardServer, organizations: number): Promise<Somebody> {
  const site = async (method: string, path: string, json?: object) => {
    const response = await server.fetch(
      new Request(`http://localhost/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${testKeys.secretKey}`,
          'content-type': 'application/json',
        },
        ...(json && { body: JSON.stringify(json) }),
      }),
    )
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
    return JSON.parse(text)
  }
  const { id: userId } = await site('POST', '/users', {
    email_address: [`owner-of-${organizations}@example.com`],
    skip_password_requirement: true,
  })
  let organization = ''
  for (let index = 0; index < organizations; index++) {
    const name = `Harbour ${index}`
    organization = (await site('POST', '/organizations', { name, created_by: userId })).id
  }
  const { token: ticket } = await site('POST', '/sign_in_tokens', { user_id: userId })
  const browser = createBrowser(server, { origin: 'http://localhost' })
  const { response } = await browser.post('/v1/client/sign_ins', { strategy: 'ticket', ticket })
  const session = `_clerk_session_id=${response.created_session_id}`
  return {
    userId,
    organization,
    async ask(path) {
      if (path.startsWith('site')) return void (await site('GET', path.slice(4)))
      const address = `/v1${path}${path.includes('?') ? '&' : '?'}${session}`
      const { status, body } = await browser.get(address)
      if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`)
    },
  }
}

interface Statements {
  all(statement: string): Promise<Record<string, unknown>[]>
  end(): Promise<void>
}

async function statements(database: string): Promise<Statements> {
  if (!/^postgres/.test(database)) {
    const file = new DatabaseSync(database)
    return {
      all: async (statement) => file.prepare(statement).all(),
      end: async () => file.close(),
    }
  }
  const client = new pg.Client(database)
  await client.connect()
  return {
    all: async (statement) => (await client.query(statement)).rows,
    end: () => client.end(),
  }
}

/** Fills an organization with copies of who made it, in one statement for each table. */
async function addMembers(
  run: Statements,
  { userId, organization }: Somebody,
  count: number,
): Promise<void> {
  const numbers = `numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count - 1})`
  const copies = async (table: string, where: string, own: Record<string, string>) => {
    const [row] = await run.all(`SELECT * FROM ${table} WHERE ${where}`)
    // A trigger of SQLite numbers rows that can be looked for.
    const names = Object.keys(row!).filter((name) => name !== 'search_id')
    const values = names.map((name) => own[name] ?? name)
    await run.all(`WITH RECURSIVE ${numbers} INSERT INTO ${table} (${names.join()})
      SELECT ${values.join()} FROM ${table}, numbers WHERE ${where}`)
  }
  const of = (prefix: string) => `'${prefix}_of_${count}_' || n`
  const user_id = of('user')
  await copies('users', `id = '${userId}'`, { id: user_id, primary_email_address_id: 'NULL' })
  const address = `'member-' || n || '@of-${count}.example'`
  const ofAddress = { id: of('idn'), user_id, email_address: address }
  await copies('email_addresses', `user_id = '${userId}'`, ofAddress)
  await copies(
    'organization_memberships',
    `organization_id = '${organization}' AND user_id = '${userId}'`,
    { id: of('orgmem'), user_id, created_at: 'created_at - n' },
  )
  await run.all(`UPDATE organizations SET members_count = ${count} WHERE id = '${organization}'`)
  await run.all('ANALYZE')
}
