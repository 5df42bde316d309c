import type { Clock } from './clock.ts'
import type { Db } from './db/database.ts'
import type { InstanceKeys } from './keys/instance-keys.ts'
import type { Logger } from './log.ts'
import type { Mailer } from './mail/mailer.ts'
import type { PasswordHasher } from './passwords/hasher.ts'
import type { Random } from './random.ts'
import type { Settings } from './settings/schema.ts'

/** All that rules work with, passed as an argument: two servers can live in one process. */
export interface Context {
  readonly db: Db
  readonly settings: Settings
  readonly keys: InstanceKeys
  readonly clock: Clock
  readonly random: Random
  readonly mail: Mailer
  readonly passwords: PasswordHasher
  readonly log: Logger
  /** Path under which the server is mounted. */
  readonly basePath: string
  /** Origin of absolute links into this server; empty where only who calls knows it: then links are relative. */
  readonly address: string
  /** True in a development instance that runs in development: mailbox, codes in the terminal, wider limits. */
  readonly development: boolean
  /** `+clerk_test` addresses take 424242: in every development instance, wherever it runs, as the keys say. */
  readonly testMode: boolean
}
