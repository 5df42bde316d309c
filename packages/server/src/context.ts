import type { Clock } from './clock.ts'
import type { Db } from './db/database.ts'
import type { InstanceKeys } from './keys/instance-keys.ts'
import type { Logger } from './log.ts'
import type { Mailer } from './mail/mailer.ts'
import type { Afterwards } from './outbox/afterwards.ts'
import type { Outside } from './outside/outside.ts'
import type { PasswordHasher } from './passwords/hasher.ts'
import type { Pictures } from './pictures/pictures.ts'
import type { Random } from './random.ts'
import type { LiveSettings } from './settings/live-settings.ts'
import type { Settings } from './settings/schema.ts'
import type { Texter } from './sms/texter.ts'

/** A resource that keeps something for a user. It ends its own rows, in the transaction of what is done to that user. */
export interface Dependent {
  /** What was begun with their credentials and not finished yet, but for the attempt that acts. */
  endAttempts?(ctx: Context, userId: string, keep?: string): Promise<void>
  /** What they are signed in by, but for the session that acts. */
  endSessions?(ctx: Context, userId: string, keep?: string): Promise<void>
  /** The same of what was signed in by without a second factor. */
  endUnproven?(ctx: Context, userId: string, keep?: string): Promise<void>
  /** Refuses to let somebody go by themselves who is needed. */
  mayGo?(ctx: Context, userId: string): Promise<void>
  /** What awaits them by who they are, as they come in or look. */
  welcome?(ctx: Context, userId: string): Promise<void>
  /** What shows who they were and does not hang on their row, as they are deleted (PRIV-2). */
  forget?(ctx: Context, userId: string): Promise<void>
}

/** A hit that is not counted yet. */
export interface Hit {
  bucket: string
  /** Milliseconds, and how many it has room for. */
  window: { now: number; length: number; max: number }
  /** Whoever waits for how it went goes on then. */
  counted?: () => void
}

/**
 * What a request owes to the limits that it passed: counted together, in one transaction, before anything is written for it
 * (`write` sees to that), before anything slow is done for it, and before it is told anything (RATE-1).
 */
export interface Dues {
  owed: Hit[]
  /** @throws {ApiError} 429 when a window was filled meanwhile. */
  settle(): Promise<void>
}

/** What is there now. */
export type Moment = Pick<Context, 'db' | 'clock'>

/** All that rules work with, passed as an argument: two servers can live in one process. */
export interface Context {
  readonly db: Db
  /** As they are for this request. */
  readonly settings: Settings
  /** Where they come from. */
  readonly live: LiveSettings
  readonly keys: InstanceKeys
  readonly clock: Clock
  readonly random: Random
  readonly mail: Mailer
  readonly sms: Texter
  readonly passwords: PasswordHasher
  readonly pictures: Pictures
  /** What no answer waits for. */
  readonly afterwards: Afterwards<Context>
  /** The way to other servers. */
  readonly outside: Outside
  readonly log: Logger
  /** Path under which the server is mounted. */
  readonly basePath: string
  /** Origin of absolute links into this server; empty where only who calls knows it: then links are relative. */
  readonly address: string
  /** Origin of the site, as it was configured: where links in mails lead (OTP-9). Empty where nobody said. */
  readonly siteOrigin: string
  /** True in a development instance that runs in development: mailbox, codes in the terminal, wider limits. */
  readonly development: boolean
  /** The resources above users, which rules on users do not know by name. */
  readonly dependents: readonly Dependent[]
  /** `Accept-Language` of the browser that asks, where one asks. */
  readonly languages?: string | null
  /** What the request owes to the limits that it passed, where it may owe something. */
  readonly dues?: Dues
}
