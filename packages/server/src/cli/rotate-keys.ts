import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { envText } from '@dooryard/protocol'
import { systemClock } from '../clock.ts'
import { databaseOf } from '../create-server.ts'
import { databasePlace, isPostgres, openDatabase } from '../db/open.ts'
import { rotateSigningKey } from '../instance/rotate-signing-key.ts'
import { resolveKeyPair } from '../keys/instance-keys.ts'
import { readSigningKeys } from '../keys/signing-key.ts'
import { systemRandom } from '../random.ts'
import type { ServerOptions } from '../types.ts'
import type { CommandContext } from './commands.ts'
import { HELP } from './help.ts'

/** Makes the key that signs next. Servers on the database need no restart. */
export async function runRotate(args: string[], context: CommandContext): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { now: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) {
    context.out(HELP)
    return 0
  }
  const env = (name: string) => envText(context.env[name])
  const options: ServerOptions = {
    mode: 'production',
    publishableKey: env('PUBLIC_CLERK_PUBLISHABLE_KEY') ?? env('CLERK_PUBLISHABLE_KEY'),
    secretKey: env('CLERK_SECRET_KEY'),
    database: env('DOORYARD_DATABASE'),
  }
  const pair = resolveKeyPair(options, systemRandom)
  const database = databaseOf(options, pair)
  const place = databasePlace(database)
  if (!isPostgres(database) && !existsSync(database)) throw new Error(nothingThere(place))
  const db = await openDatabase({ database, strictModes: true })
  try {
    const keys = await readSigningKeys(db, { ...pair, place })
    if (keys.length === 0) throw new Error(nothingThere(place))
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

const nothingThere = (place: string) =>
  `There is no signing key in ${place} yet: a server makes it at its first start. Name the database in DOORYARD_DATABASE.`
