import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import {
  envFlag,
  envText,
  isEmbeddedHost,
  secretKeyInstanceType,
  unknownVariables,
  withPepper,
  withSocialVariables,
  withTemplateVariables,
} from '@dooryard/protocol'
import { normalizeBasePath } from '../create-server.ts'
import { createServer } from '../index.ts'
import type { KeyPair } from '../keys/key-file.ts'
import { systemRandom } from '../random.ts'
import type { SettingsInput } from '../settings/settings.ts'
import type { DooryardServer, ServerOptions } from '../types.ts'
import type { CommandContext } from './commands.ts'
import { localKeyPair, toEnvLines } from './keys.ts'
import { listen, type NodeListener } from './node-listener.ts'

/** Milliseconds that requests under way get when the server is asked to stop; with the mails', less than ten seconds. */
const SHUTDOWN_GRACE = 5_000

/** Runs the server until it is asked to stop; resolves with the exit code. */
export async function runServe(args: string[], context: CommandContext): Promise<number> {
  const flags = parseFlags(args)
  for (const line of unknownVariables(context.env)) context.err(`${line}\n`)
  const env = (name: string) => envText(context.env[name])
  const port = parsePort(flags.port ?? env('PORT') ?? '3000')
  const proxies = parseCount(flags['trusted-proxies'] ?? env('DOORYARD_TRUSTED_PROXIES'))
  const settings = await readSettings(flags.config)
  if (proxies !== undefined) settings.trustedProxyHops = proxies
  // Whoever sets it there sets it at the sites too, which would refuse what another key signs.
  if (env('CLERK_JWT_KEY')) settings.signingKeys ??= { rotateAfterDays: null }
  const social = withSocialVariables(settings.social, env)
  if (social) settings.social = social
  const templates = withTemplateVariables(settings.jwtTemplates, env)
  if (templates) settings.jwtTemplates = templates
  const pepper = env('DOORYARD_PASSWORD_PEPPER')
  if (pepper) settings.password = withPepper(settings.password, pepper)

  // The address comes first: keys that are made here hold it, and a port that is taken leaves the database alone.
  const ready = Promise.withResolvers<DooryardServer>()
  const listener = await listen({
    port,
    address: flags.address ?? env('HOST') ?? '127.0.0.1',
    trustedProxies: settings.trustedProxyHops ?? 0,
    handle: async (request, info) => (await ready.promise).fetch(request, info),
  })
  const start = async (): Promise<Started> => {
    const { made, options } = optionsFrom(flags, env, listener)
    const basePath = normalizeBasePath(options.basePath)
    return { server: await createServer({ ...options, settings }), listener, made, basePath }
  }
  const started = await start().catch((error: unknown) => {
    void listener.close()
    listener.cutOff()
    throw error
  })
  ready.resolve(started.server)
  announce(started, context)
  await aborted(context.signal)
  return stop(started, context)
}

function parseFlags(args: string[]) {
  return parseArgs({
    args,
    options: {
      port: { type: 'string' },
      address: { type: 'string' },
      'base-path': { type: 'string' },
      config: { type: 'string' },
      'trusted-proxies': { type: 'string' },
      development: { type: 'boolean' },
    },
  }).values
}

type ReadEnv = (name: string) => string | undefined

/** While one develops, all is kept apart from what an embedded server of the same folder has. */
const DEVELOPMENT_FOLDER = '.dooryard/server'

