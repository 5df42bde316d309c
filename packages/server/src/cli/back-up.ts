import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { backUpFile } from '../db/back-up-file.ts'
import { isPostgres } from '../db/open.ts'
import type { CommandContext } from './commands.ts'
import { readInstance } from './instance-database.ts'

/** Copies the SQLite file of an instance, while servers use it. */
export async function runBackUp(args: string[], context: CommandContext): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { to: { type: 'string' } },
  })
  const { database } = readInstance(context)
  if (isPostgres(database)) throw new Error(OF_POSTGRES)
  if (!values.to) throw new Error('--to must name the file to make.')
  if (!existsSync(database))
    throw new Error(`There is no file ${database}. Name it in DOORYARD_DATABASE.`)
  if (existsSync(values.to))
    throw new Error(`There is a file ${values.to} already. Name a new one.`)
  await backUpFile(database, values.to)
  context.out(`${values.to} holds all of ${database}.\n`)
  return 0
}

const OF_POSTGRES =
  'DOORYARD_DATABASE is an address of PostgreSQL, whose own tools back it up: pg_dump, or the backups of its host.'
