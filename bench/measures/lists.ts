import { createServer, type DooryardServer } from 'dooryard'
import { testKeys } from '../../tests/harness/site.ts'
import { type ListCall, listCalls, type Sample } from './list-calls.ts'

export interface ListTimes {
  call: ListCall
  /** Milliseconds: of what each of the sample took at best, the worst. */
  few: number
  many: number
}

interface Seeded {
  database: string
  users: number
}

const SAMPLE = 40
const SERIES = 4
/** Milliseconds after which a series that has not come to its end says enough. */
const PATIENCE = 1500
/** For all calls; once their part of it is over, each is asked once and no more. */
const PATIENCE_WITH_ALL = 150_000

/**
 * Asks for each list in turns in a small database and in a large one, in this process.
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
    for (const [index, call] of listCalls.entries()) {
      const asked = performance.now()
      const left = PATIENCE_WITH_ALL - (asked - begin)
      const end = asked + left / (listCalls.length - index)
      const best = { few: await series(small, call), many: await series(large, call) }
      // Nobody wants to see it again where a list takes seconds.
      for (let i = 1; i < SERIES && best.many.length === SAMPLE && performance.now() < end; i++) {
        best.few = quicker(best.few, await series(small, call))
        best.many = quicker(best.many, await series(large, call))
      }
      found.push({ call, few: Math.max(...best.few), many: Math.max(...best.many) })
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

/** Milliseconds of each of the sample, as far as there is time. */
async function series({ server, users, sample }: Opened, { path }: ListCall): Promise<number[]> {
  const begin = performance.now()
  const times: number[] = []
  for (const each of sample) {
    const asked = performance.now()
    await ask(server, path(each, users))
    times.push(performance.now() - asked)
    if (performance.now() - begin > PATIENCE) break
  }
  return times
}

const quicker = (some: number[], others: number[]) =>
  some.map((time, index) => Math.min(time, others[index] ?? time))

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
