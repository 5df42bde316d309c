import type { ClientJSON, EnvironmentJSON, FormFeedback, InstanceType } from '@dooryard/protocol'
import type { Clock } from './clock.ts'
import type { Logger } from './log.ts'
import type { Random } from './random.ts'
import type { SettingsInput } from './settings/schema.ts'

export interface ServerOptions {
  /** `pk_test_…` or `pk_live_…`. Required unless `mode` is `development`, where keys are made and kept in `dataDir`. */
  publishableKey?: string | undefined
  /** `sk_test_…` or `sk_live_…` with at least 256 random bits. Required as the publishable key is. */
  secretKey?: string | undefined
  mode: 'development' | 'production'
  /** Folder for the keys and the database; `.dooryard` by default. */
  dataDir?: string | undefined
  /** SQLite file, `:memory:`, or `postgres://…`; by default `<dataDir>/development.sqlite` or `production.sqlite`, as the keys are. */
  database?: string | undefined
  /** Path under which the server is mounted, e.g. `/__clerk`; empty by default. */
  basePath?: string | undefined
  settings?: SettingsInput | undefined
  /** Host of the site that the server lives in; names the instance where its settings do not. */
  siteHost?: string | undefined
  mail?: MailOptions | undefined
  /** Where pictures of users are kept: `database` (the default), the path of a folder, or a bucket: `s3://<key id>:<secret>@<host>/<bucket>?region=…`. */
  pictures?: string | undefined
  /** How text messages leave. */
  sms?: SmsOptions | undefined
  clock?: Clock | undefined
  random?: Random | undefined
  log?: Logger | undefined
}

export interface MailOptions {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  smtpUrl?: string | undefined
  /** Sender, e.g. `Acme <auth@acme.example>`. */
  from?: string | undefined
  /** Keeps mails readable at the mailbox page outside development. Anyone who opens the page can read codes. */
  unsafeMailbox?: boolean | undefined
}

export interface SmsOptions {
  /** `twilio://<account>:<token>@api.twilio.com`, or the address of a webhook of the site's own, which sends them. */
  url?: string | undefined
  /** The number, sender or messaging service that they come from. */
  from?: string | undefined
  /** `whsec_…`, by which the webhook knows that it is this server that calls. */
  secret?: string | undefined
}

/** What the transport knows about a request besides the request. */
export interface RequestInfo {
  /** Address of the peer; without it all such requests share one rate-limit bucket (RATE-5). */
  clientAddress?: string | undefined
}

export interface DooryardServer {
  readonly publishableKey: string
  readonly secretKey: string
  readonly instanceType: InstanceType
  /** Host of the publishable key. */
  readonly frontendApi: string
  /** Public key that signs now, as SPKI PEM, for verification without a network. */
  readonly jwtKey: string
  /** All public keys whose tokens count now, by key id; the same object until they change. */
  readonly jwtKeys: Readonly<Record<string, string>>
  /** Path of the mailbox page; null where mails are not kept. */
  readonly mailboxUrl: string | null
  /** The whole server. Never rejects. */
  fetch(request: Request, info?: RequestInfo): Promise<Response>
  /** What a page view of this browser may know. In the process only: it answers no network request. */
  resume(request: Request, options?: ResumeOptions): Promise<PageState>
  /** What the instance offers, as it was read last: every request and every `resume` reads it, a second apart at least. */
  environment(): EnvironmentJSON
  /** Waits for mails under way and closes the database. */
  close(): Promise<void>
}

export interface ResumeOptions {
  /** Look for a session token, and mint one when the cookie holds none that lasts. */
  needToken?: boolean | undefined
  /** Where the page is, by the id or slug of an organization, null for none: the session works there from now on, if it may. */
  organization?: string | null | undefined
  /** The session that the request turned out to be of. Default: the client's active one. */
  sessionId?: string | undefined
}

export interface PageState {
  /** Without session tokens: tokens never go into HTML. */
  client: ClientJSON | null
  /** A session token of the last active session that is good for at least five more seconds, when one was asked for. */
  token: string | null
  /** Complete `Set-Cookie` values for the answer that carries the page. */
  setCookies: string[]
  /** How the last form without JavaScript of this browser ended. */
  feedback: FormFeedback | null
}
