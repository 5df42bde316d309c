/** Deeper encodings of a path segment than this are refused. */
const MAX_ENCODING_LAYERS = 10

/**
 * Joins the parts of a URL with single slashes; a trailing one survives. Backend API §1.3.
 *
 * @throws {Error} when a segment means "here" or "up", however often it was percent-encoded: it would leave the path
 * that the call is about.
 */
export function joinPaths(...parts: string[]): string {
  const joined = parts
    .filter(Boolean)
    .join('/')
    .replace(/(?<!:)\/{2,}/g, '/')
  if (joined.split(/[/?#\\]/).some(isTraversal)) {
    throw new Error(`joinPaths: "${joined}" contains a segment that leads out of the path.`)
  }
  return joined
}

function isTraversal(segment: string): boolean {
  let text = segment
  for (let layer = 0; layer <= MAX_ENCODING_LAYERS; layer++) {
    if (text.split(/[/\\]/).some((part) => part === '.' || part === '..')) return true
    const decoded = decodeOnce(text)
    if (decoded === text) return false
    text = decoded
  }
  throw new Error(`joinPaths: "${segment}" is percent-encoded too often.`)
}

function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a stray percent sign stands for itself
  }
}

/**
 * A path with its parts filled in, and the parameters that are left. Ids go in as they are: the Backend API makes them of
 * letters, digits and underscores.
 *
 * @throws {Error} when an id is missing, or holds a character that would end the path segment.
 */
export function fillPath(template: string, args: readonly unknown[]) {
  const [first] = args
  const isNamed = typeof first === 'object' && first !== null && !Array.isArray(first)
  const named: Record<string, unknown> | null = isNamed ? { ...first } : null
  const following = [...args]
  const path = template.replace(/:(\w+)/g, (_, name: string) => {
    if (!named) return requireId(following.shift())
    const id = requireId(named[name])
    delete named[name]
    return id
  })
  return { path, rest: named ?? following[0] }
}

function requireId(id: unknown): string {
  if (typeof id !== 'string' || !id) throw new Error('A valid resource ID is required.')
  if (/[/?#\\]/.test(id)) throw new Error(`"${id}" is not a resource ID.`)
  return id
}
