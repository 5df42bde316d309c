import { constants, rmSync } from 'node:fs'
import { copyFile, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Measure } from '../measure.ts'
import { listCalls } from '../measures/list-calls.ts'
import { type ListTimes, timeLists } from '../measures/lists.ts'
import { type SeededPostgres, seededFile, seededPostgres } from '../million.ts'
import { type Row, toTable } from '../table.ts'

const FEW = 1000
const MANY = 1_000_000

/** Milliseconds: what takes less is quick enough, however much quicker a small database is. */
const QUICK = 0.5
const TIMES = 2
const COUNT = 20

export default {
  title: 'Lists of a million users',
  how: `Every call of the Backend API that lists, searches, counts or reads users, sessions and clients, in turns on a database with ${FEW}
users and on one with ${MANY}, which the bench makes once and keeps. Each is asked in this process about forty users spread over all of
them, up to four times in turns, as there is time; what counts of the four is the quickest, since others use the machine too, and p99 is the slowest of the
forty. A list should take at most twice as long among a million, or less than a millisecond; a count, or a list with one, at most ${COUNT} ms.`,
  async prepare() {
    for (const users of [FEW, MANY]) await seededFile(users)
    const postgres = await seededPostgres([FEW, MANY])
    await postgres.stop()
  },
  async measure() {
    const found = { SQLite: await onSqlite(), PostgreSQL: await onPostgres() }
    return {
      rows: Object.entries(found).flatMap(([engine, times]) => toRows(engine, times)),
      details: toDetails(found),
    }
  },
} satisfies Measure

/** Servers write their keys into a database: into copies. */
async function onSqlite(): Promise<ListTimes[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dooryard-lists-'))
  const clear = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', clear) // also when it is given up
  const copy = async (users: number) => {
    const database = join(folder, `${users}.sqlite`)
    await copyFile(await seededFile(users), database, constants.COPYFILE_FICLONE)
    return { database, users }
  }
  try {
    return await timeLists({ few: await copy(FEW), many: await copy(MANY) })
  } finally {
    process.removeListener('exit', clear)
    clear()
  }
}

async function onPostgres(): Promise<ListTimes[]> {
  const postgres = await seededPostgres([FEW, MANY])
  try {
    const few = await copyOf(postgres, FEW)
    return await timeLists({ few, many: await copyOf(postgres, MANY) })
  } finally {
    await dropCopy(postgres, FEW)
    await dropCopy(postgres, MANY)
    await postgres.stop()
  }
}

async function copyOf(postgres: SeededPostgres, users: number) {
  await dropCopy(postgres, users)
  const address = new URL(postgres.url(users))
  const from = address.pathname.slice(1)
  await administer(postgres, `CREATE DATABASE ${from}_copy TEMPLATE ${from} STRATEGY file_copy`)
  address.pathname = `${from}_copy`
  return { database: address.href, users }
}

function dropCopy(postgres: SeededPostgres, users: number): Promise<void> {
  const from = new URL(postgres.url(users)).pathname.slice(1)
  return administer(postgres, `DROP DATABASE IF EXISTS ${from}_copy WITH (FORCE)`)
}

async function administer(postgres: SeededPostgres, statement: string): Promise<void> {
  const address = new URL(postgres.url(FEW))
  address.pathname = 'postgres'
  const client = new pg.Client(address.href)
  await client.connect()
  await client.query(statement)
  await client.end()
}

const WHY = `Offsets, and counts of one range of time, are read through in an index, some 60 ns on a machine that is idle for each user that is passed by: neither engine
keeps in an index how many are before an entry, and a count that is kept beside would be one more row that each sign-in writes and waits for; for the same reason PostgreSQL
counts all users in some 45 ms. Words of two letters are found where texts begin, by thousands, and the first of those in the order of the list are met on the way. Filters that are met late in
the order of the list are walked to, about half a microsecond for each user on the way, while those in a time that is asked for are gathered by its own index. On SQLite all go
in steps of a few milliseconds, and in between everybody else has their turn.`

const timesOf = ({ few, many }: ListTimes) => Math.max(many, QUICK) / Math.max(few, QUICK)

const isReached = (times: ListTimes) =>
  times.call.isCount ? times.many <= COUNT : timesOf(times) <= TIMES

function toRows(engine: string, all: ListTimes[]): Row[] {
  const lists = all.filter(({ call }) => !call.isCount)
  const counts = all.filter(({ call }) => call.isCount)
  const worst = Math.max(...lists.map(timesOf))
  return [
    {
      what: `lists among a million users over a thousand, p99, the worst: ${engine}`,
      ours: worst,
      unit: '×',
      goal: { atMost: TIMES },
      isHeadline: true,
    },
    {
      what: `counts among a million users, p99, the slowest: ${engine}`,
      ours: Math.max(...counts.map(({ many }) => many)),
      beside: { who: 'a thousand', value: Math.max(...counts.map(({ few }) => few)) },
      unit: 'ms',
      goal: { atMost: COUNT },
    },
  ]
}

function toDetails(found: Record<string, ListTimes[]>): string {
  const engines = Object.entries(found)
  const worst = engines.map(([engine, all]) => {
    const short = all.filter((times) => !isReached(times)).toSorted((a, b) => b.many - a.many)
    const named = short.slice(0, 8).map(({ call, many }) => `${call.name} (${ms(many)} ms)`)
    return short.length === 0
      ? `On ${engine} all ${all.length} calls reach the goal.`
      : `On ${engine} ${short.length} of ${all.length} calls fall short, slowest first: ${named.join('; ')}.`
  })
  const lines = listCalls.map(({ name, isCount }, index) => [
    isCount ? `${name} *` : name,
    ...engines.flatMap(([, all]) => toCells(all[index]!)),
  ])
  const head = ['call', ...engines.flatMap(([engine]) => [`${engine}, 1,000`, '1,000,000', ''])]
  return `${worst.join('\n\n')}\n\n${WHY}\n\nMilliseconds, p99; a star marks what counts:\n\n${toTable(lines, head)}`
}

function toCells(times: ListTimes): string[] {
  return [ms(times.few), ms(times.many), isReached(times) ? '' : 'slow']
}

const ms = (value: number) => value.toFixed(value < 10 ? 2 : 0)
