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
  if (typeof text !== 'string' || text === '' || DECEPTIVE.test(text)) return null
  const base = parse(rules.base)
  const url = base && parse(text, base.href)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null
  if (HOST_LIKE.test(url.pathname)) return null
  const allowed =
    url.origin === base.origin ||
    (rules.allowedOrigins ?? []).some((origin) => matchesOrigin(url, origin))
  return allowed ? url.href : null
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

function parse(text: string, base?: string): URL | null {
  try {
    return new URL(text, base)
  } catch {
    return null
  }
}