function optionsFrom(
  flags: ReturnType<typeof parseFlags>,
  env: ReadEnv,
  listener: NodeListener,
): { options: ServerOptions; made: KeyPair | null } {
  const publishableKey = env('PUBLIC_CLERK_PUBLISHABLE_KEY') ?? env('CLERK_PUBLISHABLE_KEY')
  const secretKey = env('CLERK_SECRET_KEY')
  const isDevelopment = flags.development && secretKeyInstanceType(secretKey) !== 'production'
  if (!flags.development && !publishableKey && !secretKey) throw new Error(NO_KEYS)
  const made =
    isDevelopment && !publishableKey && !secretKey
      ? localKeyPair(DEVELOPMENT_FOLDER, listener, systemRandom)
      : null
  const options: ServerOptions = {
    mode: flags.development ? 'development' : 'production',
    ...(made ?? { publishableKey, secretKey }),
    database: env('DOORYARD_DATABASE'),
    pictures: env('DOORYARD_PICTURES'),
    basePath: flags['base-path'] ?? '',
    ...(isDevelopment && { dataDir: DEVELOPMENT_FOLDER }),
    sms: {
      url: env('DOORYARD_SMS_URL'),
      from: env('DOORYARD_SMS_FROM'),
      secret: env('DOORYARD_SMS_SECRET'),
    },
    mail: {
      smtpUrl: env('DOORYARD_SMTP_URL'),
      from: env('DOORYARD_MAIL_FROM'),
      unsafeMailbox: parseYesNo('DOORYARD_UNSAFE_MAILBOX', env('DOORYARD_UNSAFE_MAILBOX')),
    },
  }
  return { options, made }
}

const NO_KEYS =
  'PUBLIC_CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY must be set. `npx dooryard keys --host clerk.example.com` prints a ' +
  'pair; on your own machine `npx dooryard serve --development` makes one.'

async function readSettings(file: string | undefined): Promise<SettingsInput> {
  if (file === undefined) return {}
  const path = resolve(file)
  if (!existsSync(path)) throw new Error(`--config: there is no file ${path}.`)
  const module = (await import(pathToFileURL(path).href).catch((cause: Error) => {
    throw new Error(`--config: ${path} cannot be read: ${cause.message}`, { cause })
  })) as { default?: unknown }
  if (typeof module.default === 'object' && module.default !== null) return { ...module.default }
  throw new Error(
    `--config: ${path} has no settings. Write: export default { applicationName: 'Lighthouse' }`,
  )
}

interface Started {
  server: DooryardServer
  listener: NodeListener
  /** Keys that no environment named. */
  made: KeyPair | null
  basePath: string
}

function announce({ server, listener, made, basePath }: Started, { out, err }: CommandContext) {
  const { publishableKey, mailboxUrl, frontendApi } = server
  // Keys that are made here are for this name, and so are the lines below.
  const url = made ? `http://localhost:${listener.port}` : listener.url
  out(`dooryard listens at ${url}${basePath}\n`)
  if (!made) out(`  publishable key  ${publishableKey}\n`)
  if (mailboxUrl) out(`  mailbox          ${url}${mailboxUrl}\n`)
  if (made)
    out(`\nThe .env file of each site needs these lines:\n\n${toEnvLines(made, basePath)}\n`)
  if (isEmbeddedHost(frontendApi)) err(KEYS_OF_A_SITE)
}

const KEYS_OF_A_SITE =
  'These keys are for a server inside a site: no other site reaches this server by them. ' +
  '`npx dooryard keys --host clerk.example.com` makes keys for a server of its own.\n'

/** Answers what is under way, then closes the database. What takes too long is cut off. */
async function stop({ server, listener }: Started, { out, err }: CommandContext): Promise<number> {
  out('dooryard is stopping\n')
  const late = Symbol('late')
  const timer = Promise.withResolvers<typeof late>()
  const timeout = setTimeout(() => timer.resolve(late), SHUTDOWN_GRACE)
  const outcome = await Promise.race([listener.close(), timer.promise])
  clearTimeout(timeout)
  if (outcome === late) {
    err('Some requests took too long and were cut off.\n')
    listener.cutOff()
  }
  await server.close()
  return 0
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function parsePort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new Error(
    `The port (--port, or PORT) must be a number up to 65535, not ${JSON.stringify(text)}.`,
  )
}

/** As the setting `trustedProxyHops`. */
function parseCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^(\d|10)$/.test(text)) return Number(text)
  throw new Error(
    '--trusted-proxies (or DOORYARD_TRUSTED_PROXIES) must be the number of proxies in front of the server, ' +
      `from 0 to 10, not ${JSON.stringify(text)}.`,
  )
}

function parseYesNo(name: string, text: string | undefined): boolean {
  const value = envFlag(text)
  if (value !== null) return value
  throw new Error(`${name} must be true or false, not ${JSON.stringify(text)}.`)
}
