import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Measure } from '../measure.ts'
import {
  MEMBERS,
  MEMBERSHIPS,
  type OrganizationTimes,
  timeOrganizations,
} from '../measures/organizations.ts'
import { type Row, toTable } from '../table.ts'

const TIMES = 2
/** Milliseconds: what takes less is quick enough, however much quicker a small list is. */
const QUICK = 0.5

export default {
  title: 'Organizations',
  how: `Lists of an organization of ${MEMBERS.many} members and of one of ${MEMBERS.few}, and what shows the memberships of somebody who has ${MEMBERSHIPS.many} and of somebody
who has ${MEMBERSHIPS.few}: two hundred times each in this process, four times in turns, of which the quickest counts. All should take at most twice as long, or less than a millisecond.`,
  async measure(stage) {
    const folder = await mkdtemp(join(tmpdir(), 'dooryard-organizations-'))
    const clear = () => rmSync(folder, { recursive: true, force: true })
    process.once('exit', clear) // also when it is given up
    try {
      const found = {
        SQLite: await timeOrganizations(join(folder, 'organizations.sqlite')),
        PostgreSQL: await timeOrganizations((await stage.postgres()).url),
      }
      return { rows: Object.entries(found).flatMap(toRows), details: toDetails(found) }
    } finally {
      process.removeListener('exit', clear)
      clear()
    }
  },
} satisfies Measure

const timesOf = ({ few, many }: OrganizationTimes) => Math.max(many, QUICK) / Math.max(few, QUICK)

const isOfMembers = ({ name }: OrganizationTimes) => name.startsWith('members')

function toRows([engine, all]: [string, OrganizationTimes[]]): Row[] {
  const worst = (some: OrganizationTimes[]) => Math.max(...some.map(timesOf))
  const goal = { atMost: TIMES }
  return [
    {
      what: `members of ${MEMBERS.many} over ${MEMBERS.few}, p99, the worst: ${engine}`,
      ours: worst(all.filter(isOfMembers)),
      unit: '×',
      goal,
    },
    {
      what: `${MEMBERSHIPS.many} memberships over ${MEMBERSHIPS.few}, p99, the worst: ${engine}`,
      ours: worst(all.filter((times) => !isOfMembers(times))),
      unit: '×',
      goal,
    },
  ]
}

function toDetails(found: Record<string, OrganizationTimes[]>): string {
  const engines = Object.entries(found)
  const lines = engines[0]![1].map(({ name }, index) => [
    name,
    ...engines.flatMap(([, all]) => [all[index]!.few.toFixed(2), all[index]!.many.toFixed(2)]),
  ])
  const head = ['call', ...engines.flatMap(([engine]) => [`${engine}, few`, 'many'])]
  return `Milliseconds, p99:\n\n${toTable(lines, head)}`
}
