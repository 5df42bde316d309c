import type { Stage } from '../stage.ts'
import { type Row, toTable } from '../table.ts'
import { type Contestant, type Rate, rates } from './rates.ts'
import type { Batch } from './send.ts'
import { ENGINES, type Serving, serve, serveBetterAuth } from './serving.ts'

/** What each of them is asked for, once it serves. */
export interface Contest {
  ours: (serving: Serving) => Promise<() => Batch>
  betterAuth: (serving: Serving) => Promise<() => Batch>
}

const BETTER_AUTH = 'Better Auth, SQLite'
const PROCESSES = [1, 2]

/** Ours on both engines with one and two processes, and Better Auth on SQLite. */
export async function contest(
  stage: Stage,
  { ours, betterAuth }: Contest,
): Promise<Record<string, Rate>> {
  const started: Serving[] = []
  const begin = async (serving: Promise<Serving>) => {
    started.push(await serving)
    return serving
  }
  try {
    const other = await begin(serveBetterAuth(stage))
    const contestants: Record<string, Contestant> = {
      [BETTER_AUTH]: { serving: other, batch: await betterAuth(other) },
    }
    for (const engine of ENGINES) {
      const databasePid = engine === 'PostgreSQL' ? (await stage.postgres()).pid : undefined
      for (const processes of PROCESSES) {
        const serving = await begin(serve(stage, { engine, processes }))
        contestants[nameOf(engine, processes)] = {
          serving,
          batch: await ours(serving),
          ...(databasePid && { databasePid }),
        }
      }
    }
    return await rates(contestants)
  } finally {
    await Promise.allSettled(started.map((serving) => serving.stop()))
  }
}

const nameOf = (engine: string, processes: number) =>
  `${engine}, ${processes} process${processes > 1 ? 'es' : ''}`

/** A row for each way to run ours; `goal` is about the first, which runs as the other does. */
export function toRows(
  what: string,
  { [BETTER_AUTH]: other, ...own }: Record<string, Rate>,
  goal?: Row['goal'],
): Row[] {
  return Object.entries(own).map(([name, { perSecond }], index) => ({
    what: `${what}: ${name}`,
    ours: perSecond,
    beside: { who: 'Better Auth', value: other!.perSecond },
    unit: '/s',
    ...(index === 0 && { isHeadline: true, ...(goal && { goal }) }),
  }))
}

/** Where the time of one request goes. */
export function toDetails(found: Record<string, Rate>): string {
  const ms = (value: number) => `${value.toFixed(2)} ms`
  return toTable(
    Object.entries(found).map(([name, { cost, mainThread, database, turnedAway }]) => [
      name,
      ms(cost),
      ms(mainThread),
      database === null ? '–' : ms(database),
      String(turnedAway),
    ]),
    ['each', 'all threads', 'main thread', 'PostgreSQL beside it', 'told to come again'],
  )
}
