/** Elements whose content is text: a `</head>` in there is not a tag. */
const RAW_TEXT = new Set(['script', 'style', 'title', 'textarea', 'noscript', 'template', 'iframe'])

const LONGEST_NAME = 'textarea'.length + 1
const [LT, GT, SLASH, BANG, DASH, DOUBLE, SINGLE] = [...'<>/!-"\''].map((c) => c.charCodeAt(0))

type State =
  | { in: 'text' }
  | { in: 'tag'; quote: number; opens: string }
  | { in: 'comment'; dashes: number }
  | { in: 'raw'; element: string }

/**
 * Finds the place at the end of `<head>` in HTML that arrives in pieces of any size: before `</head>`, or before
 * `<body>` where the end tag is left out. Markers inside scripts, comments, titles and attribute values are not
 * places (AST-13). Works on bytes, so any ASCII-compatible charset will do.
 */
export class HeadScanner {
  #state: State = { in: 'text' }
  /** Bytes from an unfinished `<…` on, not handed out yet. */
  #held: Uint8Array = new Uint8Array(0)

  /** Takes the next piece. `before` can go out; `found` says that the place is at its end, `after` follows it. */
  scan(piece: Uint8Array): { before: Uint8Array; found: boolean; after: Uint8Array } {
    const bytes = concat(this.#held, piece)
    this.#held = new Uint8Array(0)
    let at = 0
    while (at < bytes.length) {
      const byte = bytes[at]!
      const state = this.#state
      if (state.in === 'tag') {
        this.#state = insideTag(state, byte)
        at++
      } else if (state.in === 'comment') {
        this.#state = insideComment(state, byte)
        at++
      } else if (byte !== LT) {
        const next = bytes.indexOf(LT!, at)
        at = next < 0 ? bytes.length : next
      } else {
        const tag = readTagStart(bytes, at)
        if (tag === 'incomplete') {
          this.#held = bytes.slice(at)
          return { before: bytes.subarray(0, at), found: false, after: new Uint8Array(0) }
        }
        if (state.in === 'text' && (tag.name === '/head' || tag.name === 'body')) {
          return { before: bytes.subarray(0, at), found: true, after: bytes.subarray(at) }
        }
        this.#state = enter(state, tag.name)
        at += tag.length
      }
    }
    return { before: bytes, found: false, after: new Uint8Array(0) }
  }

  /** What is left when the document ends. */
  rest(): Uint8Array {
    return this.#held
  }
}

function insideTag(state: State & { in: 'tag' }, byte: number): State {
  if (state.quote) return byte === state.quote ? { ...state, quote: 0 } : state
  if (byte === DOUBLE || byte === SINGLE) return { ...state, quote: byte }
  if (byte !== GT) return state
  return RAW_TEXT.has(state.opens) ? { in: 'raw', element: state.opens } : { in: 'text' }
}

function insideComment(state: State & { in: 'comment' }, byte: number): State {
  if (byte === DASH) return { in: 'comment', dashes: state.dashes + 1 }
  if (byte === GT && state.dashes >= 2) return { in: 'text' }
  return state.dashes === 0 ? state : { in: 'comment', dashes: 0 }
}

function enter(state: State, name: string): State {
  if (state.in === 'raw') {
    return name === `/${state.element}` ? { in: 'tag', quote: 0, opens: '' } : state
  }
  if (name === '!--') return { in: 'comment', dashes: 2 }
  return name === '' ? state : { in: 'tag', quote: 0, opens: name }
}

/** The name behind a `<`, with its slash; `''` when no tag begins here. */
function readTagStart(bytes: Uint8Array, at: number) {
  let end = at + 1
  if (bytes[end] === BANG) {
    if (bytes.length < at + 4) return 'incomplete' as const
    const isComment = bytes[at + 2] === DASH && bytes[at + 3] === DASH
    return isComment ? { name: '!--', length: 4 } : { name: '!', length: 2 }
  }
  if (bytes[end] === SLASH) end++
  const start = end
  while (end < bytes.length && isLetterOrDigit(bytes[end]!)) end++
  if (end === bytes.length && end - start <= LONGEST_NAME) return 'incomplete' as const
  const name = String.fromCharCode(...bytes.subarray(at + 1, end)).toLowerCase()
  return { name: end === start ? '' : name.slice(0, LONGEST_NAME + 1), length: end - at }
}

function isLetterOrDigit(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57)
}

function concat(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second
  const joined = new Uint8Array(first.length + second.length)
  joined.set(first)
  joined.set(second, first.length)
  return joined
}
