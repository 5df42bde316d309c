import { fileURLToPath } from 'node:url'
import type { AstroConfig } from 'astro'
import { readEnvFiles } from '../server/env-files.ts'
import { isTruthy, olderName, PUBLIC_NAMES } from '../shared/env-names.ts'
import { assertPage, envValue } from '../shared/env-values.ts'

type Option = string | boolean

/**
 * The public variables as far as they are known before the site runs, from the environment or a `.env` file, as the
 * options they stand for: `PUBLIC_CLERK_SIGN_IN_URL` → `signInUrl`.
 */
export function publicEnvOptions(config: AstroConfig, mode: string): Record<string, Option> {
  const env = environment(config, mode)
  const options = PUBLIC_NAMES.flatMap((name) => {
    const older = olderName(name)
    const value = envValue(name, env[name]) ?? envValue(older, env[older])
    return value ? [[optionName(name), toOption(name, value)] as const] : []
  })
  return Object.fromEntries(options)
}

/** Where the users are, if a variable names it: a file, or an address of PostgreSQL. */
export function databaseFile(config: AstroConfig, mode: string): string | undefined {
  return envValue('DOORYARD_DATABASE', environment(config, mode).DOORYARD_DATABASE)
}

/** A site that has one of the pair by itself is missing the other: none is made for it. */
export function hasSecretKey(config: AstroConfig, mode: string): boolean {
  const env = environment(config, mode)
  return envValue('CLERK_SECRET_KEY', env.CLERK_SECRET_KEY) !== undefined
}

const environment = (config: AstroConfig, mode: string): Record<string, string | undefined> => ({
  ...readEnvFiles(envFolder(config), mode),
  ...process.env,
})

/** Options that no variable stands for, and that name pages as well. */
const PAGES = [
  'afterMultiSessionSingleSignOutUrl',
  'afterSignOutUrl',
  'userProfileUrl',
  'waitlistUrl',
]

/** @throws {Error} for an option that names a page in a way that leads elsewhere from every page, or that is no text. */
export function assertPageOptions(params: object): void {
  const values = params as Record<string, unknown>
  const pages = PUBLIC_NAMES.filter((name) => name.endsWith('_URL') && !name.endsWith('PROXY_URL'))
  for (const name of pages.map(optionName)) {
    const value = values[name]
    assertText(name, value)
    if (typeof value === 'string' && value !== '') assertPage(name, value)
  }
  for (const name of PAGES) assertText(name, values[name])
}

/** What is no text would be found by a visitor. Functions are no data, and refused as such. */
function assertText(name: string, value: unknown): void {
  if (value === undefined || value === null || /^(string|function)$/.test(typeof value)) return
  throw new TypeError(
    `${name} of clerk() must be a text, the address of a page such as '/sign-in', not ${JSON.stringify(value)}.`,
  )
}

/** The folder of the `.env` files. */
export function envFolder({ root, vite: { envDir } }: AstroConfig): string {
  return fileURLToPath(envDir ? new URL(envDir, root) : root)
}

function optionName(variable: string): string {
  const words = variable.replace('PUBLIC_CLERK_', '').toLowerCase()
  return words.replace(/_[a-z]/g, (match) => match[1]!.toUpperCase())
}

function toOption(name: string, value: string): Option {
  return name === 'PUBLIC_CLERK_IS_SATELLITE' ? isTruthy(value) : value
}
