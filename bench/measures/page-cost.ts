import { readdir, readFile } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { median } from './median.ts'

/** A page of a site, as one visitor sees it. */
export interface PageView {
  pid: number
  url: string
  /** Asked for anew before each round: session tokens last for a minute. */
  cookie: () => Promise<string>
}

const ROUNDS = 7
const VIEWS = 400

/**
 * Microseconds of processor time that the process of a site spends on one view of each page: the median of rounds that
 * alternate between the pages, so that all meet the same machine. Time of others, and waiting, is not in it.
 */
export async function pageCosts<Name extends string>(
  pages: Record<Name, PageView>,
): Promise<Record<Name, number>> {
  const entries = Object.entries(pages) as [Name, PageView][]
  const costs = new Map<Name, number[]>(entries.map(([name]) => [name, []]))
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  for (const [, page] of entries) await view(page, agent, 2 * VIEWS)
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, page] of entries) costs.get(name)!.push(await view(page, agent, VIEWS))
  }
  agent.destroy()
  return Object.fromEntries(entries.map(([name]) => [name, median(costs.get(name)!)])) as Record<
    Name,
    number
  >
}

/** Microseconds of a view, of so many. */
async function view({ pid, url, cookie }: PageView, agent: Agent, count: number): Promise<number> {
  const headers = { cookie: await cookie(), accept: 'text/html', 'sec-fetch-dest': 'document' }
  const before = await processorTime(pid)
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let i = 0; i < count / 4; i++) await visit(url, headers, agent)
    }),
  )
  return ((await processorTime(pid)) - before) / 1000 / count
}

function visit(url: string, headers: Record<string, string>, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
      response.on('end', resolve).on('error', reject).resume()
    }).on('error', reject)
  })
}

/** Nanoseconds that all threads of a process have run (Linux). */
async function processorTime(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`)
  const times = await Promise.all(
    threads.map((thread) =>
      readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '0'),
    ),
  )
  return times.reduce((sum, text) => sum + Number(text.split(' ')[0]), 0)
}
