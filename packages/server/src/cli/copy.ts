import { parseArgs } from 'node:util'
import { copyFile } from '../db/copy-file.ts'
import { databasePlace, isPostgres, openDatabase } from '../db/open.ts'
import type { CommandContext } from './commands.ts'
import { openUsed, readInstance } from './instance-database.ts'

/** Copies all that a file of SQLite holds to the PostgreSQL that the environment names. */
export async function runCopy(args: string[], context: CommandContext): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { from: { type: 'string' } },
  })
  const { pair, database } = readInstance(context)
  const { from } = values
  if (!from || isPostgres(from)) throw new Error(NO_FILE)
  if (!isPostgres(database)) throw new Error(NO_POSTGRES)
  await (await openUsed(from, pair)).destroy()
  const target = await openDatabase({ database, strictModes: true, serves: false })
  try {
    const copied = await copyFile(from, target)
    const rows = Object.values(copied).reduce((sum, count) => sum + count, 0)
    context.out(
      `${copied.users} users are in ${databasePlace(database)} now, with all that belongs to them: ${rows} rows. ${from} is as it was.\n`,
    )
    return 0
  } finally {
    await target.destroy()
  }
}

const NO_FILE =
  '--from must name the file to copy, such as .dooryard/production.sqlite. Where it is copied to, DOORYARD_DATABASE says.'
const NO_POSTGRES =
  'DOORYARD_DATABASE must be the address of the PostgreSQL database to copy to: postgres://user:password@host:5432/database. `dooryard backup` copies a file to a file.'
