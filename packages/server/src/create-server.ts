import { dirname, join, resolve } from 'node:path'
import { isOwnSecretKey, originOf, parsePublishableKey } from '@dooryard/protocol'
import { createApp } from './app.ts'
import { systemClock } from './clock.ts'
import type { Context } from './context.ts'
import type { Db } from './db/database.ts'
import { databasePlace, openDatabase } from './db/open.ts'
import { environmentJSON } from './environment/view.ts'
import { resume } from './frontend-api/resume.ts'
import { siteHost } from './http/origin.ts'
import { findOverlay } from './instance/storage.ts'
import { invitationsOfUser } from './invitations/of-user.ts'
import { type InstanceKeys, resolveKeyPair, toInstanceKeys } from './keys/instance-keys.ts'
import { createPrivateFolder, type KeyPair } from './keys/key-file.ts'
import { Keyring } from './keys/keyring.ts'
import { type KeyMaterial, readOrCreateSigningKeys, readSigningKeys } from './keys/signing-key.ts'
import { findInstanceId } from './keys/storage.ts'
import { consoleLogger } from './log.ts'
import { createMailer, MAIL_CHANNEL } from './mail/mailer.ts'
import { createSmtpChannel } from './mail/smtp.ts'
import { MAILBOX_PATH } from './mailbox/routes.ts'
import { startMaintenance } from './maintenance.ts'
import { domainsOfUser } from './organization-domains/of-user.ts'
import { organizationsOfUser } from './organizations/of-user.ts'
import { createAfterwards } from './outbox/afterwards.ts'
import { createOutbox, type Outbox } from './outbox/outbox.ts'
import { createOutside, type Outside } from './outside/outside.ts'
import { createPasswordHasher, type PasswordHasher } from './passwords/hasher.ts'
import type { Encode } from './pictures/encode.ts'
import { createPictures } from './pictures/pictures.ts'
import { systemRandom } from './random.ts'
import { reverificationsOfUser } from './reverifications/of-user.ts'
import { sessionsOfUser } from './sessions/of-user.ts'
import { LiveSettings } from './settings/live-settings.ts'
import { named, nameNotice } from './settings/name.ts'
import { rolesOutOfReach } from './settings/organization-roles.ts'
import { overlayNotice, parseOverlay } from './settings/overlay.ts'
import { withRelyingParty } from './settings/relying-party.ts'
import { parseSettings, type Settings } from './settings/schema.ts'
import { missingNotice, usableSocial } from './settings/social.ts'
import { signInsOfUser } from './sign-ins/of-user.ts'
import { signUpsOfUser } from './sign-ups/of-user.ts'
import { createSmsChannel } from './sms/gateway.ts'
import { createTexter, SMS_CHANNEL } from './sms/texter.ts'
import { ticketsOfUser } from './tickets/of-user.ts'
import type { DooryardServer, ServerOptions } from './types.ts'
import { pictureOfUser } from './users/picture-of-user.ts'
import { waitlistOfUser } from './waitlist/of-user.ts'

/** Parts that only tests bring along. */
export interface SpareParts {
  generateKey?: () => Promise<KeyMaterial>
  /** Sees the database that the server opened. */
  wrapDatabase?: (db: Db) => Db
  wrapPasswords?: (passwords: PasswordHasher) => PasswordHasher
  /** Is given what otherwise runs by itself from time to time. */
  seeMaintenance?: (run: () => Promise<void>) => void
  /** Stands between the server and providers. */
  wrapOutside?: (outside: Outside) => Outside
  /** Milliseconds that a provider has. */
  providerTimeout?: number
  /** Makes of a picture that was looked at the one that is kept. */
  encodePicture?: Encode
}

/** Puts a server together over a database that it opens. */
export async function assembleServer(
  options: ServerOptions,
  parts: SpareParts = {},
): Promise<DooryardServer> {
  const { ctx, mailbox, outbox } = await createContext(options, parts)
  const app = createApp(ctx, { mailbox })
  const maintenance = startMaintenance(ctx, parts)
  parts.seeMaintenance?.(maintenance.run)
  const { publishableKey, secretKey, instanceType, frontendApi, ring } = ctx.keys
  return {
    publishableKey,
    secretKey,
    instanceType,
    frontendApi,
    get jwtKey() {
      return ring.signing.publicPem
    },
    get jwtKeys() {
      return ring.pems
    },
    mailboxUrl: mailbox ? `${ctx.basePath}${MAILBOX_PATH}` : null,
    fetch: async (request, info = {}) => app.fetch(request, info),
    resume: (request, resumeOptions = {}) => resume(ctx, request, resumeOptions),
    environment: createEnvironment(ctx),
    async close() {
      maintenance.stop()
      ctx.afterwards.stop()
      await outbox?.close()
      await ctx.db.destroy()
    },
  }
}

