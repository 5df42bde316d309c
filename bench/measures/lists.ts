import { createServer, type DooryardServer } from 'dooryard'
import { testKeys } from '../../tests/harness/site.ts'
import { type ListCall, listCalls, type Sample } from './list-calls.ts'
import { median } from './median.ts'

export interface ListTimes {
  call: ListCall
  /** Milliseconds: the slowest of a series, the median of those. */
  few: number
  many: number
}

interface Seeded {
  database: string
  users: number
}

const SAMPLE = 40
const SERIES = 3
/** Milliseconds after which a series that has not come to its end says enough. */
const PATIENCE = 1500
/** After so many the calls that are left are not asked any more. */
const PATIENCE_WITH_ALL = 150_000

/**
 * Asks for each list in turns in a small database and in a large one, in this process; for as many as there is time.
 */
export async function timeLists({
  few,
  many,
}: {
  few: Seeded
  many: Seeded
}): Promise<ListTimes[]> {
  const small = await open(few)
  const large = await open(many)
  try {
    const found: ListTimes[] = []
    const begin = performance.now()
    for (const call of listCalls) {
      if (performance.now() - begin > PATIENCE_WITH_ALL) break
      // The first is not counted, unless nobody wants to see it again.
      let few = await series(small, call)
      let many = await series(large, call)
      if (many < PATIENCE) {
        const pairs: [few: number, many: number][] = []
        for (let i = 0; i < SERIES; i++) {
          pairs.push([await series(small, call), await series(large, call)])
        }
        few = median(pairs.map(([time]) => time))
        many = median(pairs.map(([, time]) => time))
      }
      found.push({ call, few, many })
    }
    return found
  } finally {
    await small.server.close()
    await large.server.close()
  }
}

interface Opened {
  server: DooryardServer
  users: number
  sample: Sample[]
}

async function open({ database, users }: Seeded): Promise<Opened> {
  const server = await createServer({ ...testKeys, mode: 'development', database })
  const [hoarder] = await ask(server, 'users?order_by=%2Bcreated_at&limit=1')
  const sample: Sample[] = []
  for (let i = 0; i < SAMPLE; i++) {
    // Of ten one has an external id.
    const offset = Math.floor(((i + 0.5) / SAMPLE) * (users / 10)) * 10 + 9
    const [user] = await ask(server, `users?order_by=%2Bcreated_at&limit=1&offset=${offset}`)
    const [session] = await ask(server, `sessions?user_id=${user.id}`)
    sample.push({
      id: user.id,
      email: user.email_addresses[0].email_address,
      username: user.username,
      name: user.last_name,
      externalId: user.external_id,
      createdAt: user.created_at,
      lastActiveAt: user.last_active_at,
      sessionId: session.id,
      clientId: session.client_id,
      hoarder: hoarder.id,
    })
  }
  return { server, users, sample }
}

/** Milliseconds of the slowest. */
async function series({ server, users, sample }: Opened, { path }: ListCall): Promise<number> {
  const begin = performance.now()
  let worst = 0
  for (const each of sample) {
    const asked = performance.now()
    await ask(server, path(each, users))
    worst = Math.max(worst, performance.now() - asked)
    if (performance.now() - begin > PATIENCE) break
  }
  return worst
}

// biome-ignore lint/suspicious/noExplicitAny: whatever JSON the wire carries
async function ask(server: DooryardServer, path: string): Promise<any> {
  const response = await server.fetch(
    new Request(`http://localhost/api/v1/${path}`, {
      headers: { authorization: `Bearer ${testKeys.secretKey}` },
    }),
  )
  const text = await response.text()
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`)
  return JSON.parse(text)
}
