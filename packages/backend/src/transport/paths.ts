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
 * A path with ids filled in. Ids go in as they are: the Backend API makes them of letters, digits and underscores.
 *
 * @throws {Error} when an id is missing, or holds a character that would end the path segment.
 */
export function path(texts: TemplateStringsArray, ...ids: string[]): string {
  return texts.reduce((built, text, index) => built + requireId(ids[index - 1]) + text)
}

function requireId(id: string | undefined): string {
  if (!id) throw new Error('A valid resource ID is required.')
  if (/[/?#\\]/.test(id)) throw new Error(`"${id}" is not a resource ID.`)
  return id
}
