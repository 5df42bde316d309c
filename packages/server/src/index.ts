export type { Clock } from './clock.ts'
export { createServer } from './create-server.ts'
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
