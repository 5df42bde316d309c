import { snakeCase } from './case.ts'

/** Where redirects may lead. */
export interface RedirectRules {
  /** Absolute URL against which relative targets are resolved; its own origin is always allowed. */
  base: string
  /**
   * More origins: exact (`https://app.example.com`), with whole left-hand labels as wildcard
   * (`https://*.example.com`), or a RegExp that must match the whole origin.
   */
  allowedOrigins?: readonly (string | RegExp)[]
}

/** C0 controls, DEL and backslash anywhere; blanks at the front: all are ways to mean another host than is read. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const DECEPTIVE = /[\u0000-\u001f\u007f\\]|^[\s\u00a0\ufeff]/

/**
 * A path that names another host to whoever resolves it again without its origin: two slashes at its start, also spelled
 * with percent signs, or with nothing but dots, controls and blanks between them (RED-6).
 */
const HOST_LIKE = /^\/(\.|%(25)*([01][\da-f]|2[0e]|7f))*(\/|%(25)*(2f|5c))/i

/**
 * Decides whether a redirect target may be followed, and in which form: the full parsed URL, never the text that came
 * in. Null: refuse, and use the default page without echoing the value (RED-1 to RED-4). Its path never begins with two slashes.
 */
export function safeRedirect(target: unknown, rules: RedirectRules): string | null {
  const text = target instanceof URL ? target.href : target
  if (typeof text !== 'string' || !text || DECEPTIVE.test(text)) return null
  const url = parse(text, rules.base)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null
  if (HOST_LIKE.test(url.pathname)) return null
  const allowed =
    url.origin === new URL(rules.base).origin ||
    rules.allowedOrigins?.some((origin) => matchesOrigin(url, origin))
  return allowed ? url.href : null
}

/** The first target that may be followed, as `safeRedirect` gives it. Undefined: none of them. */
export const firstSafeRedirect = (
  targets: readonly unknown[],
  rules: RedirectRules,
): string | undefined =>
  targets.map((target) => safeRedirect(target, rules)).find((url) => url !== null)

/** Names of pages, in options and settings; pictures and legal texts are no places to be sent to. */
const PAGES = /(home|sign|profile|create|after|waitlist)\w*url$/i

/**
 * Where a page may be sent: its own origin, `allowedRedirectOrigins`, and the origins of the pages that the site (`options`)
 * and the instance (`display`) configured.
 */
export const redirectRules = (
  base: string,
  options: { readonly allowedRedirectOrigins?: readonly (string | RegExp)[] },
  display?: object,
): RedirectRules => ({
  base,
  allowedOrigins: [
    ...(options.allowedRedirectOrigins ?? []),
    ...Object.entries({ ...display, ...options }).flatMap(([name, value]) =>
      PAGES.test(name) ? `${value}` : [],
    ),
  ],
})

/** The two flows that lead to an account, and to each other. */
export type Flow = 'signIn' | 'signUp'

export type Kind = 'Force' | 'Fallback'
export type FlowRedirects = { readonly [Name in `${Flow}${Kind}RedirectUrl`]?: unknown }

/**
 * Where a finished flow leads, as an absolute address: force, then `redirect_url` of the address, then fallback, then where
 * a modal stays (`stay`); else to the front page, `/`. Of those of one kind the address comes first, then `sources` in their
 * order: the component, then the site. What is not allowed is passed over (RED-2 to RED-4). UI components §1.6.
 */
export function afterFlow(
  flow: Flow,
  query: URLSearchParams,
  sources: readonly FlowRedirects[],
  rules: RedirectRules,
  stay?: string | false,
): string {
  const said = (name: keyof FlowRedirects) => [
    query.get(snakeCase(name)),
    ...sources.map((source) => source[name]),
  ]
  const targets = [
    ...said(`${flow}ForceRedirectUrl`),
    query.get('redirect_url'),
    ...said(`${flow}FallbackRedirectUrl`),
    stay,
  ]
  return firstSafeRedirect(targets, rules) ?? '/'
}

function matchesOrigin(url: URL, allowed: string | RegExp): boolean {
  if (typeof allowed !== 'string') {
    return new RegExp(`^(?:${allowed.source})$`, allowed.flags.replace(/[gy]/g, '')).test(
      url.origin,
    )
  }
  const wildcard = /^(https?:)\/\/\*\.([^*/]+)$/.exec(allowed.replace(/\/$/, ''))
  if (!wildcard) return parse(allowed)?.origin === url.origin
  return url.protocol === wildcard[1] && url.host.endsWith(`.${wildcard[2]!.toLowerCase()}`)
}

const parse = (text: string, base?: string): URL | null =>
  URL.canParse(text, base) ? new URL(text, base) : null
