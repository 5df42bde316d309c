import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { nearestName } from '@dooryard/protocol'
import { systemRandom } from '../random.ts'
import { runBackUp } from './back-up.ts'
import { runCopy } from './copy.ts'
import { HELP } from './help.ts'
import { runImport } from './import.ts'
import { createInstanceKeyPair, toEnvLines } from './keys.ts'
import { runRotate } from './rotate-keys.ts'
import { runServe } from './serve.ts'

/** What a command may touch of its process. */
export interface CommandContext {
  env: Record<string, string | undefined>
  out(text: string): void
  err(text: string): void
  /** Aborted when the process is asked to stop. */
  signal: AbortSignal
}

/** Runs one command line and resolves with its exit code: 0 done, 1 failed, 2 not understood. */
export async function runCommand(args: string[], context: CommandContext): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || args.some((each) => /^(--help|-h)$/.test(each))) {
    context.out(HELP)
    return 0
  }
  try {
    switch (name) {
      case 'keys':
        return await runKeys(rest, context)
      case 'backup':
        return await runBackUp(rest, context)
      case 'copy':
        return await runCopy(rest, context)
      case 'import':
        return await runImport(rest, context)
      case 'serve':
        return await runServe(rest, context)
      case '--version':
      case '-v':
        context.out(`${await readVersion()}\n`)
        return 0
      default:
        context.err(`There is no command ${JSON.stringify(name)}. ${adviceFor(name)}\n`)
        return 2
    }
  } catch (error) {
    const { message } = error as Error
    context.err(isUsageError(error) ? `${message}. See dooryard --help.\n` : `${message}\n`)
    return isUsageError(error) ? 2 : 1
  }
}

function adviceFor(name: string): string {
  const nearest = nearestName(name, ['keys', 'serve', 'backup', 'copy', 'import', 'help'])
  return nearest ? `Did you mean dooryard ${nearest}?` : 'See dooryard --help.'
}

function runKeys(args: string[], context: CommandContext): number | Promise<number> {
  if (args[0] === 'rotate') return runRotate(args.slice(1), context)
  const { values } = parseArgs({
    args,
    options: { host: { type: 'string' }, development: { type: 'boolean' } },
  })
  const instanceType = values.development ? 'development' : 'production'
  context.out(
    toEnvLines(createInstanceKeyPair({ instanceType, host: values.host, random: systemRandom })),
  )
  return 0
}

async function readVersion(): Promise<string> {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}

function isUsageError(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS')
}
