import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { rotateSigningKey } from '../instance/rotate-signing-key.ts'
import { systemRandom } from '../random.ts'
import type { CommandContext } from './commands.ts'
import { openUsed, readInstance } from './instance-database.ts'

/** Makes the key that signs next. Servers on the database need no restart. */
export async function runRotate(args: string[], context: CommandContext): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { now: { type: 'boolean' } },
  })
  const { pair, database } = readInstance(context)
  const db = await openUsed(database, pair)
  try {
    const ctx = { db, clock: systemClock, random: systemRandom, keys: pair }
    const { kid, publicPem, signsAt } = (await rotateSigningKey(ctx, { atOnce: values.now }))!
    context.out(
      values.now
        ? `${kid} signs now; the former keys are gone. Servers on this database notice within half a minute, whoever fetches the keys within five.\n`
        : `${kid} signs from ${new Date(signsAt).toISOString()}.\n`,
    )
    context.out(`\nWhere a CLERK_JWT_KEY is set, this one takes its place then:\n\n${publicPem}`)
    return 0
  } finally {
    await db.destroy()
  }
}