/** A view of the settings as they were read last; the same object until they change. */
function createEnvironment({ live, ...ctx }: Context): DooryardServer['environment'] {
  let settings = live.known
  let view = environmentJSON({ ...ctx, settings })
  return () => {
    if (settings !== live.known) {
      settings = live.known
      view = environmentJSON({ ...ctx, settings })
    }
    return view
  }
}

async function createContext(
  options: ServerOptions,
  {
    generateKey: generate,
    wrapDatabase = same,
    wrapPasswords = same,
    wrapOutside = same,
    providerTimeout,
    encodePicture,
  }: SpareParts,
): Promise<{ ctx: Context; mailbox: boolean; outbox: Outbox | null }> {
  const { clock = systemClock, random = systemRandom, log = consoleLogger } = options
  const parsed = parseSettings(options.settings)
  const pair = resolveKeyPair(options, random)
  const strictModes = options.mode === 'production'
  const database = databaseOf(options, pair)
  const db = wrapDatabase(await openDatabase({ database, strictModes, log }))
  try {
    const place = databasePlace(database)
    const signing = { ...pair, place, clock, random, generate }
    const ring = new Keyring(await readOrCreateSigningKeys(db, signing), {
      clock,
      read: (known) => readSigningKeys(db, signing, known),
    })
    const keys = toInstanceKeys(pair, { id: (await findInstanceId(db))!, ring })
    const given = options.settings?.applicationName
    const host = keys.embedded ? (options.siteHost ?? '') : siteHost(keys.frontendApi)
    /** A server of its own whose name says nothing of a site: that is another origin, and stands in the settings. */
    const hasOwnHost = !keys.embedded && host === keys.frontendApi
    const development = options.mode === 'development' && keys.instanceType === 'development'
    const { social, missing } = usableSocial(parsed.social, { development })
    if (missing.length > 0) log.warn(missingNotice(missing))
    const code = {
      ...named(parsed, given, host),
      ...withRelyingParty(parsed, { host, instanceType: keys.instanceType }),
      social,
      testMode: keys.instanceType === 'development' && parsed.testMode,
    }
    const live = new LiveSettings(code)
    const stored = await findOverlay(db)
    const { testMode } = await live.recent(clock.now(), async () => stored)
    const changed = Object.keys(parseOverlay(stored))
    if (changed.length > 0) log.info(overlayNotice(changed))
    if (given === undefined && keys.instanceType === 'production') {
      log.warn(nameNotice(code, keys.embedded))
    }
    const unsafeMailbox = options.mail?.unsafeMailbox ?? false
    if (unsafeMailbox && !development) {
      log.warn('unsafeMailbox is on: everybody who opens the mailbox page can read codes.')
    }
    const mailbox = development || unsafeMailbox
    for (const notice of mailbox ? [] : mailNotices(options, keys)) log.warn(notice)
    if (keys.embedded && !host && !development && linksByMail(code)) log.warn(NO_SITE)
    if (hasOwnHost && code.allowedOrigins.length === 0 && invites(code)) log.warn(NO_SITE_BESIDE)
    if (!mailbox && !options.sms?.url && sendsTexts(code)) log.warn(NO_SMS_GATEWAY)
    if (options.mode === 'production' && testMode) log.warn(DEVELOPMENT_INSTANCE)
    for (const notice of development ? rolesOutOfReach(code) : []) log.warn(notice)
    if (!keys.embedded && !isOwnSecretKey(keys.secretKey)) log.warn(unmarkedKey(keys.frontendApi))
    const mail = mailChannel(options, code.applicationName, keys.frontendApi)
    const sms = smsChannel(options, clock)
    const channels = { ...(mail && { [MAIL_CHANNEL]: mail }), ...(sms && { [SMS_CHANNEL]: sms }) }
    const outbox =
      mail || sms ? createOutbox({ db, clock, random, log, key: keys.outboxKey, channels }) : null
    const sender = { clock, random, log, keep: mailbox, announce: development }
    const outside = wrapOutside(
      createOutside({ allowLoopback: development, timeout: providerTimeout }),
    )
    const ctx: Context = {
      db,
      settings: code,
      live,
      keys,
      clock,
      random,
      log,
      mail: createMailer({ ...sender, outbox: mail && outbox }),
      sms: createTexter({ ...sender, outbox: sms && outbox }),
      pictures: createPictures({ place: options.pictures, encode: encodePicture }),
      passwords: wrapPasswords(
        createPasswordHasher(code.password.argon2, random, undefined, {
          ...code.password.imported,
          outside,
        }),
      ),
      afterwards: createAfterwards(() => ctx),
      outside,
      basePath: normalizeBasePath(options.basePath),
      address: keys.embedded ? '' : originOf(keys.frontendApi),
      siteOrigin: (hasOwnHost && code.allowedOrigins[0]) || (host && originOf(host)),
      development,
      dependents: [
        sessionsOfUser,
        ticketsOfUser,
        signInsOfUser,
        reverificationsOfUser,
        signUpsOfUser,
        pictureOfUser,
        waitlistOfUser,
        organizationsOfUser,
        invitationsOfUser,
        domainsOfUser,
      ],
    }
    return { ctx, mailbox, outbox }
  } catch (error) {
    await db.destroy()
    throw error
  }
}

