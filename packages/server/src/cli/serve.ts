import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { createServer } from '../create-server.ts'
import type { SettingsInput } from '../settings/schema.ts'
import type { DooryardServer, ServerOptions } from '../types.ts'
import type { CommandContext } from './commands.ts'
import { HELP } from './help.ts'
import { listen, type NodeListener } from './node-listener.ts'

/** Milliseconds that requests under way get when the server is asked to stop; with the mails', less than ten seconds. */
const SHUTDOWN_GRACE = 5_000

/** Runs the server until it is asked to stop; resolves with the exit code. */
export async function runServe(args: string[], context: CommandContext): Promise<number> {
  const flags = parseFlags(args)
  if (flags.help) {
    context.out(HELP)
    return 0
  }
  const port = parsePort(flags.port ?? context.env.PORT ?? '3000')
  const proxies = parseCount(
    flags['trusted-proxies'] ?? (context.env.DOORYARD_TRUSTED_PROXIES || undefined),
  )
  const settings = await readSettings(flags.config)
  if (proxies !== undefined) settings.trustedProxyHops = proxies

  const server = await createServer({ ...optionsFrom(flags, context.env), settings })
  const listener = await listen({
    port,
    address: flags.address ?? (context.env.HOST || '127.0.0.1'),
    trustedProxies: settings.trustedProxyHops ?? 0,
    handle: server.fetch,
  }).catch(async (error: unknown) => {
    await server.close()
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Error(`Port ${port} is taken. Name another: --port <number>, or PORT.`)
  })
  announce(server, listener, context)
  await aborted(context.signal)
  return stop(server, listener, context)
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
      help: { type: 'boolean', short: 'h' },
    },
  }).values
}

function optionsFrom(
  flags: ReturnType<typeof parseFlags>,
  env: CommandContext['env'],
): ServerOptions {
  return {
    mode: flags.development ? 'development' : 'production',
    publishableKey: env.PUBLIC_CLERK_PUBLISHABLE_KEY || env.CLERK_PUBLISHABLE_KEY || undefined,
    secretKey: env.CLERK_SECRET_KEY || undefined,
    database: env.DOORYARD_DATABASE || undefined,
    basePath: flags['base-path'] ?? '',
    mail: {
      smtpUrl: env.DOORYARD_SMTP_URL || undefined,
      from: env.DOORYARD_MAIL_FROM || undefined,
      unsafeMailbox: env.DOORYARD_UNSAFE_MAILBOX === 'true',
    },
  }
}

async function readSettings(file: string | undefined): Promise<SettingsInput> {
  if (file === undefined) return {}
  const module = (await import(pathToFileURL(resolve(file)).href)) as { default?: unknown }
  if (typeof module.default === 'object' && module.default !== null) return { ...module.default }
  throw new Error(`${file} has no default export with settings.`)
}

function announce(
  { publishableKey, mailboxUrl }: DooryardServer,
  { url }: NodeListener,
  { out }: CommandContext,
): void {
  out(`dooryard listens at ${url}\n`)
  out(`  publishable key  ${publishableKey}\n`)
  if (mailboxUrl) out(`  mailbox          ${url}${mailboxUrl}\n`)
}

/** Answers what is under way, then closes the database. What takes too long is cut off. */
async function stop(
  server: DooryardServer,
  listener: NodeListener,
  { out, err }: CommandContext,
): Promise<number> {
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
  throw new Error(`The port must be a number up to 65535, not ${JSON.stringify(text)}.`)
}

function parseCount(text: string | undefined): number | undefined {
  if (text === undefined || /^\d{1,2}$/.test(text)) return text === undefined ? text : Number(text)
  throw new Error(
    `--trusted-proxies (DOORYARD_TRUSTED_PROXIES) must be a small number, not ${JSON.stringify(text)}.`,
  )
}
