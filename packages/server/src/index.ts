import { assembleServer } from './create-server.ts'
import type { DooryardServer, ServerOptions } from './types.ts'

export type { Clock } from './clock.ts'
export type { Logger } from './log.ts'
export type { Random } from './random.ts'
export type { Settings, SettingsInput } from './settings/schema.ts'
export type {
  DooryardServer,
  MailOptions,
  PageState,
  RequestInfo,
  ResumeOptions,
  ServerOptions,
} from './types.ts'

/**
 * Starts the auth server: one `fetch` function over one database.
 *
 * @throws {Error} when keys are missing or do not fit, settings are wrong, or the database cannot be used. The message
 * says what to change.
 */
export function createServer(options: ServerOptions): Promise<DooryardServer> {
  return assembleServer(options)
}
