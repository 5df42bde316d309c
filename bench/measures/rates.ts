import { cpuSeconds, mainThreadSeconds } from '../machine.ts'
import { median } from './median.ts'
import type { Batch } from './send.ts'
import { type Serving, send } from './serving.ts'

export interface Contestant {
  serving: Serving
  /** What is sent to it in each round: always as many requests. */
  batch: () => Batch
  /** Its database, when that is a process of its own. */
  databasePid?: number
}

export interface Rate {
  /** Requests answered in a second of processor time of the processes that serve. */
  perSecond: number
  /** Milliseconds of processor time for each: of all, of the main threads, and of the database beside them. */
  cost: number
  mainThread: number
  database: number | null
  /** Requests that were answered with 503 first; what that cost is counted. */
  turnedAway: number
}

const ROUNDS = 3

/** Medians of rounds that alternate between the contestants, after one that does not count. */
export async function rates<Name extends string>(
  contestants: Record<Name, Contestant>,
): Promise<Record<Name, Rate>> {
  const entries = Object.entries(contestants) as [Name, Contestant][]
  const rounds = new Map<Name, Omit<Rate, 'perSecond'>[]>(entries.map(([name]) => [name, []]))
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, contestant] of entries) {
      const cost = await costs(contestant)
      if (round > 0) rounds.get(name)!.push(cost)
    }
  }
  return Object.fromEntries(entries.map(([name]) => [name, rateOf(rounds.get(name)!)])) as Record<
    Name,
    Rate
  >
}

function rateOf(rounds: Omit<Rate, 'perSecond'>[]): Rate {
  const cost = median(rounds.map((round) => round.cost))
  const databases = rounds.flatMap(({ database }) => database ?? [])
  return {
    perSecond: 1000 / cost,
    cost,
    mainThread: median(rounds.map((round) => round.mainThread)),
    database: databases.length > 0 ? median(databases) : null,
    turnedAway: rounds.reduce((sum, round) => sum + round.turnedAway, 0),
  }
}

async function costs({ serving, batch, databasePid }: Contestant) {
  const { requests, ...rest } = batch()
  const { pids } = serving
  const read = () =>
    Promise.all([
      sum(pids.map(cpuSeconds)),
      sum(pids.map(mainThreadSeconds)),
      databasePid ? cpuSeconds(databasePid) : 0,
    ])
  const before = await read()
  const turnedAway = await send({ requests, ...rest })
  const after = await read()
  const [cost, mainThread, database] = after.map(
    (seconds, index) => ((seconds - before[index]!) * 1000) / requests.length,
  ) as [number, number, number]
  return { cost, mainThread, database: databasePid ? database : null, turnedAway }
}

async function sum(values: Promise<number>[]): Promise<number> {
  return (await Promise.all(values)).reduce((total, value) => total + value, 0)
}
