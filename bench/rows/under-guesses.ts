import type { Measure } from '../measure.ts'
import { type Flood, flood } from '../measures/flood.ts'
import { ENGINES } from '../measures/serving.ts'
import type { Row } from '../table.ts'

export default {
  title: 'Token refreshes while passwords are guessed',
  how: `Three times 500 wrong passwords at once, each from another address for another account, sent by a process of its own to
\`dooryard serve\`, while somebody who is signed in asks for a token every 20 ms, answered or not. Beside it what a
token takes with nobody else there: times are worth as much as that is.`,
  async measure(stage) {
    const rows: Row[] = []
    const details: string[] = []
    for (const engine of ENGINES) {
      const found = await flood(stage, engine)
      rows.push({
        what: `token refresh, p99, under 500 wrong passwords at once: ${engine}`,
        ours: found.refreshP99,
        beside: { who: 'without them', value: found.quietP99 },
        unit: 'ms',
        goal: { atMost: 250 },
        isHeadline: engine === 'SQLite',
      })
      rows.push({
        what: `memory that the server grew by meanwhile: ${engine}`,
        ours: found.grownBy,
        unit: 'MB',
      })
      details.push(toDetails(engine, found))
    }
    return { rows, details: details.join('\n') }
  },
} satisfies Measure

function toDetails(
  engine: string,
  { refreshes, refreshWorst, statuses, lastAnswer }: Flood,
): string {
  const answers = statuses.map((each) =>
    Object.entries(each)
      .map(([status, count]) => `${count} times ${status}`)
      .join(', '),
  )
  return `On ${engine} the slowest of ${refreshes} refreshes took ${refreshWorst.toFixed(0)} ms, and all guesses of a crowd were answered within ${(lastAnswer / 1000).toFixed(1)} s: ${answers.join('; ')}.`
}
