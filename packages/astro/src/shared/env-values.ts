import { envFlag, envText } from '@dooryard/protocol'

/**
 * What a variable says, in the one spelling that the rest of the package knows. Undefined: nothing.
 *
 * @throws {Error} that names the variable and says what to write. Values of secrets are not repeated (SEC-7).
 */
export function envValue(name: string, raw: unknown): string | undefined {
  const text = envText(raw)
  const kind = KINDS.find(([pattern]) => pattern.test(name))
  return text !== undefined && kind ? kind[1](name, text) : text
}

type Read = (name: string, text: string) => string

const KINDS: [name: RegExp, read: Read][] = [
  [/_(IS_SATELLITE|UNSAFE_MAILBOX)$/, flag],
  [/^PUBLIC_.*_(SIGN_(IN|UP)|REDIRECT)_URL$/, page],
  [/_(PROXY|API)_URL$/, address],
  [/_CLERK_DOMAIN$/, (_, text) => bare(text.replace(/^https?:\/\//i, ''))],
]

function flag(name: string, text: string): string {
  const value = envFlag(text)
  if (value !== null) return String(value)
  throw new Error(`${name} must be true or false, not ${JSON.stringify(text)}.`)
}

function page(name: string, text: string): string {
  assertPage(name, text)
  return text
}

/**
 * The address of a page, as a variable or an option names it. One that begins with neither a slash nor a scheme would mean
 * another page on every page that leads to it.
 *
 * @throws {Error} that says what to write
 */
export function assertPage(name: string, text: string): void {
  if (/^(\/|[a-z][a-z\d+.-]*:\/\/)/i.test(text)) return
  throw new Error(
    `${name} must begin with a slash or be a whole address, not ${JSON.stringify(text)}. Write ${whole(text)}.`,
  )
}

/** Where a server is; a path within the site, for a proxy. */
function address(name: string, text: string): string {
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) return bare(text)
  if (name.includes('PROXY') && text.startsWith('/')) return bare(text)
  throw new Error(
    `${name} must be an address that begins with https://, not ${JSON.stringify(text)}. Write ${whole(text)}.`,
  )
}

/** A text with the beginning that it lacks: what looks like a host gets a scheme, and the rest a slash. */
function whole(text: string): string {
  const rest = text.replace(/^[./]+/, '').replace(/^\w+:\/+/, '')
  const [host = ''] = rest.split('/')
  if (/^(localhost|127\.[\d.]+)(:\d+)?$/.test(host)) return `http://${rest}`
  return /[.:]/.test(host) ? `https://${rest}` : `/${rest}`
}

const bare = (text: string) => text.replace(/\/+$/, '')
