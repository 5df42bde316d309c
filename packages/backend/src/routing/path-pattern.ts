/** Parameters of a path, by name (or number, for groups without one); null when the path does not match. */
export type PathMatcher = (path: string) => Record<string, string> | null

/**
 * Compiles a path pattern: `/orgs/:slug`, `/docs/:path*`, `/dashboard(.*)`, `/user/:id(\\d+)`, `/a{/b}?`. Case does not
 * count and one slash may follow. Backend API §9.
 *
 * @throws {Error} `Invalid path: …`
 */
export function compilePattern(pattern: string): PathMatcher {
  const names: string[] = []
  const source = new PatternReader(pattern, names).read()
  const regex = toRegExp(pattern, `^${source}[/#?]?$`)
  return (path) => {
    const match = regex.exec(path)
    if (!match) return null
    const found = names.map((name, index) => [name, match[index + 1]] as const)
    return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as Record<
      string,
      string
    >
  }
}

const SEGMENT = '[^/#?]+?'
const MODIFIERS = '?*+'
/** Characters that belong to the parameter after them: they repeat, and are missing, with it. */
const PREFIXES = './'

/** Reads a pattern from left to right and writes a regular expression with one group for each parameter. */
class PatternReader {
  readonly #pattern: string
  readonly #names: string[]
  #position = 0

  constructor(pattern: string, names: string[]) {
    this.#pattern = pattern
    this.#names = names
  }

  read(): string {
    let source = ''
    let prefix = ''
    while (this.#position < this.#pattern.length) {
      const next = this.#pattern[this.#position]!
      if (next === ':' || next === '(') {
        source += this.#parameter(prefix)
        prefix = ''
      } else if (next === '{') {
        source += escapeRegExp(prefix) + this.#group()
        prefix = ''
      } else {
        source += escapeRegExp(prefix)
        prefix = ''
        const literal = this.#literal()
        if (PREFIXES.includes(literal)) prefix = literal
        else source += escapeRegExp(literal)
      }
    }
    return source + escapeRegExp(prefix)
  }

  /** `:name`, `:name(regex)` or `(regex)`; the slash before it repeats with it. */
  #parameter(prefix: string): string {
    const body = this.#parameterBody()
    return this.#repeated({ prefix, body, suffix: '', modifier: this.#modifier() })
  }

  #parameterBody(): string {
    let name = String(this.#names.filter((known) => /^\d+$/.test(known)).length)
    if (this.#pattern[this.#position] === ':') {
      name = /^\w+/.exec(this.#pattern.slice(this.#position + 1))?.[0] ?? ''
      if (!name) throw this.#invalid('a parameter has no name')
      this.#position += name.length + 1
    }
    this.#names.push(name)
    return this.#pattern[this.#position] === '(' ? this.#regex() : SEGMENT
  }

  /** `{prefix:name suffix}` or `{text}`. */
  #group(): string {
    this.#position++
    const prefix = this.#text()
    const next = this.#pattern[this.#position]
    const body = next === ':' || next === '(' ? this.#parameterBody() : ''
    const suffix = this.#text()
    if (this.#pattern[this.#position] !== '}') throw this.#invalid('a brace is not closed')
    this.#position++
    if (!body && !prefix && !suffix) throw this.#invalid('a group is empty')
    return this.#repeated({ prefix, body, suffix, modifier: this.#modifier() })
  }

  #text(): string {
    let text = ''
    while (
      this.#position < this.#pattern.length &&
      !':({}'.includes(this.#pattern[this.#position]!)
    ) {
      text += this.#literal()
    }
    return text
  }

  #literal(): string {
    const next = this.#pattern[this.#position]!
    if (')}?*+'.includes(next)) throw this.#invalid(`"${next}" has nothing before it`)
    if (next === '\\') this.#position++
    const literal = this.#pattern[this.#position]
    if (literal === undefined) throw this.#invalid('nothing follows the backslash')
    this.#position++
    return literal
  }

  #regex(): string {
    const start = ++this.#position
    let depth = 1
    for (; this.#position < this.#pattern.length; this.#position++) {
      const next = this.#pattern[this.#position]!
      if (next === '\\') this.#position++
      else if (next === ')' && --depth === 0) break
      else if (next === '(' && ++depth > 0 && this.#pattern[this.#position + 1] !== '?') {
        throw this.#invalid('a group captures inside a parameter')
      }
    }
    if (depth > 0) throw this.#invalid('a parenthesis is not closed')
    const regex = this.#pattern.slice(start, this.#position++)
    if (!regex || regex.startsWith('?')) throw this.#invalid(`"(${regex})" is no parameter`)
    return regex
  }

  #modifier(): string {
    const next = this.#pattern[this.#position]
    if (!next || !MODIFIERS.includes(next)) return ''
    this.#position++
    return next
  }

  #repeated(part: { prefix: string; body: string; suffix: string; modifier: string }): string {
    const { body, modifier } = part
    const prefix = escapeRegExp(part.prefix)
    const suffix = escapeRegExp(part.suffix)
    if (!body) return `(?:${prefix}${suffix})${modifier}`
    if (!prefix && !suffix) {
      // The whole repetition belongs to the parameter's value.
      return modifier === '?' || !modifier ? `(${body})${modifier}` : `((?:${body})${modifier})`
    }
    if (modifier === '?' || !modifier) return `(?:${prefix}(${body})${suffix})${modifier}`
    const optional = modifier === '*' ? '?' : ''
    return `(?:${prefix}((?:${body})(?:${suffix}${prefix}(?:${body}))*)${suffix})${optional}`
  }

  #invalid(why: string): Error {
    return new Error(`Invalid path: ${this.#pattern} (${why}, at ${this.#position}).`)
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.+*?=^!:${}()[\]|/\\]/g, '\\$&')
}

function toRegExp(pattern: string, source: string): RegExp {
  try {
    return new RegExp(source, 'i')
  } catch (cause) {
    throw new Error(`Invalid path: ${pattern}. ${(cause as Error).message}`, { cause })
  }
}