const DEVELOPMENT_INSTANCE =
  'This is a development instance (its keys begin with pk_test_ and sk_test_): addresses with +clerk_test take the code ' +
  '424242. For real visitors set the keys that `npx dooryard keys` prints, or switch testMode off in the settings.'

/** Clients take an older key for one of Clerk's cloud where nothing else tells: only this server knows that it is not. */
const unmarkedKey = (host: string) =>
  'This secret key was not made by `dooryard keys`, or by an older one: it does not say whose it is, and a client may send it ' +
  `to Clerk's API. Set CLERK_API_URL=${originOf(host)}/api wherever the key is used.`

/** What keeps mails from arriving, known at the start. */
function mailNotices({ mail }: ServerOptions, keys: InstanceKeys): string[] {
  if (!mail?.smtpUrl) return [NO_MAIL_SERVER]
  return keys.embedded && !mail.from ? [NO_SENDER] : []
}

const NO_MAIL_SERVER =
  'There is no mail server: codes are not sent, so nobody can sign up or reset a password. Set DOORYARD_SMTP_URL (mail.smtpUrl).'

/** Whether letters lead to the site: links to sign in by, invitations. */
const linksByMail = (settings: Settings) =>
  invites(settings) || (settings.strategies.emailLink && settings.allowedOrigins.length === 0)

const invites = ({ organizations, signUp }: Settings) =>
  organizations.enabled || signUp.mode !== 'public'

const NO_SITE_BESIDE =
  'Nobody said where the sites of this server are, so that invitations lead to the server itself, which has no pages. List them in ' +
  'allowedOrigins, first the one whose pages people sign in and up on.'

const NO_SITE =
  "Nobody said where this site is, so that no letter can lead there: no invitation, no link to sign in by. Write site: 'https://example.com' " +
  'into astro.config.'

const sendsTexts = ({ identifiers, strategies }: Settings) =>
  identifiers.phoneNumber !== 'off' || strategies.phoneSecondFactor

const NO_SMS_GATEWAY =
  'There is no gateway for text messages: codes are not sent to phones. Set DOORYARD_SMS_URL (sms.url), or switch ' +
  'identifiers.phoneNumber and strategies.phoneSecondFactor off.'

/** The host of an embedded server's key is under `.internal`. */
const NO_SENDER =
  'Mails have no sender that can be answered, and most mail servers refuse them. Set DOORYARD_MAIL_FROM (mail.from), such as ' +
  '"Acme <no-reply@acme.example>".'

/** Each kind of instance has a file of its own: what was made while developing never meets the keys of production. */
const same = <Part>(part: Part): Part => part

export function databaseOf(
  { database, dataDir = '.dooryard' }: ServerOptions,
  { publishableKey }: KeyPair,
): string {
  if (database && resolve(dirname(database)) !== resolve(dataDir)) return database
  createPrivateFolder(dataDir)
  return database || join(dataDir, `${parsePublishableKey(publishableKey)!.instanceType}.sqlite`)
}

function mailChannel({ mail }: ServerOptions, name: string, host: string) {
  if (!mail?.smtpUrl) return null
  const from = mail.from ?? `"${name.replace(/["\\\p{Cc}]/gu, '')}" <no-reply@${host}>`
  return createSmtpChannel(mail.smtpUrl, from)
}

function smsChannel({ sms }: ServerOptions, clock: Context['clock']) {
  return sms?.url ? createSmsChannel({ ...sms, url: sms.url }, clock) : null
}

/** `/__clerk` or nothing: a slash in front, none at the end. */
export function normalizeBasePath(path = ''): string {
  const trimmed = path.replace(/^\/+|\/+$/g, '')
  return trimmed === '' ? '' : `/${trimmed}`
}
